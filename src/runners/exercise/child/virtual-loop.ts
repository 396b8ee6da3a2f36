import { AsyncResource } from 'node:async_hooks'
import { TimerOrder, type WaitingTimer } from '../../../lab/clock/timer-order.ts'

const nextRealTurn = setImmediate

/** Looks at a clock that stands still, in one hold, after which each holds the thread for 1 ms: whoever looks so often waits for it. */
const looksAtClock = 5000

/** A timer of the loop; one that is the learner's can be `left`. */
export interface LoopTimer {
  what: 'timer' | 'interval' | 'immediate'
  dueMs: number | null
  line: number | undefined
  waiting: WaitingTimer | null
  /** Whether a process would wait for it before it ends. */
  hasRef(): boolean
}

/** How a drive ended: nothing is left, time is up, or the loop goes round without time going on. */
export type DriveEnd = 'dry' | 'late' | 'endless'

/**
 * A loop with Node's phases, as the lab's virtual clock has them, for the timers
 * of a learner's file: the timers that are due when the phase begins, list by
 * list; then one round of immediates. Each callback has a turn of the real loop
 * to itself, in which promises do all they can. With neither left an instant is
 * over, and it jumps to the earliest timer.
 */
export class VirtualLoop {
  nowMs = 1000
  /** How often it has looked for due timers in this scenario. */
  look = 0
  /** What of the learner's is set, and neither fired nor cancelled. */
  readonly learners = new Set<LoopTimer>()
  onHeld: (fromMs: number, ownMs: number) => void = () => {}
  onThrown: (thrown: unknown) => void = () => {}
  /** Called at each turn of the real loop. */
  onTurn: () => void = () => {}
  #timers = new TimerOrder()
  #immediates: (() => void)[] = []
  #round: (() => void)[] | null = null
  #phaseMs = 0
  #turns = { atMs: 0, count: 0 }
  #mostTurns: number
  #hold = { fromMs: this.nowMs, stubsMs: 0, looks: 0 }

  constructor(mostTurns: number) {
    this.#mostTurns = mostTurns
  }

  /** Nothing is left of what was; time is later, by a whole second. */
  restart(): void {
    this.#timers = new TimerOrder()
    this.#immediates = []
    this.#round = null
    this.learners.clear()
    this.nowMs = Math.ceil(this.nowMs / 1000) * 1000 + 1000
    this.#phaseMs = this.nowMs
    this.look = 0
    this.#hold = { fromMs: this.nowMs, stubsMs: 0, looks: 0 }
  }

  /** Calls back after `delayMs`, which is not clamped. */
  after(delayMs: number, callback: () => void): WaitingTimer {
    return this.#timers.add(this.nowMs, delayMs, AsyncResource.bind(callback))
  }

  cancel(waiting: WaitingTimer): void {
    this.#timers.cancel(waiting)
  }

  immediate(callback: () => void): void {
    this.#immediates.push(AsyncResource.bind(callback))
  }

  /** Holds the thread. */
  hold(ms: number, { own = false }: { own?: boolean } = {}): void {
    if (!(ms > 0)) return
    if (!own) this.#hold.stubsMs += ms
    this.#hold.looks = 0
    this.nowMs = this.nowMs + ms
  }

  /** What the clock says to the learner. */
  readClock(): number {
    if (++this.#hold.looks > looksAtClock) {
      this.hold(1, { own: true })
      this.#hold.looks = looksAtClock
    }
    return this.nowMs
  }

  /** Runs until nothing is left or `untilMs` has come; `instantOver` is called whenever time is to jump; it may end the drive. */
  drive(untilMs: number, instantOver: () => boolean): Promise<DriveEnd> {
    return new Promise((resolve) => {
      const turn = (): void => {
        this.onTurn()
        let end: DriveEnd | null
        try {
          end = this.#callBack(untilMs, instantOver)
        } catch (thrown) {
          return this.onThrown(thrown)
        }
        if (end === null) nextRealTurn(turn)
        else resolve(end)
      }
      nextRealTurn(turn)
    })
  }

  /** The thread is free: before each timer and each round of immediates. */
  #lookUp(): void {
    const { fromMs, stubsMs } = this.#hold
    const heldMs = this.nowMs - fromMs
    if (heldMs > 0) this.onHeld(fromMs, Math.max(0, heldMs - stubsMs))
    this.look++
    this.#hold = { fromMs: this.nowMs, stubsMs: 0, looks: 0 }
  }

  #callBack(untilMs: number, instantOver: () => boolean): DriveEnd | null {
    for (;;) {
      if (this.#round === null) {
        this.#lookUp()
        if (this.#timers.fireNext(this.#phaseMs)) return null
        this.#round = this.#immediates.reverse()
        this.#immediates = []
        if (this.#round.length > 0) this.#lookUp()
      }
      const immediate = this.#round.pop()
      if (immediate !== undefined) {
        immediate()
        return null
      }
      this.#round = null
      const end = this.#toNextPhase(untilMs, instantOver)
      if (end !== null) return end
    }
  }

  #toNextPhase(untilMs: number, instantOver: () => boolean): DriveEnd | null {
    const isBusy = (): boolean =>
      this.#immediates.length > 0 || (this.#timers.expiryMs ?? Infinity) <= this.nowMs
    if (!isBusy()) {
      this.#lookUp()
      if (instantOver()) return this.#timers.expiryMs === undefined ? 'dry' : 'late'
      const nextMs = this.#timers.expiryMs
      if (nextMs === undefined) return 'dry'
      if (nextMs > untilMs) {
        this.nowMs = untilMs
        return 'late'
      }
      this.nowMs = nextMs
      this.#hold.fromMs = nextMs
    } else {
      if (this.#turns.atMs !== this.nowMs) this.#turns = { atMs: this.nowMs, count: 0 }
      if (++this.#turns.count > this.#mostTurns) return 'endless'
    }
    this.#phaseMs = this.nowMs
    return null
  }
}
