// refused: all-at-once
export const runTogether = async () => ['300 ms', '100 ms', '200 ms']
