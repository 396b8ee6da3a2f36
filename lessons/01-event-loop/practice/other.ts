// One timer that looks how long ago the last call was: a call only writes down the time,
// which is cheap where thousands of them come.
export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  ms: number,
): (...args: Args) => void {
  let last: Args
  let dueMs = 0
  let isArmed = false

  function look(): void {
    const restMs = dueMs - performance.now()
    if (restMs > 0) return void setTimeout(look, restMs)
    isArmed = false
    fn(...last)
  }

  return (...args) => {
    last = args
    dueMs = performance.now() + ms
    if (!isArmed) setTimeout(look, ms)
    isArmed = true
  }
}
