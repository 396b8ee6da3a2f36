// refused: function
export async function rateLimited(fn, count, ms) {
  const starts = []
  return async (...args) => {
    const now = performance.now()
    const at = Math.max(now, (starts.at(-count) ?? -ms) + ms)
    starts.push(at)
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
    return fn(...args)
  }
}
