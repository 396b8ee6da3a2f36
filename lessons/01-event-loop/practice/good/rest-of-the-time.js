// One timer for a burst: when it fires, it waits for the rest, if there is one.
export function debounce(fn, ms) {
  let lastMs
  let args
  let waiting = false
  function look() {
    const restMs = lastMs + ms - performance.now()
    if (restMs > 0) {
      setTimeout(look, restMs)
      return
    }
    waiting = false
    fn(...args)
  }
  return (...given) => {
    args = given
    lastMs = performance.now()
    if (waiting) return
    waiting = true
    setTimeout(look, ms)
  }
}
