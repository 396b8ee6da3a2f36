import { setTimeout } from 'node:timers'

export const rateLimited = (fn, count, ms) => {
  const waiting = []
  let free = count
  const startNext = () => {
    while (free > 0 && waiting.length > 0) {
      free -= 1
      setTimeout(() => {
        free += 1
        startNext()
      }, ms)
      waiting.shift()()
    }
  }
  return (...args) =>
    new Promise((resolve, reject) => {
      waiting.push(() => fn(...args).then(resolve, reject))
      startNext()
    })
}
