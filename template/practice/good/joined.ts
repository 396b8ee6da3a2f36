// One promise joined to the other by then: no array to take apart.
export function both<Value>(
  one: () => Promise<Value>,
  other: () => Promise<Value>,
): Promise<Value[]> {
  const second = other()
  return one().then(async (first) => [first, await second])
}
