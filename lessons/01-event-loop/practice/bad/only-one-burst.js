// refused: called
export function debounce(fn, ms) {
  let timer
  let done = false
  return (...args) => {
    if (done) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      done = true
      fn(...args)
    }, ms)
  }
}
