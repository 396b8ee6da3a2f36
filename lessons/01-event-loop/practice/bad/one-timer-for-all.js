// refused: called
let timer

export const debounce = (fn, ms) => (...args) => {
  clearTimeout(timer)
  timer = setTimeout(fn, ms, ...args)
}
