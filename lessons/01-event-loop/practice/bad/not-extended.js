// refused: not-before
// Does not extend.
export function debounce(fn, ms) {
  let latest
  let pending = false
  return (...args) => {
    latest = args
    if (pending) return
    pending = true
    setTimeout(() => { pending = false; fn(...latest) }, ms)
  }
}
