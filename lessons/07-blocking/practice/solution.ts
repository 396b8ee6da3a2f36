export async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  budget: number,
): Promise<Result[]> {
  const results: Result[] = []
  let began = performance.now()
  for (const item of items) {
    results.push(work(item))
    if (performance.now() - began >= budget) {
      //> Does this let a timer run?
      await new Promise((resolve) => setImmediate(resolve))
      //< await Promise.resolve()
      began = performance.now()
    }
  }
  return results
}
