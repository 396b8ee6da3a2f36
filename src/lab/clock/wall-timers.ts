import { AsyncResource } from 'node:async_hooks'
import { clampDelay, longestDelayMs } from './clock.ts'
import type { RealTime, TimerHandle } from './real-time.ts'
import { TimerOrder } from './timer-order.ts'

/** A timer of the real loop, and the wait that it is there for. */
interface WallTimer {
  handle: TimerHandle
  wait: { timer: WallTimer; callback: () => void }
}

/**
 * Waits in lab time, each with a timer of the real loop. Scaled to whole wall
 * milliseconds they would lose their order: so at another speed than 1 a timer
 * that comes calls back the wait that is the next in lab time, and the two
 * waits change timers. There are never fewer waits that are due than timers
 * that have come.
 */
export class WallTimers {
  #realTime: RealTime
  #speed: number
  #labNow: () => number
  #inOrder: TimerOrder | null
  #timers = new Set<WallTimer>()
  /** The one that has come and calls back. */
  #here: WallTimer | null = null
  /** When this turn of the loop began to set waits; null before it has. */
  #turnMs: number | null = null

  constructor(realTime: RealTime, speed: number, labNow: () => number) {
    this.#realTime = realTime
    this.#speed = speed
    this.#labNow = labNow
    this.#inOrder = speed === 1 ? null : new TimerOrder()
  }

  get size(): number {
    return this.#timers.size
  }

  /** Calls back after `ms` of lab time. What it returns cancels that, and says whether there was anything to cancel. */
  set(ms: number, callback: () => void): () => boolean {
    const delayMs = clampDelay(ms)
    const timer = { wait: { callback: AsyncResource.bind(callback) } } as WallTimer
    const { wait } = timer
    wait.timer = timer
    timer.handle = this.#realTime.setTimeout(
      () => this.#come(timer),
      Math.min(Math.ceil(delayMs / this.#speed), longestDelayMs),
    )
    this.#timers.add(timer)
    const listed = this.#inOrder?.add(this.#turn(), delayMs, () => this.#callBack(wait))
    return () => {
      if (!this.#timers.delete(wait.timer)) return false
      if (listed) this.#inOrder?.cancel(listed)
      this.#realTime.clearTimeout(wait.timer.handle)
      return true
    }
  }

  /** The thread has computed: what is set from now on is set later. */
  computed(): void {
    this.#turnMs = null
  }

  /**
   * Waits that are set one after the other are set at one moment, as in the
   * exact run: the microseconds between them would count `speed` times.
   */
  #turn(): number {
    if (this.#turnMs === null) {
      this.#turnMs = this.#labNow()
      this.#realTime.setImmediate(() => this.computed())
    }
    return this.#turnMs
  }

  /** Cancels all. */
  clear(): void {
    for (const { handle } of this.#timers) this.#realTime.clearTimeout(handle)
    this.#timers.clear()
    this.#inOrder = null
  }

  #come(timer: WallTimer): void {
    this.#here = timer
    this.computed()
    if (this.#inOrder === null) return this.#callBack(timer.wait)
    // Node's timers come up to a millisecond early, and lists that were shortened have to be looked at twice.
    while (!this.#inOrder.fireNext(Math.max(this.#labNow(), this.#inOrder.expiryMs!)));
  }

  #callBack(wait: WallTimer['wait']): void {
    const [mine, here] = [wait.timer, this.#here!]
    mine.wait = here.wait
    mine.wait.timer = mine
    wait.timer = here
    this.#timers.delete(here)
    wait.callback()
  }
}
