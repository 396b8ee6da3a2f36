const sleep = (ms: number) =>
  new Promise((resolve) => setTimeout(resolve, ms))

export function rateLimited<Args extends unknown[], Result>(
  fn: (...args: Args) => Promise<Result>,
  count: number,
  ms: number,
): (...args: Args) => Promise<Result> {
  // When each call starts, also those that still wait.
  const starts: number[] = []

  return async (...args) => {
    const now = performance.now()
    //> The later of now, and ms after the start count places before, if there is one.
    const before = starts[starts.length - count] ?? -Infinity
    const at = Math.max(now, before + ms)
    //< const at = now
    starts.push(at)
    if (at > now) await sleep(at - now)
    return fn(...args)
  }
}
