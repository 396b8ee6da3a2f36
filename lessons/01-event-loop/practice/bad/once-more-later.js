// refused: once
export function debounce(fn, ms) {
  let timer
  return (...args) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      fn(...args)
      setTimeout(fn, ms, ...args)
    }, ms)
  }
}
