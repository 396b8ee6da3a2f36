import { setTimeout as sleep } from 'node:timers/promises'

// Place by place, a chain of promises: whoever comes count later waits for its start and ms more.
export function rateLimited(fn, count, ms) {
  const places = Array(count).fill(Promise.resolve())
  let next = 0
  return (...args) => {
    const place = next++ % count
    const started = places[place]
    places[place] = started.then(() => sleep(ms))
    return started.then(() => fn(...args))
  }
}
