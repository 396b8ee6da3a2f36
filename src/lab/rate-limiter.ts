import type { Clock } from './clock.ts'
import { Ring } from './ring.ts'
import { type Held, WaiterLine } from './waiter-line.ts'

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
 * @throws RangeError when `starts` is not a whole number of at least 1, or `perMs` not above 0
 */
export class RateLimiter {
  #starts: number
  #perMs: number
  #time: LimiterTime
  #line: WaiterLine
  /** When the latest `starts` starts were, the earliest first. */
  #recent = new Ring<number>()
  #earliestMs = Number.NEGATIVE_INFINITY
  #armed = false

  constructor(starts: number, perMs: number, time: LimiterTime, held: Held | null = null) {
    if (!(Number.isInteger(starts) && starts >= 1)) {
      throw new RangeError(`a rate is a whole number of starts of at least 1, not ${starts}`)
    }
    if (!(perMs > 0 && Number.isFinite(perMs))) {
      throw new RangeError(`a rate is per a time above 0 ms, not ${perMs}`)
    }
    this.#starts = starts
    this.#perMs = perMs
    this.#time = time
    this.#line = new WaiterLine(held)
  }

  /**
   * Resolves when one more may start, which then counts as started.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  take({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error)
    const nowMs = this.#time.now()
    if (this.#line.length === 0 && nowMs >= this.#freeFromMs()) {
      this.#count(nowMs)
      return started
    }
    const turn = this.#line.join(signal)
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

  /** One timer for all who wait. It may fire early, so the clock is asked again. */
  #arm(): void {
    if (this.#armed || this.#line.length === 0) return
    this.#armed = true
    const waitMs = Math.max(1, Math.ceil(this.#freeFromMs() - this.#time.now()))
    this.#time.after(waitMs, () => {
      this.#armed = false
      for (let nowMs = this.#time.now(); nowMs >= this.#freeFromMs(); nowMs = this.#time.now()) {
        if (!this.#line.admitNext()) break
        this.#count(nowMs)
      }
      this.#arm()
    })
  }
}

const started = Promise.resolve()
