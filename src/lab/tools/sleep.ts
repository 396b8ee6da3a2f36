import type { Clock } from '../clock/clock.ts'
import { onAbort } from './on-abort.ts'
import { afterAny, timeFault } from './time.ts'
import type { WaitOptions } from './waiter-line.ts'

/**
 * Resolves after `ms` milliseconds; Infinity never ends by itself.
 *
 * Counterpart: asyncio.sleep, in seconds there.
 *
 * @throws the reason of `signal` (as a rejection) when it aborts before; the timer is then gone
 * @throws RangeError (as a rejection) when `ms` is not a number of at least 0
 */
export type Sleep = (ms: number, options?: WaitOptions) => Promise<void>

/** `sleep` on a clock. */
export function sleepOn(time: Pick<Clock, 'now' | 'after'>): Sleep {
  return (ms, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const fault = timeFault('a wait', ms)
      if (fault !== null) return reject(fault)
      if (signal?.aborted) return reject(signal.reason as Error)
      const forget =
        signal &&
        onAbort(signal, () => {
          cancel()
          reject(signal.reason as Error)
        })
      const cancel = afterAny(time, ms, () => {
        forget?.()
        resolve()
      })
    })
}
