// Each slice is a callback of its own: nothing to await, which suits code that has no
// async functions yet.
export function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  budget: number,
): Promise<Result[]> {
  return new Promise((resolve) => {
    const results: Result[] = []
    function slice(): void {
      const until = performance.now() + budget
      while (results.length < items.length) {
        results.push(work(items[results.length]!))
        if (performance.now() >= until) return void setImmediate(slice)
      }
      resolve(results)
    }
    slice()
  })
}
