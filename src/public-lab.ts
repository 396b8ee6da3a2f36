/**
 * `learn-async/lab`: the lab's tools for people's own programs, in real time.
 * They are the ones that the lessons' demos use, without a recorder.
 */
import { allowManyListeners } from './lab/many-listeners.ts'
import { RateLimiter as LimiterOnAnyClock } from './lab/rate-limiter.ts'
import { timeoutOn, type WithTimeout } from './lab/with-timeout.ts'
import { systemTime } from './system-time.ts'

export { Queue, QueueClosed, type QueueObserver } from './lab/queue.ts'
export { Semaphore } from './lab/semaphore.ts'
export { TaskGroup } from './lab/task-group.ts'
export type { WithTimeout } from './lab/with-timeout.ts'

/**
 * Gives work a signal that aborts after `ms`, and ends when the work does: its
 * cleanup is waited for.
 *
 *     const page = await withTimeout((signal) => fetch(url, { signal }), 5000)
 *
 * Counterpart: asyncio.timeout, asyncio.wait_for.
 * @throws TimeoutError (a DOMException, as a rejection) when the limit came first and the work stopped for it
 */
export const withTimeout: WithTimeout = timeoutOn(systemTime)

/**
 * At most `starts` starts in any stretch of `perMs` milliseconds, first come
 * first served: `await limiter.take()` before each. It limits how often
 * something begins, not how many are under way: for that there is Semaphore.
 *
 * Counterpart: none in asyncio; the aiolimiter package's AsyncLimiter.
 * @throws RangeError when `starts` is not a whole number of at least 1, or `perMs` not above 0
 */
export class RateLimiter extends LimiterOnAnyClock {
  constructor(starts: number, perMs: number) {
    super(starts, perMs, systemTime)
  }
}

/**
 * Resolves after `ms` milliseconds.
 * Counterpart: asyncio.sleep, in seconds there.
 * @throws the reason of `signal` (as a rejection) when it aborts before; the timer is then gone
 */
export function sleep(ms: number, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error)
    const whenAborted = (): void => {
      cancel()
      reject(signal?.reason as Error)
    }
    const cancel = systemTime.after(ms, () => {
      signal?.removeEventListener('abort', whenAborted)
      resolve()
    })
    allowManyListeners(signal)
    signal?.addEventListener('abort', whenAborted, { once: true })
  })
}
