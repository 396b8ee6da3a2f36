// refused: not-before
export function debounce(fn, ms) {
  let timer
  let firstMs
  return (...args) => {
    firstMs ??= Date.now()
    clearTimeout(timer)
    const waitMs = Math.min(ms, firstMs + 3 * ms - Date.now())
    timer = setTimeout(() => {
      firstMs = undefined
      fn(...args)
    }, waitMs)
  }
}
