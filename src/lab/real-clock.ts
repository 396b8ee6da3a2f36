import { clampDelay, type DriveEnd, type DrivenClock } from './clock.ts'
import type { RealTime, TimerHandle } from './real-time.ts'

/**
 * The clock on the wall, `speed` times as fast. It counts what is pending, so
 * that it can tell a program that hangs from one that waits.
 */
export class RealClock implements DrivenClock {
  #realTime: RealTime
  #speed: number
  #startMs: number
  #keeping = 0
  #handles = new Set<TimerHandle>()
  #settled = false
  #checking = false
  #finish: ((end: DriveEnd) => void) | null = null

  constructor(realTime: RealTime, speed = 1) {
    this.#realTime = realTime
    this.#speed = speed
    this.#startMs = realTime.now()
  }

  now(): number {
    return (this.#realTime.now() - this.#startMs) * this.#speed
  }

  after(ms: number, callback: () => void, { keeps = true }: { keeps?: boolean } = {}): () => void {
    const release = keeps ? this.outside() : () => {}
    const handle = this.#realTime.setTimeout(
      () => {
        this.#handles.delete(handle)
        callback()
        release()
        this.#checkSoon()
      },
      Math.ceil(clampDelay(ms) / this.#speed),
    )
    this.#handles.add(handle)
    return () => {
      if (!this.#handles.delete(handle)) return
      this.#realTime.clearTimeout(handle)
      release()
    }
  }

  immediate(callback: () => void): void {
    const release = this.outside()
    this.#realTime.setImmediate(() => {
      callback()
      release()
    })
  }

  busy(ms: number): void {
    const endMs = this.now() + ms
    while (this.now() < endMs);
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

  async drive(
    main: () => Promise<void>,
    { deadlineMs, signal }: { deadlineMs: number; signal?: AbortSignal },
  ): Promise<DriveEnd> {
    const ended = new Promise<DriveEnd>((resolve) => (this.#finish = resolve))
    const deadline = this.#realTime.setTimeout(
      () => this.#finish?.('deadline'),
      Math.ceil(deadlineMs / this.#speed),
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
    for (const handle of this.#handles) this.#realTime.clearTimeout(handle)
    this.#handles.clear()
    return end
  }

  /** Two turns of the real loop later promises have done all they can without a timer. */
  #checkSoon(): void {
    if (this.#checking || this.#keeping > 0) return
    this.#checking = true
    this.#realTime.setImmediate(() =>
      this.#realTime.setImmediate(() => {
        this.#checking = false
        if (this.#keeping > 0) return
        if (this.#settled) this.#finish?.('settled')
        // A timer that keeps nothing alive can still move an unsettled program on.
        else if (this.#handles.size === 0) this.#finish?.('hung')
      }),
    )
  }
}
