// refused: as-early
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export function rateLimited(fn, count, ms) {
  let chain = Promise.resolve()
  const starts = []
  return (...args) => {
    const result = chain.then(async () => {
      const restMs = starts.length < count ? 0 : starts.shift() + ms - performance.now()
      if (restMs > 0) await sleep(restMs)
      starts.push(performance.now())
      return fn(...args)
    })
    chain = result.catch(() => {})
    return result
  }
}
