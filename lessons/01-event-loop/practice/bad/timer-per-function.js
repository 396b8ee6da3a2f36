// refused: called
const timers = new WeakMap()

export const debounce = (fn, ms) => (...args) => {
  clearTimeout(timers.get(fn))
  timers.set(fn, setTimeout(fn, ms, ...args))
}
