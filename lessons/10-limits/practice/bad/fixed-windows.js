// refused: too-many
export function rateLimited(fn, count, ms) {
  const waiting = []
  let used = 0
  let timer
  const next = () => {
    timer = undefined
    used = 0
    drain()
  }
  const drain = () => {
    while (used < count && waiting.length > 0) {
      used++
      timer ??= setTimeout(next, ms)
      waiting.shift()()
    }
  }
  return (...args) =>
    new Promise((resolve, reject) => {
      waiting.push(() => fn(...args).then(resolve, reject))
      drain()
    })
}
