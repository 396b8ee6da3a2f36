import { setTimeout as sleep } from 'node:timers/promises'

export function rateLimited(fn, count, ms) {
  const starts = []
  let turn = Promise.resolve()
  return (...args) => {
    const start = turn.then(async () => {
      const before = starts.length < count ? -Infinity : starts.at(-count)
      const rest = before + ms - performance.now()
      if (rest > 0) await sleep(rest)
      starts.push(performance.now())
    })
    turn = start
    return start.then(() => fn(...args))
  }
}
