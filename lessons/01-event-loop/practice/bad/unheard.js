// refused: unhandled
import { setTimeout as sleep } from 'node:timers/promises'

export function debounce(fn, ms) {
  let controller
  return async (...args) => {
    controller?.abort()
    controller = new AbortController()
    await sleep(ms, undefined, { signal: controller.signal })
    fn(...args)
  }
}
