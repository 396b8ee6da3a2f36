// refused: too-many
export function rateLimited(fn, count, ms) {
  const waiting = []
  let free = count
  return async (...args) => {
    if (free > 0) free--
    else await new Promise((resolve) => waiting.push(resolve))
    try {
      return await fn(...args)
    } finally {
      if (waiting.length > 0) waiting.shift()()
      else free++
    }
  }
}
