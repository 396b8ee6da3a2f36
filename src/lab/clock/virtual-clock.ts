import { AsyncResource } from 'node:async_hooks'
import { clampDelay, type DriveEnd, type DriveOptions, type DrivenClock } from './clock.ts'
import type { RealTime } from './real-time.ts'
import { TimerOrder } from './timer-order.ts'

/** After so many rounds of immediates at one instant time moves on, as it would for real. */
const roundsAtOneInstant = 1000

/**
 * A machine on which a program could as well run; nothing of it on the exact
 * one. What goes in another order there has none that Node guarantees.
 */
export interface Machine {
  /** How late it comes to each phase of timers, in milliseconds. */
  lateMs?: () => number
  /** How long a thread takes to be there, in milliseconds. */
  threadMs?: number
  /** Timers of different delays that are due together come the other way round. */
  lastListFirst?: boolean
  /** Before immediates it looks again at what fell due in the phase of timers, as Node 20 does at times. */
  looksAgain?: boolean
  /** Rounds of immediates that it manages before time moves on. */
  roundsAtOneInstant?: number
}

/**
 * A clock that jumps. It has Node's phases: the timers that are due when the
 * phase begins, list by list; then one round of immediates; and so on. Each
 * callback has a turn of the real loop to itself, in which promises do all they
 * can. With neither left it jumps to the earliest timer. The same program gives
 * the same trace each time.
 */
export class VirtualClock implements DrivenClock {
  #realTime: Pick<RealTime, 'setTimeout' | 'setImmediate'>
  readonly machine: Machine
  #nowMs = 0
  #timers: TimerOrder
  #keeping = 0
  #immediates: (() => void)[] = []
  /** What is left of this round of immediates, the last one first; null while timers have their phase. */
  #round: (() => void)[] | null = []
  /** When the phase of timers began: what falls due in it waits for the next. */
  #phaseMs = 0
  #rounds = { atMs: 0, count: 0 }
  #pauses = 0

  constructor(realTime: Pick<RealTime, 'setTimeout' | 'setImmediate'>, machine: Machine = {}) {
    this.#realTime = realTime
    this.machine = machine
    this.#timers = new TimerOrder(machine)
  }

  now(): number {
    return this.#nowMs
  }

  after(ms: number, callback: () => void, { keeps = true }: { keeps?: boolean } = {}): () => void {
    const release = (): void => void (keeps && this.#keeping--)
    if (keeps) this.#keeping++
    const fired = AsyncResource.bind(() => {
      release()
      callback()
    })
    const timer = this.#timers.add(this.#nowMs, clampDelay(ms), fired)
    return () => void (this.#timers.cancel(timer) && release())
  }

  immediate(callback: () => void): void {
    this.#immediates.push(AsyncResource.bind(callback))
  }

  busy(ms: number): void {
    if (ms > 0) this.#nowMs += ms
  }

  /** There are no sockets: they are modelled with timers. */
  outside(): () => void {
    return () => {}
  }

  /** Time stands still, for a thread that is really there, until the returned function is called. */
  pause(): () => void {
    this.#pauses++
    let pending = true
    return () => {
      if (pending) this.#pauses--
      pending = false
    }
  }

  drive(main: () => Promise<void>, { deadlineMs, signal }: DriveOptions): Promise<DriveEnd> {
    return new Promise((resolve) => {
      let settled = false
      let pausedMs = 0
      const turn = (): void => {
        if (signal?.aborted) return resolve('asked')
        if (this.#pauses > 0) {
          // So that a thread without an end is given up too, by the clock on the wall.
          if (pausedMs++ > deadlineMs) resolve('deadline')
          else this.#realTime.setTimeout(turn, 1)
          return
        }
        const end = this.#callBack(settled, deadlineMs)
        if (end === null) this.#realTime.setImmediate(turn)
        else resolve(end)
      }
      void main().then(() => (settled = true))
      this.#realTime.setImmediate(turn)
    })
  }

  /** One callback, the next in Node's order; or how the run has ended. */
  #callBack(settled: boolean, deadlineMs: number): DriveEnd | null {
    for (;;) {
      if (this.#nowMs > deadlineMs) return 'deadline'
      if (this.#round === null) {
        if (this.#timers.fireNext(this.#phaseMs)) return null
        if (this.machine.looksAgain && this.#isOverdue()) {
          this.#phaseMs = this.#nowMs
          continue
        }
        this.#round = this.#immediates.reverse()
        this.#immediates = []
      }
      const immediate = this.#round.pop()
      if (immediate !== undefined) {
        immediate()
        return null
      }
      this.#round = null
      const end = this.#toNextPhase(settled, deadlineMs)
      if (end !== null) return end
    }
  }

  /** To when timers have their next phase: now, while anything is to be done now. */
  #toNextPhase(settled: boolean, deadlineMs: number): DriveEnd | null {
    const nextMs = this.#timers.expiryMs
    if (!this.#isOverdue() && !this.#anotherRound()) {
      if (settled && this.#keeping === 0) return 'settled'
      // A program that spins with nothing else to come would go on for ever.
      if (nextMs === undefined) return this.#immediates.length === 0 ? 'hung' : 'deadline'
      if (nextMs > deadlineMs) return 'deadline'
      this.#nowMs = nextMs
    }
    this.#nowMs += this.machine.lateMs?.() ?? 0
    this.#phaseMs = this.#nowMs
    return null
  }

  #isOverdue(): boolean {
    const nextMs = this.#timers.expiryMs
    return nextMs !== undefined && nextMs <= this.#nowMs
  }

  #anotherRound(): boolean {
    if (this.#immediates.length === 0) return false
    if (this.#rounds.atMs !== this.#nowMs) this.#rounds = { atMs: this.#nowMs, count: 0 }
    return this.#rounds.count++ < (this.machine.roundsAtOneInstant ?? roundsAtOneInstant)
  }
}
