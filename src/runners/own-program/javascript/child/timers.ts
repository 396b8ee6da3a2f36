import type { Log } from './log.ts'

/** As Node keeps a timer. */
interface Timer {
  _idleTimeout: number
  _idleStart: number
  _destroyed: boolean
}

const longMs = 100
const most = 10_000

/** Long timers that the program set itself, each with its place. */
export class Timers {
  readonly #log: Log
  readonly #set = new Set<{
    timer: Timer
    site: number
    ms: number
    setUs: number
    idleStart: number
  }>()

  constructor(log: Log) {
    this.#log = log
  }

  /** Stands around a call of setTimeout or setInterval, and hands on what that gave. */
  noted = <Value>(site: number, value: Value): Value => {
    const timer = value as unknown as Timer | null
    if (typeof timer !== 'object' || timer === null || !(timer._idleTimeout >= longMs)) return value
    if (this.#set.size >= most) this.#forget()
    if (this.#set.size < most) {
      const { _idleTimeout: ms, _idleStart: idleStart } = timer
      this.#set.add({ timer, site, ms, setUs: this.#log.nowUs(), idleStart })
    }
    return value
  }

  #forget(): void {
    for (const one of this.#set) if (one.timer._destroyed) this.#set.delete(one)
  }

  /** Tells of those that may have kept the process alive until now: which fired last, and which are still set. */
  tell(): void {
    for (const { timer, site, ms, setUs, idleStart } of this.#set) {
      // An interval begins anew each time, by the clock of the event loop.
      const atUs = setUs + (timer._idleStart - idleStart) * 1000
      this.#log.tell({ told: 'timer', site, ms, atUs })
    }
  }
}
