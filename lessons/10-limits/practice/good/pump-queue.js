export const rateLimited = (fn, count, ms) => {
  const queue = []
  const recent = []
  let timer = null
  const look = () => {
    timer = null
    while (queue.length > 0) {
      while (recent.length > 0 && performance.now() - recent[0] >= ms)
        recent.shift()
      if (recent.length === count) {
        timer = setTimeout(look, recent[0] + ms - performance.now())
        return
      }
      recent.push(performance.now())
      queue.shift()()
    }
  }
  return (...args) =>
    new Promise((resolve) => {
      queue.push(() => resolve(fn(...args)))
      if (timer === null) look()
    })
}
