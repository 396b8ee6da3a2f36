import { allowManyListeners } from './many-listeners.ts'
import { Ring } from './ring.ts'

/** Told that somebody has to wait; the returned function is called when the waiting is over. */
export type Held = () => () => void

interface Waiter {
  /** Null when it has left the line. */
  admit: (() => void) | null
}

/** Those who wait for their turn, first come first served; who gives up leaves the line. */
export class WaiterLine {
  #waiters = new Ring<Waiter>()
  #held: Held | null
  #length = 0

  constructor(held: Held | null) {
    this.#held = held
  }

  get length(): number {
    return this.#length
  }

  /**
   * Resolves when `admitNext` comes to it.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  join(signal: AbortSignal | undefined): Promise<void> {
    this.#length++
    if (signal !== undefined) return this.#joinUntil(signal)
    const released = this.#held?.() ?? null
    return new Promise((resolve) => {
      const admit =
        released === null
          ? resolve
          : () => {
              released()
              resolve()
            }
      this.#waiters.push({ admit })
    })
  }

  /** Lets the first in line go on; false when nobody waits. */
  admitNext(): boolean {
    for (let first = this.#waiters.shift(); first !== undefined; first = this.#waiters.shift()) {
      if (first.admit === null) continue
      this.#length--
      first.admit()
      return true
    }
    return false
  }

  #joinUntil(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const released = this.#held?.() ?? null
      const waiter: Waiter = {
        admit() {
          released?.()
          signal.removeEventListener('abort', whenAborted)
          resolve()
        },
      }
      const whenAborted = (): void => {
        waiter.admit = null
        this.#length--
        released?.()
        reject(signal.reason as Error)
      }
      allowManyListeners(signal)
      signal.addEventListener('abort', whenAborted, { once: true })
      this.#waiters.push(waiter)
    })
  }
}
