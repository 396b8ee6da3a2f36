// refused: too-many
// Counts per fixed window from the first call.
export function rateLimited(fn, count, ms) {
  let used = 0
  let windowStart = -Infinity
  const wait = (t) => new Promise((r) => setTimeout(r, t))
  let turn = Promise.resolve()
  return (...args) => {
    const go = turn.then(async () => {
      for (;;) {
        const now = performance.now()
        const w = Math.floor(now / ms)
        if (w !== windowStart) { windowStart = w; used = 0 }
        if (used < count) { used++; return }
        await wait((w + 1) * ms - now)
      }
    })
    turn = go
    return go.then(() => fn(...args))
  }
}
