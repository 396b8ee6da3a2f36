// refused: both-at-once
export async function both<Value>(
  one: () => Promise<Value>,
  other: () => Promise<Value>,
): Promise<Value[]> {
  return [await one(), await other()]
}
