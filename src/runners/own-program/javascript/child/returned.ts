import { kind } from '../log-format.ts'
import type { Activation } from './activation.ts'
import type { Log } from './log.ts'
import { whenSettled } from './plain-promise.ts'
import { Gave, mark, Settles } from './promise-marks.ts'

/**
 * Tells how activations end that returned a promise. Nobody listens to it until
 * it is settled: of a promise with two listeners V8 would follow neither, and
 * show no async callers of an error.
 */
export class Returned {
  readonly #log: Log
  /** V8 is about to listen to what it returned. */
  #listening: Activation | null = null

  constructor(log: Log) {
    this.#log = log
  }

  /** A job of a promise begins, which is no continuation of an activation. */
  before(promise: object): void {
    const settled = Settles.activation(promise)
    if (settled !== null) return this.#end(settled)
    const gave = Gave.activation(promise)
    if (gave !== null && gave.returned !== null) this.#listening = gave
  }

  /** A promise was made of another. */
  derived(promise: object, parent: object): void {
    const listening = this.#listening
    if (listening === null || parent !== listening.returned) return
    this.#listening = null
    mark(Settles, promise, listening)
  }

  /** The job is over. Had V8 not listened by itself, we do now. */
  after(): void {
    const listening = this.#listening
    this.#listening = null
    if (listening !== null) this.#end(listening)
  }

  #end(activation: Activation): void {
    const { id, returned } = activation
    activation.returned = null
    if (returned === null) return
    whenSettled(
      returned,
      () => this.#log.event(kind.finished, 0, id, 1),
      (error) => {
        this.#log.event(kind.failed, 0, id, 1)
        this.#log.failure(id, error)
      },
    )
  }
}
