// refused: not-before
// First call of a burst calls at once as well.
export function debounce(fn, ms) {
  let timer = null
  return (...args) => {
    if (timer === null) fn(...args)
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      fn(...args)
    }, ms)
  }
}
