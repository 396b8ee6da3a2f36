// refused: too-many
export function rateLimited(fn, count, ms) {
  const waiting = []
  let free = count
  const giveBack = () => {
    free++
    drain()
  }
  const drain = () => {
    while (free > 0 && waiting.length > 0) {
      free--
      waiting.shift()()
    }
  }
  return (...args) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        const timer = setTimeout(giveBack, ms)
        fn(...args).then(resolve, (error) => {
          clearTimeout(timer)
          giveBack()
          reject(error)
        })
      })
      drain()
    })
}
