// refused: called
export function debounce(fn, ms) {
  let lastAt = 0
  let lastArgs = null
  let isWatching = false

  function look() {
    if (Date.now() < lastAt + ms) return setTimeout(look, 50)
    isWatching = false
    fn(...lastArgs)
  }

  return (...args) => {
    lastAt = Date.now()
    lastArgs = args
    if (!isWatching) setTimeout(look, ms)
    isWatching = true
  }
}
