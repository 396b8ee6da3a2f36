// refused: called
export function debounce(fn, ms) {
  let timer
  return (...args) => {
    clearTimeout(timer)
    timer = setTimeout(fn, ms + 1, ...args)
  }
}
