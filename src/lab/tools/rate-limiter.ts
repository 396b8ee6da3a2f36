import type { Clock } from '../clock/clock.ts'
import { Ring } from './ring.ts'
import { afterAny } from './time.ts'
import { admit, type Held, WaiterLine, type WaitOptions } from './waiter-line.ts'

/** What a limiter needs of a clock. Milliseconds. */
export type LimiterTime = Pick<Clock, 'now' | 'after'>

/**
 * At most `starts` starts in any stretch of `perMs` milliseconds, first come
 * first served. It limits how often something begins, not how many are under
 * way: for that there is Semaphore.
 *
 *     const limiter = new RateLimiter(10, 1000)
 *     await limiter.take()
 *
 * `new RateLimiter(1, 100)` spreads ten a second evenly; `new RateLimiter(10,
 * 1000)` lets ten go at once and then holds the next for a second.
 *
 * Counterpart: none in asyncio; the aiolimiter package's AsyncLimiter.
 *
 * @throws RangeError when `starts` is not a whole number of at least 1, or `perMs` not finite and above 0
 */
export class RateLimiter {
  #starts: number
  #perMs: number
  #time: LimiterTime
  #line: WaiterLine
  /** When the latest `starts` starts were, the earliest first. */
  #recent = new Ring<number>()
  #earliestMs = Number.NEGATIVE_INFINITY
  /** Cancels the one timer for all who wait. */
  #disarm: (() => void) | null = null

  constructor(starts: number, perMs: number, time: LimiterTime, held: Held | null = null) {
    if (!(Number.isInteger(starts) && starts >= 1)) {
      throw new RangeError(`a rate is a whole number of starts of at least 1, not ${starts}`)
    }
    if (!(perMs > 0 && Number.isFinite(perMs))) {
      throw new RangeError(`a rate is per a finite time above 0 ms, not ${perMs}`)
    }
    this.#starts = starts
    this.#perMs = perMs
    this.#time = time
    this.#line = new WaiterLine(held, () => {
      this.#disarm?.()
      this.#disarm = null
    })
  }

  /**
   * Resolves when one more may start, which then counts as started.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  take(options?: WaitOptions): Promise<void> {
    const signal = options?.signal
    if (signal?.aborted) return Promise.reject(signal.reason)
    const nowMs = this.#time.now()
    if (this.#line.length === 0 && nowMs >= this.#freeFromMs()) {
      this.#count(nowMs)
      return started
    }
    const turn = this.#line.join(undefined, signal)
    this.#arm()
    return turn
  }

  /** From when the next start is allowed. */
  #freeFromMs(): number {
    return this.#recent.length < this.#starts
      ? Number.NEGATIVE_INFINITY
      : this.#earliestMs + this.#perMs
  }

  #count(nowMs: number): void {
    this.#recent.push(nowMs)
    if (this.#recent.length > this.#starts) this.#recent.shift()
    this.#earliestMs = this.#recent.first ?? nowMs
  }

  /** The timer may fire early, so the clock is asked again. */
  #arm(): void {
    if (this.#disarm !== null || this.#line.length === 0) return
    const waitMs = Math.max(1, Math.ceil(this.#freeFromMs() - this.#time.now()))
    this.#disarm = afterAny(this.#time, waitMs, () => {
      this.#disarm = null
      for (let nowMs = this.#time.now(); nowMs >= this.#freeFromMs(); nowMs = this.#time.now()) {
        const next = this.#line.shift()
        if (next === undefined) break
        this.#count(nowMs)
        admit(next, undefined)
      }
      this.#arm()
    })
  }
}

const started = Promise.resolve()
