import type { Clock } from './clock.ts'

/**
 * Gives `run` a signal that aborts after `ms`, and ends when `run` does: a
 * limit asks, it does not force. Cleanup is waited for, and work that ignores
 * its signal ends as it would have, with its own value.
 *
 * Counterpart: asyncio.timeout and asyncio.wait_for, which cancel at the next
 * `await` and wait for the cleanup too.
 *
 * @param signal aborts the work from outside, with its own reason
 * @throws TimeoutError (a DOMException, as a rejection) when the limit came first and the work stopped for it
 */
export type WithTimeout = <T>(
  run: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options?: { signal?: AbortSignal },
) => Promise<T>

/** `withTimeout` on a clock. */
export function timeoutOn(time: Pick<Clock, 'after'>): WithTimeout {
  return async (run, ms, { signal } = {}) => {
    const limit = new AbortController()
    const forget = time.after(ms, () => limit.abort(timeoutError(ms)))
    const both = signal === undefined ? limit.signal : AbortSignal.any([limit.signal, signal])
    try {
      return await run(both)
    } catch (error) {
      // Node's own functions wrap the reason: who catches should see the limit itself.
      throw both.aborted && (error as { cause?: unknown } | null)?.cause === both.reason
        ? both.reason
        : error
    } finally {
      forget()
    }
  }
}

/** What a limit of `ms` aborts with. */
export function timeoutError(ms: number): DOMException {
  return new DOMException(`no result after ${ms} ms`, 'TimeoutError')
}
