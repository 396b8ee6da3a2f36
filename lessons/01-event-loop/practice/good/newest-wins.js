// Each timer looks whether a later call has come.
export function debounce(fn, ms) {
  let newest = 0
  return function (...args) {
    const mine = ++newest
    setTimeout(() => {
      if (mine === newest) fn.apply(this, args)
    }, ms)
  }
}
