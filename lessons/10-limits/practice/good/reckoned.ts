const sleep = (ms: number) =>
  new Promise((resolve) => setTimeout(resolve, ms))

export function rateLimited<Args extends unknown[], Result>(
  fn: (...args: Args) => Promise<Result>,
  count: number,
  ms: number,
): (...args: Args) => Promise<Result> {
  const starts: number[] = []
  return async (...args) => {
    const now = performance.now()
    const at = Math.max(
      now,
      (starts[starts.length - count] ?? -Infinity) + ms,
    )
    starts.push(at)
    if (starts.length > count) starts.shift()
    if (at > now) await sleep(at - now)
    return fn(...args)
  }
}
