import type { VirtualTimers } from './virtual-timers.ts'

interface Options {
  signal?: AbortSignal
  ref?: boolean
}

/** `node:timers/promises` on virtual timers. */
export function timersPromises(timers: VirtualTimers) {
  const later = (
    set: (callback: () => void) => { unref(): unknown },
    clear: (timer: unknown) => void,
    value: unknown,
    { signal, ref = true }: Options = {},
  ): Promise<unknown> => {
    if (signal?.aborted) return Promise.reject(aborted(signal))
    return new Promise((resolve, reject) => {
      const whenAborted = (): void => {
        clear(timer)
        reject(aborted(signal!))
      }
      const timer = set(() => {
        signal?.removeEventListener('abort', whenAborted)
        resolve(value)
      })
      if (!ref) timer.unref()
      signal?.addEventListener('abort', whenAborted, { once: true })
    })
  }
  const setTimeout = (ms?: number, value?: unknown, options?: Options): Promise<unknown> =>
    later((callback) => timers.setTimeout(callback, ms), timers.clearTimeout, value, options)
  const setImmediate = (value?: unknown, options?: Options): Promise<unknown> =>
    later((callback) => timers.setImmediate(callback), timers.clearImmediate, value, options)
  async function* setInterval(ms?: number, value?: unknown, { signal, ref = true }: Options = {}) {
    if (signal?.aborted) throw aborted(signal)
    let due = 0
    let wake = (): void => {}
    const interval = timers.setInterval(() => {
      due++
      wake()
    }, ms)
    if (!ref) interval.unref()
    const whenAborted = (): void => wake()
    signal?.addEventListener('abort', whenAborted, { once: true })
    try {
      for (;;) {
        if (signal?.aborted) throw aborted(signal)
        if (due === 0) await new Promise<void>((resolve) => (wake = resolve))
        for (; due > 0; due--) yield value
      }
    } finally {
      timers.clearInterval(interval)
      signal?.removeEventListener('abort', whenAborted)
    }
  }
  const scheduler = {
    wait: (ms: number, options?: Options) => setTimeout(ms, undefined, options),
    yield: () => setImmediate(),
  }
  return { setTimeout, setImmediate, setInterval, scheduler }
}

function aborted(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason })
  error.name = 'AbortError'
  return Object.assign(error, { code: 'ABORT_ERR' })
}
