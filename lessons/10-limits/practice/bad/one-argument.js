// refused: called-with
export function rateLimited(fn, count, ms) {
  const starts = []
  return async (arg) => {
    const now = performance.now()
    const at = Math.max(now, (starts.at(-count) ?? -ms) + ms)
    starts.push(at)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    return fn(arg)
  }
}
