// refused: as-early
// Rejects calls above the rate.
export function rateLimited(fn, count, ms) {
  let used = 0
  return async (...args) => {
    if (used >= count) throw new Error('rate limit')
    used++
    setTimeout(() => used--, ms)
    return fn(...args)
  }
}
