import { kind, notQueued } from '../log-format.ts'
import type { Activation } from './activation.ts'
import type { Log } from './log.ts'
import { type Ask, Asked, mark } from './promise-marks.ts'

/** What asks now, in which call, by the promise that was made last in this step. */
export type Asker = () => { activation: Activation; made: object } | null

/** Tells who is held back by a limit, where a promise shows by itself what it waits for. */
export class Limits {
  readonly #log: Log
  /** What each awaited last. */
  readonly #last = new WeakMap<Activation, Ask>()
  /** What was asked for last: one promise may be given to all who need not wait. */
  #given: { promise: unknown; ask: Ask | null } = { promise: null, ask: null }
  /** Whether anything was ever asked for. */
  isUsed = false

  constructor(log: Log) {
    this.#log = log
  }

  /** The promise is settled by what was asked for. */
  settles(promise: unknown, ask: Ask): void {
    if (typeof promise !== 'object' || promise === null) return
    this.isUsed = true
    this.#given = { promise, ask }
    if (Asked.ask(promise) === null) mark(Asked, promise, ask)
  }

  /** It has its place. */
  over(ask: Ask): void {
    if (!ask.isQueued) return
    ask.isQueued = false
    const { heldBack } = ask
    if (heldBack !== null && this.#last.get(heldBack) === ask) {
      this.#log.event(kind.held, 0, heldBack.id, 0)
    }
  }

  /** A promise is settled after another, so it waits for the same. */
  derived(promise: object, parent: object): void {
    const ask = Asked.ask(parent)
    if (ask !== null) mark(Asked, promise, ask)
  }

  /** What comes after a promise runs, so that is settled. */
  ran(promise: object): void {
    const ask = Asked.ask(promise)
    if (ask !== null) this.over(ask)
  }

  /** Follows at once upon what tells that it is awaited. */
  awaited(activation: Activation, value: unknown): void {
    const ask = this.#given.promise === value ? this.#given.ask : Asked.ask(value)
    // Two that await the same asked once.
    if (ask === null || ask.heldBack !== null) return
    ask.heldBack = activation
    this.#last.set(activation, ask)
    this.#log.event(kind.held, 0, activation.id, this.#log.text(ask.what))
    if (!ask.isQueued) this.#log.event(kind.held, notQueued, activation.id, 0)
  }
}
