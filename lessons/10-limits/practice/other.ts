// Places that are given back ms after they were taken: reads as the rule does, and keeps a
// timer for each place.
export function rateLimited<Args extends unknown[], Result>(
  fn: (...args: Args) => Promise<Result>,
  count: number,
  ms: number,
): (...args: Args) => Promise<Result> {
  const waiting: (() => void)[] = []
  let free = count

  function startNext(): void {
    if (free === 0 || waiting.length === 0) return
    free--
    setTimeout(() => {
      free++
      startNext()
    }, ms)
    waiting.shift()!()
  }

  return (...args) =>
    new Promise((resolve) => {
      waiting.push(() => resolve(fn(...args)))
      startNext()
    })
}
