// refused: arguments
// Passes args as one array.
export const debounce = (fn, ms) => {
  let t
  return (...args) => { clearTimeout(t); t = setTimeout(fn, ms, args) }
}
