// refused: as-early
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export function rateLimited(fn, count, ms) {
  let nextMs = 0
  return async (...args) => {
    const now = performance.now()
    const at = Math.max(now, nextMs)
    nextMs = at + Math.ceil(ms / count)
    if (at > now) await sleep(at - now)
    return fn(...args)
  }
}
