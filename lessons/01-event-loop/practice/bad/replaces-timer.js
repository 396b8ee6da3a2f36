// refused: replaced
const real = setTimeout
globalThis.setTimeout = (callback, ms) => real(callback, ms / 2)

export function debounce(fn, ms) {
  let timer
  return (...args) => {
    clearTimeout(timer)
    timer = setTimeout(() => fn(...args), ms)
  }
}
