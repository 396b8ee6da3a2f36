import type { RealTime } from '../src/lab/clock/real-time.ts'
import { seededRandom } from '../src/lab/random.ts'

/** How late a machine is, in milliseconds. */
export interface Lateness {
  /** How long the loop is held up before it comes to the next timer. */
  stallMs(): number
  /** How late one timer is beside that, which can turn the order of timers. */
  timerMs(): number
  /** How long it is kept from the program between two looks at the clock. */
  betweenMs(): number
}

/** A machine that is never late. */
export const punctual: Lateness = { stallMs: () => 0, timerMs: () => 0, betweenMs: () => 0 }

export type Load = 'idle' | 'busy' | 'stalling' | 'disorderly' | 'slow'
export const loads: readonly Load[] = ['idle', 'busy', 'stalling', 'disorderly', 'slow']

/** A machine under load; the same seed is late in the same way. */
export function late(load: Load, seed: number): Lateness {
  const random = seededRandom(seed)
  const around = (meanMs: number): number => -meanMs * Math.log(1 - random())
  switch (load) {
    case 'idle':
      return { ...punctual, stallMs: () => random() }
    case 'busy':
      return { ...punctual, stallMs: () => around(4) }
    case 'stalling':
      return { ...punctual, stallMs: () => (random() < 0.05 ? 20 + 200 * random() : random()) }
    case 'disorderly':
      return { ...punctual, stallMs: () => random(), timerMs: () => around(6) }
    case 'slow':
      return { ...punctual, betweenMs: () => (random() < 0.02 ? around(5) : around(0.05)) }
  }
}

interface Timer {
  dueMs: number
  callback: () => void
}

/** Each look at the clock costs this much, so that a loop that waits for it comes to an end. */
const lookMs = 0.001
/** Turns of the real loop in which nothing was asked for, after which only a timer can move the program on. */
const quietTurns = 12
/** A thread that has said all takes a moment on the wall to end, and is not seen any more. */
const endingMs = 100

/**
 * Time that jumps to the next timer once the program can do nothing without
 * one, as late as a machine under load. Sockets of this process have been
 * heard by then, a worker thread, a child process or a file not: while there
 * is one, time goes as it does on the wall.
 */
export class SimulatedTime implements RealTime {
  #lateness: Lateness
  #nowMs = 0
  #timers: Timer[] = []
  #quiet = 0
  #turning = false
  #wallMs = performance.now()
  /** Until when on the wall somebody else may still have something to say. */
  #othersUntilMs = 0

  constructor(lateness: Lateness = punctual) {
    this.#lateness = lateness
  }

  now(): number {
    this.#nowMs += lookMs + this.#lateness.betweenMs()
    return this.#nowMs
  }

  setTimeout(callback: () => void, ms: number): Timer {
    const timer = { dueMs: this.#nowMs + Math.max(1, ms) + this.#lateness.timerMs(), callback }
    // Behind those that are due at the same moment.
    const place = this.#timers.findIndex(({ dueMs }) => dueMs > timer.dueMs)
    this.#timers.splice(place === -1 ? this.#timers.length : place, 0, timer)
    this.#wake()
    return timer
  }

  clearTimeout(timer: unknown): void {
    const place = this.#timers.indexOf(timer as Timer)
    if (place !== -1) this.#timers.splice(place, 1)
  }

  setImmediate(callback: () => void): void {
    this.#quiet = 0
    setImmediate(callback)
  }

  #wake(): void {
    this.#quiet = 0
    if (this.#turning) return
    this.#turning = true
    this.#wallMs = performance.now()
    setImmediate(() => this.#turn())
  }

  #turn(): void {
    const next = this.#timers[0]
    if (next === undefined) {
      this.#turning = false
      return
    }
    // Timers that are due together come one turn after the other.
    if (next.dueMs > this.#nowMs && ++this.#quiet >= quietTurns) this.#pass(next)
    if (next.dueMs <= this.#nowMs) {
      this.#timers.shift()
      this.#quiet = 0
      next.callback()
    }
    setImmediate(() => this.#turn())
  }

  #pass(next: Timer): void {
    const wallMs = performance.now()
    if (others() > othersAtRest) this.#othersUntilMs = wallMs + endingMs
    if (wallMs < this.#othersUntilMs) this.#nowMs += wallMs - this.#wallMs
    else this.#nowMs = Math.max(this.#nowMs, next.dueMs) + this.#lateness.stallMs()
    this.#wallMs = wallMs
  }
}

const othersAtRest = others()

/** Worker threads, told by what they talk through, child processes, and files being read. */
function others(): number {
  const known = ['MessagePort', 'ProcessWrap', 'FSReqPromise']
  return process.getActiveResourcesInfo().filter((name) => known.includes(name)).length
}
