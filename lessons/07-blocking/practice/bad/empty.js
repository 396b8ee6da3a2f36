// refused: once
export async function inSlices() {}
