// refused: in-order
export function rateLimited(fn, count, ms) {
  const waiting = []
  let free = count
  const drain = () => {
    if (free === 0 || waiting.length === 0) return
    free--
    waiting.pop()()
    setTimeout(() => {
      free++
      drain()
    }, ms)
  }
  return (...args) =>
    new Promise((resolve, reject) => {
      waiting.push(() => fn(...args).then(resolve, reject))
      drain()
    })
}
