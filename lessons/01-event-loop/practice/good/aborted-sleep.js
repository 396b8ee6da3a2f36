import { setTimeout as sleep } from 'node:timers/promises'

export function debounce(fn, ms) {
  let controller = new AbortController()
  return (...args) => {
    controller.abort()
    controller = new AbortController()
    sleep(ms, undefined, { signal: controller.signal }).then(
      () => fn(...args),
      () => {},
    )
  }
}
