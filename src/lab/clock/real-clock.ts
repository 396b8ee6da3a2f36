import { type DriveEnd, type DriveOptions, type DrivenClock, longestDelayMs } from './clock.ts'
import type { RealTime } from './real-time.ts'
import { WallTimers } from './wall-timers.ts'

/**
 * The clock on the wall, `speed` times as fast. It counts what is pending, so
 * that it can tell a program that hangs from one that waits.
 */
export class RealClock implements DrivenClock {
  #realTime: RealTime
  #speed: number
  #startMs: number
  #deadlineMs = Number.POSITIVE_INFINITY
  #keeping = 0
  #timers: WallTimers
  #settled = false
  #checking = false
  #finish: ((end: DriveEnd) => void) | null = null

  constructor(realTime: RealTime, speed = 1) {
    this.#realTime = realTime
    this.#speed = speed
    this.#startMs = realTime.now()
    this.#timers = new WallTimers(realTime, speed, () => this.now())
  }

  now(): number {
    return (this.#realTime.now() - this.#startMs) * this.#speed
  }

  after(ms: number, callback: () => void, { keeps = true }: { keeps?: boolean } = {}): () => void {
    const release = keeps ? this.outside() : () => {}
    const cancel = this.#timers.set(ms, () => {
      callback()
      release()
      this.#checkSoon()
    })
    return () => {
      if (cancel()) release()
    }
  }

  immediate(callback: () => void): void {
    const release = this.outside()
    this.#realTime.setImmediate(() => {
      callback()
      release()
    })
  }

  /** Not beyond the deadline: nothing could end the run meanwhile. */
  busy(ms: number): void {
    const endMs = Math.min(this.now() + ms, this.#deadlineMs)
    while (this.now() < endMs);
    this.#timers.computed()
  }

  outside(): () => void {
    this.#keeping++
    let pending = true
    return () => {
      if (!pending) return
      pending = false
      this.#keeping--
      this.#checkSoon()
    }
  }

  async drive(main: () => Promise<void>, { deadlineMs, signal }: DriveOptions): Promise<DriveEnd> {
    this.#deadlineMs = deadlineMs
    const ended = new Promise<DriveEnd>((resolve) => (this.#finish = resolve))
    const deadline = this.#realTime.setTimeout(
      // What hangs is named so even where the thread came late to both.
      () => this.#inTwoTurns(() => this.#finish?.('deadline')),
      Math.min(Math.ceil(deadlineMs / this.#speed), longestDelayMs),
    )
    const whenAsked = () => this.#finish?.('asked')
    signal?.addEventListener('abort', whenAsked)
    // Ctrl-C may have come while the network was opened.
    if (signal?.aborted) whenAsked()
    this.#startMs = this.#realTime.now()
    void main().then(() => {
      this.#settled = true
      this.#checkSoon()
    })
    this.#checkSoon()
    const end = await ended
    this.#finish = null
    signal?.removeEventListener('abort', whenAsked)
    this.#realTime.clearTimeout(deadline)
    this.#timers.clear()
    return end
  }

  #checkSoon(): void {
    if (this.#checking || this.#keeping > 0) return
    this.#checking = true
    this.#inTwoTurns(() => {
      this.#checking = false
      if (this.#keeping > 0) return
      if (this.#settled) this.#finish?.('settled')
      // A timer that keeps nothing alive can still move an unsettled program on.
      else if (this.#timers.size === 0) this.#finish?.('hung')
    })
  }

  /** By then promises have done all they can without a timer. */
  #inTwoTurns(callback: () => void): void {
    this.#realTime.setImmediate(() => this.#realTime.setImmediate(callback))
  }
}
