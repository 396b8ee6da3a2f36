/**
 * `learn-async/lab`: the lab's tools for people's own programs, in real time.
 * They are the ones that the lessons' demos use, without a recorder.
 *
 * Whatever waits takes `{ signal }`: a signal that aborts ends the wait, which
 * rejects with its reason, takes nothing and leaves nothing behind, no timer and
 * no listener; one that has aborted before ends it at once. Any number may wait
 * with one signal. `TaskGroup` and `withTimeout` hand theirs to what they run:
 *
 *     await withTimeout((signal) => queue.get({ signal }), 5000)
 *
 * A time is a number of milliseconds of at least 0, as long as may be. Infinity
 * has no end; what is no time is refused with a RangeError.
 */
import { RateLimiter as LimiterOnAnyClock } from './tools/rate-limiter.ts'
import { onAbort } from './tools/on-abort.ts'
import { afterAny, timeFault } from './tools/time.ts'
import type { WaitOptions } from './tools/waiter-line.ts'
import { timeoutOn, type WithTimeout } from './tools/with-timeout.ts'
import { systemTime } from '../system/time.ts'

export { Queue, QueueClosed, type QueueObserver } from './tools/queue.ts'
export { Semaphore } from './tools/semaphore.ts'
export { TaskGroup } from './tools/task-group.ts'
export type { WaitOptions } from './tools/waiter-line.ts'
export type { WithTimeout } from './tools/with-timeout.ts'

/**
 * Gives work a signal that aborts after `ms`, and ends when the work does: its
 * cleanup is waited for. Infinity is no limit.
 *
 *     const page = await withTimeout((signal) => fetch(url, { signal }), 5000)
 *
 * Counterpart: asyncio.timeout, asyncio.wait_for.
 * @throws TimeoutError (a DOMException, as a rejection) when the limit came first and the work stopped for it
 * @throws RangeError (as a rejection) when `ms` is not a number of at least 0
 */
export const withTimeout: WithTimeout = timeoutOn(systemTime)

/**
 * At most `starts` starts in any stretch of `perMs` milliseconds, first come
 * first served: `await limiter.take()` before each. It limits how often
 * something begins, not how many are under way: for that there is Semaphore.
 *
 * Counterpart: none in asyncio; the aiolimiter package's AsyncLimiter.
 * @throws RangeError when `starts` is not a whole number of at least 1, or `perMs` not finite and above 0
 */
export class RateLimiter extends LimiterOnAnyClock {
  constructor(starts: number, perMs: number) {
    super(starts, perMs, systemTime)
  }
}

export type Sleep = (ms: number, options?: WaitOptions) => Promise<void>

/**
 * Resolves after `ms` milliseconds; Infinity never ends by itself.
 * Counterpart: asyncio.sleep, in seconds there.
 * @throws the reason of `signal` (as a rejection) when it aborts before; the timer is then gone
 * @throws RangeError (as a rejection) when `ms` is not a number of at least 0
 */
export const sleep: Sleep = (ms, { signal } = {}) =>
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
    const cancel = afterAny(systemTime, ms, () => {
      forget?.()
      resolve()
    })
  })
