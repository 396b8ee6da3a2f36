// refused: as-early
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export function rateLimited(fn, count, ms) {
  const waiting = []
  let free = count
  return async (...args) => {
    if (free > 0) free--
    else await new Promise((resolve) => waiting.push(resolve))
    const rest = sleep(ms)
    const result = fn(...args)
    Promise.allSettled([rest, result]).then(() => {
      if (waiting.length > 0) waiting.shift()()
      else free++
    })
    return result
  }
}
