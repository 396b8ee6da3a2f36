import { saysAborted } from './abortions.ts'
import type { Clock } from '../clock/clock.ts'
import { allowManyListeners, onAbort } from './on-abort.ts'
import { afterAny, timeFault } from './time.ts'
import type { WaitOptions } from './waiter-line.ts'

/**
 * Gives `run` a signal that aborts after `ms`, and ends when `run` does: a
 * limit asks, it does not force. Cleanup is waited for, and work that ignores
 * its signal ends as it would have, with its own value. Infinity is no limit.
 *
 * Counterpart: asyncio.timeout and asyncio.wait_for, which cancel at the next
 * `await` and wait for the cleanup too.
 *
 * @param signal aborts the work from outside, with its own reason; `run` is not called where it has aborted before
 * @throws TimeoutError (a DOMException, as a rejection) when the limit came first and the work stopped for it
 * @throws RangeError (as a rejection) when `ms` is not a number of at least 0; `run` is not called
 */
export type WithTimeout = <T>(
  run: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options?: WaitOptions,
) => Promise<T>

/** `withTimeout` on a clock. */
export function timeoutOn(time: Pick<Clock, 'now' | 'after'>): WithTimeout {
  return async (run, ms, { signal } = {}) => {
    const fault = timeFault('a limit', ms)
    if (fault !== null) throw fault
    if (signal?.aborted) throw signal.reason
    const limit = new AbortController()
    allowManyListeners(limit.signal)
    const forgetOuter = signal && onAbort(signal, () => limit.abort(signal.reason))
    const endless = ms === Number.POSITIVE_INFINITY
    const forgetTimer = endless ? null : afterAny(time, ms, () => limit.abort(timeoutError(ms)))
    try {
      return await run(limit.signal)
    } catch (error) {
      // Who catches should see the limit itself.
      throw saysAborted(error, limit.signal) ? limit.signal.reason : error
    } finally {
      forgetTimer?.()
      forgetOuter?.()
    }
  }
}

/** What a limit of `ms` aborts with. */
export function timeoutError(ms: number): DOMException {
  return new DOMException(`no result after ${ms} ms`, 'TimeoutError')
}
