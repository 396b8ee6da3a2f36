export async function both<Value>(
  one: () => Promise<Value>,
  other: () => Promise<Value>,
): Promise<Value[]> {
  // Calling them starts them.
  const promises = [one(), other()]

  //> Wait for both together.
  return Promise.all(promises)
  //< return []
}
