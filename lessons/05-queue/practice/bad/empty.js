// refused: once
export async function pump() {}
