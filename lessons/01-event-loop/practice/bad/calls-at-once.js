// refused: not-before
export function debounce(fn, ms) {
  let timer
  return (...args) => {
    if (!timer) fn(...args)
    clearTimeout(timer)
    timer = setTimeout(() => (timer = undefined), ms)
  }
}
