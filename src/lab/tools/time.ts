import type { Clock } from '../clock/clock.ts'

/** A longer wait is several: Node's timers take no more than 24 days, a clock at a tenth of the speed a tenth of that. */
const dayMs = 24 * 60 * 60 * 1000

/** What is wrong with a time to wait, which is a number of at least 0; Infinity is one, and has no end. */
export function timeFault(what: string, ms: unknown): RangeError | null {
  if (typeof ms === 'number' && ms >= 0) return null
  const given = typeof ms === 'number' ? String(ms) : typeof ms
  return new RangeError(`${what} is a number of milliseconds of at least 0, not ${given}`)
}

/** Calls back once, `ms` later, however long that is; returns what cancels it. */
export function afterAny(
  time: Pick<Clock, 'now' | 'after'>,
  ms: number,
  callback: () => void,
  options?: { keeps?: boolean },
): () => void {
  if (ms <= dayMs) return time.after(ms, callback, options)
  const endMs = time.now() + ms
  const arm = (): (() => void) => {
    const restMs = Math.max(1, Math.ceil(endMs - time.now()))
    if (restMs <= dayMs) return time.after(restMs, callback, options)
    return time.after(dayMs, () => (cancel = arm()), options)
  }
  let cancel = arm()
  return () => cancel()
}
