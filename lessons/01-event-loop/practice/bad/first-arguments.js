// refused: arguments
export function debounce(fn, ms) {
  let timer
  let first
  return (...args) => {
    first ??= args
    clearTimeout(timer)
    timer = setTimeout(() => {
      fn(...first)
      first = undefined
    }, ms)
  }
}
