// Looks each millisecond whether it is time, as long as a burst goes on.
export function debounce(fn, ms) {
  let interval = null
  let latest
  const look = () => {
    if (Date.now() - latest.atMs < ms) return
    clearInterval(interval)
    interval = null
    fn(...latest.args)
  }
  return (...args) => {
    latest = { atMs: Date.now(), args }
    interval ??= setInterval(look, 1)
  }
}
