// refused: holds-thread
export function rateLimited(fn, count, ms) {
  const starts = []
  return async (...args) => {
    while (starts.length >= count && starts.at(-count) + ms > performance.now()) await null
    starts.push(performance.now())
    return fn(...args)
  }
}
