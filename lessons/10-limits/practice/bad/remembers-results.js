// refused: as-early
export function rateLimited(fn, count, ms) {
  const starts = []
  const known = new Map()
  const start = async (args) => {
    const now = performance.now()
    const at = Math.max(now, (starts.at(-count) ?? -ms) + ms)
    starts.push(at)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    return fn(...args)
  }
  return (...args) => {
    const key = JSON.stringify(args)
    if (!known.has(key)) known.set(key, start(args))
    return known.get(key)
  }
}
