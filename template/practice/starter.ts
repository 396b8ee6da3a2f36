export async function both<Value>(
  one: () => Promise<Value>,
  other: () => Promise<Value>,
): Promise<Value[]> {
  const first = await one()
  return [first, await other()]
}
