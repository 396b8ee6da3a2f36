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
    return new Promise((resolve, reject) => {
      const released = this.#held?.() ?? null
      const waiter: Waiter = { admit: null }
      const leave = (): void => {
        waiter.admit = null
        this.#length--
        released?.()
        signal?.removeEventListener('abort', whenAborted)
      }
      const whenAborted = (): void => {
        leave()
        reject(signal?.reason as Error)
      }
      waiter.admit = () => {
        leave()
        resolve()
      }
      signal?.addEventListener('abort', whenAborted)
      this.#waiters.push(waiter)
      this.#length++
    })
  }

  /** Lets the first in line go on; false when nobody waits. */
  admitNext(): boolean {
    for (let first = this.#waiters.shift(); first !== undefined; first = this.#waiters.shift()) {
      if (first.admit === null) continue
      first.admit()
      return true
    }
    return false
  }
}
