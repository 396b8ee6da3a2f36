// refused: endless-loop
export function debounce(fn, ms) {
  let lastMs = 0
  return (...args) => {
    lastMs = Date.now()
    const look = () => (Date.now() - lastMs < ms ? setImmediate(look) : fn(...args))
    look()
  }
}
