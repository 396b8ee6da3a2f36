// refused: left
export function debounce(fn, ms) {
  let latest = null
  setInterval(() => {
    if (latest === null || Date.now() - latest.atMs < ms) return
    const { args } = latest
    latest = null
    fn(...args)
  }, 1)
  return (...args) => {
    latest = { atMs: Date.now(), args }
  }
}
