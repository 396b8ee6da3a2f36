import type { Timers } from '../src/terminal/streams.ts'

/** Time that passes only when a test says so. */
export class TestTimers implements Timers {
  #nowMs = 0
  #due: { atMs: number; callback: () => void }[] = []

  now(): number {
    return this.#nowMs
  }

  setTimeout(callback: () => void, ms: number): unknown {
    const timer = { atMs: this.#nowMs + ms, callback }
    this.#due.push(timer)
    return timer
  }

  clearTimeout(handle: unknown): void {
    this.#due = this.#due.filter((timer) => timer !== handle)
  }

  pass(ms: number): void {
    const endMs = this.#nowMs + ms
    for (;;) {
      const [next] = this.#due.toSorted((a, b) => a.atMs - b.atMs)
      if (next === undefined || next.atMs > endMs) break
      this.clearTimeout(next)
      this.#nowMs = next.atMs
      next.callback()
    }
    this.#nowMs = endMs
  }
}
