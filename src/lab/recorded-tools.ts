import { abortionOf } from './tools/abortions.ts'
import type { Clock } from './clock/clock.ts'
import type { Lab } from './lab.ts'
import { Queue } from './tools/queue.ts'
import { RateLimiter } from './tools/rate-limiter.ts'
import { Semaphore } from './tools/semaphore.ts'
import type { Held, WaitOptions } from './tools/waiter-line.ts'
import type { Recorder } from './recorder.ts'
import { timeoutOn } from './tools/with-timeout.ts'

/** What is recorded, and by which time. */
export interface Recording {
  clock: Clock
  recorder: Recorder
  /** Errors that mean "its signal was aborted": a task that ends with one is cancelled, not failed. */
  abortions: WeakSet<object>
}

/**
 * The public tools on the clock of a run: who waits is recorded, and the reason
 * of a signal that ends a wait is remembered as an abortion.
 */
export function recordedTools({
  clock,
  recorder,
  abortions,
}: Recording): Pick<Lab, 'Queue' | 'RateLimiter' | 'Semaphore' | 'withTimeout'> {
  /** `begun` records the beginning, and gives what records the end: on the line of who hands something on, or gives up. */
  const recorded =
    (begun: () => (gaveUp: boolean) => void): Held =>
    () => {
      const ended = begun()
      return (gaveUpFor) => {
        if (gaveUpFor !== undefined) abortionOf(gaveUpFor, abortions)
        ended(gaveUpFor !== undefined)
      }
    }
  const heldBack = (what: 'place' | 'room'): Held => recorded(() => recorder.heldBack(what))
  const waiting = (what: 'rate' | 'item'): Held =>
    recorded(() => {
      const resumed = recorder.waiting(what)
      return () => resumed()
    })

  /** A signal that was aborted before ends a wait that never begins. */
  const known = <Options extends WaitOptions | undefined>(options: Options): Options => {
    if (options?.signal?.aborted) abortionOf(options.signal, abortions)
    return options
  }

  const limited = timeoutOn(clock)

  return {
    withTimeout: (run, ms, options) => limited(run, ms, known(options)),

    Semaphore: class RecordedSemaphore extends Semaphore {
      constructor(limit: number) {
        super(limit, heldBack('place'))
      }

      override acquire(options?: WaitOptions): Promise<void> {
        return super.acquire(known(options))
      }
    },

    RateLimiter: class RecordedLimiter extends RateLimiter {
      constructor(starts: number, perMs: number) {
        super(starts, perMs, clock, waiting('rate'))
      }

      override take(options?: WaitOptions): Promise<void> {
        return super.take(known(options))
      }
    },

    Queue: class RecordedQueue<T> extends Queue<T> {
      constructor(bound = Number.POSITIVE_INFINITY, name = 'queue') {
        super(bound, {
          changed: (size) =>
            recorder.record({
              kind: 'queued',
              lane: recorder.currentLane(),
              queue: name,
              size,
              bound: Number.isFinite(bound) ? bound : null,
            }),
          held: heldBack('room'),
          starved: waiting('item'),
        })
      }

      override put(item: T, options?: WaitOptions): Promise<void> {
        return super.put(item, known(options))
      }

      override get(options?: WaitOptions): Promise<T> {
        return super.get(known(options))
      }

      override values(options?: WaitOptions): AsyncIterableIterator<T, undefined> {
        const iterator = super.values(options)
        if (options?.signal === undefined) return iterator
        const next = iterator.next.bind(iterator)
        iterator.next = () => (known(options), next())
        return iterator
      }
    },
  }
}
