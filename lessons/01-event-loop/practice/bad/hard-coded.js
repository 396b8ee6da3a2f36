// refused: not-before
export const debounce = (fn) => {
  setTimeout(fn, 700, 'loop')
  return () => {}
}
