// refused: arguments
// Args of the first call.
export function debounce(fn, ms) {
  let timer
  let kept
  return (...args) => {
    kept ??= args
    clearTimeout(timer)
    timer = setTimeout(() => { fn(...kept); kept = undefined }, ms)
  }
}
