// refused: passed-on
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export function rateLimited(fn, count, ms) {
  const starts = []
  return async (...args) => {
    const now = performance.now()
    const at = Math.max(now, (starts.at(-count) ?? -ms) + ms)
    starts.push(at)
    if (at > now) await sleep(at - now)
    return fn(...args).catch(() => undefined)
  }
}
