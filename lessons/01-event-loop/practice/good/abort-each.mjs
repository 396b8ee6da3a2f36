import { setTimeout as sleep } from 'node:timers/promises'

export function debounce(fn, ms) {
  let controller = new AbortController()
  return function () {
    const args = arguments
    controller.abort()
    controller = new AbortController()
    sleep(ms, null, { signal: controller.signal }).then(
      () => fn.apply(this, args),
      () => undefined,
    )
  }
}
