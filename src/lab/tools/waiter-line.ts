import { onAbort } from './on-abort.ts'

/** What every wait takes. */
export interface WaitOptions {
  /** Aborting it ends the wait, which rejects with its reason and takes nothing. */
  signal?: AbortSignal | undefined
}

/**
 * Told that somebody has to wait; the returned function is called when the
 * waiting is over, with the signal where that has ended it.
 */
export type Held = () => (gaveUpFor?: AbortSignal) => void

/** One in a line, with what it brought. */
export interface Waiter<Given, Brought> {
  brought: Brought
  signal: AbortSignal | undefined
  resolve: (given: Given) => void
  reject: (error: unknown) => void
  released: ReturnType<Held> | null
  /** Takes its signal's listener back. */
  forget: (() => void) | null
  before: Waiter<Given, Brought> | null
  behind: Waiter<Given, Brought> | null
}

/**
 * Those who wait for their turn, first come first served. Who gives up leaves
 * the line at once, in constant time, and nothing of it stays.
 */
export class WaiterLine<Given = void, Brought = undefined> {
  #first: Waiter<Given, Brought> | null = null
  #last: Waiter<Given, Brought> | null = null
  #length = 0
  #held: Held | null
  #deserted: (() => void) | null

  /** @param deserted called when the last who waited has given up */
  constructor(held: Held | null, deserted: (() => void) | null = null) {
    this.#held = held
    this.#deserted = deserted
  }

  get length(): number {
    return this.#length
  }

  /**
   * Resolves to what it is admitted with.
   * @param signal not aborted yet
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  join(brought: Brought, signal: AbortSignal | undefined): Promise<Given> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter<Given, Brought> = {
        brought,
        signal,
        resolve,
        reject,
        released: null,
        forget: null,
        before: this.#last,
        behind: null,
      }
      if (signal) waiter.forget = onAbort(signal, () => this.#giveUp(waiter, signal))
      if (this.#held !== null) waiter.released = this.#held()
      if (this.#last === null) this.#first = waiter
      else this.#last.behind = waiter
      this.#last = waiter
      this.#length++
    })
  }

  /** Takes out the first in line, who is then to be admitted or refused; undefined when nobody waits. */
  shift(): Waiter<Given, Brought> | undefined {
    while (this.#first !== null) {
      const first = this.#first
      // Another listener of its signal may be served before ours: that one has given up all the same.
      if (first.signal?.aborted) {
        this.#giveUp(first, first.signal)
        continue
      }
      this.#remove(first)
      return first
    }
    return undefined
  }

  /** Takes out all who brought that. */
  withdraw(brought: Brought): Waiter<Given, Brought>[] {
    const found: Waiter<Given, Brought>[] = []
    for (let waiter = this.#first; waiter !== null; waiter = waiter.behind) {
      if (waiter.brought === brought) found.push(waiter)
    }
    for (const waiter of found) this.#remove(waiter)
    return found
  }

  #giveUp(waiter: Waiter<Given, Brought>, signal: AbortSignal): void {
    this.#remove(waiter)
    waiter.released?.(signal)
    waiter.reject(signal.reason)
    if (this.#length === 0) this.#deserted?.()
  }

  #remove(waiter: Waiter<Given, Brought>): void {
    const { before, behind } = waiter
    if (before === null) this.#first = behind
    else before.behind = behind
    if (behind === null) this.#last = before
    else behind.before = before
    waiter.before = null
    waiter.behind = null
    this.#length--
    waiter.forget?.()
  }
}

/** Ends the wait of one who was taken out of a line. */
export function admit<Given>(waiter: Waiter<Given, unknown>, given: Given): void {
  waiter.released?.()
  waiter.resolve(given)
}

/** Ends the wait of one who was taken out of a line, with an error. */
export function refuse(waiter: Waiter<never, unknown>, error: unknown): void {
  waiter.released?.()
  waiter.reject(error)
}
