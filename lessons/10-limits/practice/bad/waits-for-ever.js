// refused: hung
export function rateLimited(fn, count, ms) {
  const waiting = []
  let started = 0
  return async (...args) => {
    if (++started > count) await new Promise((resolve) => waiting.push(resolve))
    setTimeout(() => started--, ms)
    return fn(...args)
  }
}
