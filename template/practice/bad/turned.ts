// refused: in-order
export async function both<Value>(
  one: () => Promise<Value>,
  other: () => Promise<Value>,
): Promise<Value[]> {
  return Promise.all([other(), one()])
}
