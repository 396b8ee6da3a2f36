import { clampDelay, type DriveEnd, type DrivenClock } from './clock.ts'
import type { RealTime } from './real-time.ts'
import { TimerHeap, type VirtualTimer } from './timer-heap.ts'

/** After so many rounds of immediates at one instant time moves on, as it would for real. */
const roundsAtOneInstant = 1000

/**
 * A clock that jumps. Due timers fire one at a time, then one round of
 * immediates; after each comes one real setImmediate, so that everything
 * promises can do at that instant is done. With neither left it jumps to the
 * earliest timer. The same program gives the same trace each time.
 */
export class VirtualClock implements DrivenClock {
  #realTime: Pick<RealTime, 'setImmediate'>
  #nowMs = 0
  #timers = new TimerHeap()
  #immediates: (() => void)[] = []
  #sequence = 0
  #keeping = 0

  constructor(realTime: Pick<RealTime, 'setImmediate'>) {
    this.#realTime = realTime
  }

  now(): number {
    return this.#nowMs
  }

  after(ms: number, callback: () => void, { keeps = true }: { keeps?: boolean } = {}): () => void {
    const timer: VirtualTimer = {
      dueMs: this.#nowMs + clampDelay(ms),
      sequence: this.#sequence++,
      keeps,
      callback,
    }
    this.#timers.push(timer)
    if (keeps) this.#keeping++
    return () => this.#release(timer)
  }

  immediate(callback: () => void): void {
    this.#immediates.push(callback)
  }

  busy(ms: number): void {
    this.#nowMs += Math.max(0, ms)
  }

  /** There is nothing outside: sockets and workers are modelled with timers. */
  outside(): () => void {
    return () => {}
  }

  async drive(
    main: () => Promise<void>,
    { deadlineMs, signal }: { deadlineMs: number; signal?: AbortSignal },
  ): Promise<DriveEnd> {
    let settled = false
    void main().then(() => (settled = true))
    let rounds = 0
    for (;;) {
      await this.#drain()
      if (signal?.aborted) return this.#end('asked')
      if (this.#nowMs > deadlineMs) return this.#end('deadline')
      const next = this.#timers.peek()
      if (next !== undefined && next.dueMs <= this.#nowMs) {
        this.#fire(next)
        continue
      }
      if (this.#immediates.length > 0 && rounds < roundsAtOneInstant) {
        await this.#immediateRound()
        rounds++
        continue
      }
      if (settled && this.#keeping === 0) return this.#end('settled')
      // A program that spins with nothing else to come would go on for ever.
      if (next === undefined) return this.#end(rounds < roundsAtOneInstant ? 'hung' : 'deadline')
      if (next.dueMs > deadlineMs) return this.#end('deadline')
      this.#nowMs = Math.max(this.#nowMs, next.dueMs)
      rounds = 0
    }
  }

  #fire(timer: VirtualTimer): void {
    const callback = timer.callback
    this.#release(timer)
    callback?.()
  }

  #release(timer: VirtualTimer): void {
    if (timer.callback === null) return
    timer.callback = null
    if (timer.keeps) this.#keeping--
  }

  async #immediateRound(): Promise<void> {
    const round = this.#immediates
    this.#immediates = []
    for (const callback of round) {
      callback()
      await this.#drain()
    }
  }

  #drain(): Promise<void> {
    return new Promise((resolve) => this.#realTime.setImmediate(resolve))
  }

  #end(end: DriveEnd): DriveEnd {
    this.#timers = new TimerHeap()
    this.#immediates = []
    return end
  }
}
