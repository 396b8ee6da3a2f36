// refused: all-at-once
export async function runTogether() {}
