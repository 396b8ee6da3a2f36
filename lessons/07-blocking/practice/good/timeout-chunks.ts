export function inSlices<I, R>(
  items: readonly I[],
  work: (item: I) => R,
  budget: number,
) {
  return new Promise<R[]>((resolve) => {
    const results: R[] = []
    const slice = () => {
      const until = Date.now() + budget
      do {
        if (results.length === items.length) return resolve(results)
        results.push(work(items[results.length]!))
      } while (Date.now() < until)
      setTimeout(slice)
    }
    slice()
  })
}
