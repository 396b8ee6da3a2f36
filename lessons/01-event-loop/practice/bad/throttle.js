// refused: not-before
export function debounce(fn, ms) {
  let timer
  let last
  return (...args) => {
    last = args
    timer ??= setTimeout(() => {
      timer = undefined
      fn(...last)
    }, ms)
  }
}
