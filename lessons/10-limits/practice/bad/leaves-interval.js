// refused: left
export function rateLimited(fn, count, ms) {
  const waiting = []
  const starts = []
  setInterval(() => starts.splice(0, starts.length - count), 60_000)
  return async (...args) => {
    const now = performance.now()
    const at = Math.max(now, (starts.at(-count) ?? -ms) + ms)
    starts.push(at)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    return fn(...args)
  }
}
