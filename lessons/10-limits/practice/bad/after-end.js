// refused: as-early
// Place comes back ms after the END.
export function rateLimited(fn, count, ms) {
  let free = count
  const q = []
  const next = () => {
    while (free > 0 && q.length) {
      free--
      q.shift()().catch(() => {}).finally(() => setTimeout(() => { free++; next() }, ms))
    }
  }
  return (...args) => new Promise((res, rej) => { q.push(() => { const p = fn(...args); p.then(res, rej); return p }); next() })
}
