import { promiseHooks } from 'node:v8'
import { kind } from '../log-format.ts'
import type { Log } from './log.ts'
import { type Activation, begun } from './activation.ts'
import { isPlainPromise } from './plain-promise.ts'
import type { HttpAgents } from './http-agents.ts'
import type { Limits } from './limits.ts'
import { Gave, GoesOn, mark } from './promise-marks.ts'
import { Returned } from './returned.ts'
import { isWaitedFor, settle } from './settle.ts'

/**
 * Follows every activation through its steps. A step is what runs between two
 * looks at the queue of microtasks: one continuation, or one callback.
 */
export class Activations {
  readonly #log: Log
  readonly #limits: Limits
  readonly #agents: HttpAgents
  readonly #returned: Returned
  #last = 0
  step = 1
  #current: Activation | null = null
  #made: object | null = null
  #madeBefore: object | null = null
  /** Called in this step, and not awaited by its caller yet. */
  #fresh: Activation[] = []
  /** Whose continuation comes next. */
  #suspending: Activation | null = null
  #awaited: unknown = null

  constructor(log: Log, limits: Limits, agents: HttpAgents) {
    this.#log = log
    this.#limits = limits
    this.#agents = agents
    this.#returned = new Returned(log)
  }

  watch(): void {
    promiseHooks.createHook({
      init: (promise, parent) => this.#init(promise, parent),
      before: (promise) => this.#before(promise),
      after: () => this.#after(),
    })
  }

  enter(site: number, argument: unknown): Activation {
    const made = this.#made
    if (this.#current === null) this.#nextStep()
    const caller = this.#current
    const id = ++this.#last
    const activation = begun({ id, site, step: this.step, caller, argument })
    this.#gives(activation, made)
    this.#fresh.push(activation)
    this.#current = activation
    this.#log.event(kind.entered, site, id, caller === null ? 0 : caller.id)
    return activation
  }

  /** The promise that was made last is what it gives its caller. */
  #gives(activation: Activation, made: object | null): void {
    this.#made = null
    if (made !== null && Gave.activation(made) === null) mark(Gave, made, activation)
  }

  top(site: number): Activation {
    this.#current = null
    this.#made = null
    return this.enter(site, undefined)
  }

  /** What is no call runs in this step: whatever it calls is its own. */
  begins(site: number): Activation {
    this.rest()
    const begins = { id: ++this.#last, site, step: this.step, caller: null, argument: undefined }
    this.#current = begun(begins)
    return this.#current
  }

  /** It gives the thread back. */
  rests(activation: Activation): void {
    this.#nextStep()
    if (this.#current === activation) this.#current = null
  }

  /** Stands around what is awaited, which it hands on. */
  awaits = <Value>(activation: Activation, site: number, value: Value): Value => {
    activation.awaitsAt = site
    this.#suspends(activation, value)
    this.#tellAwait(activation, site, Gave.activation(value))
    if (this.#limits.isUsed) this.#limits.awaited(activation, value)
    return value
  }

  #tellAwait({ id }: Activation, site: number, gives: Activation | null): void {
    if (gives === null || gives.id === id) this.#log.event(kind.awaits, site, id, 0)
    else this.#log.event(this.#takes(gives) ? kind.awaitsOwn : kind.awaitsLane, site, id, gives.id)
  }

  /** What was called in this very step belongs to who waits for it first; all else is waited for. */
  #takes(gives: Activation | null): boolean {
    const isOwn = gives !== null && gives.step === this.step && !gives.isClaimed
    if (isOwn) gives.isClaimed = true
    else isWaitedFor(gives, this.#log)
    return isOwn
  }

  #suspends(activation: Activation, awaited: unknown): void {
    if (activation.isIdle) this.asked(activation)
    this.#suspending = activation
    this.#awaited = awaited
    this.#current = activation.caller
    activation.caller = null
  }

  /** Stands around what an async generator yields, which V8 awaits first. */
  yields = <Value>(activation: Activation, site: number, value: Value): Value => {
    this.awaits(activation, site, value)
    activation.isIdle = true
    return value
  }

  runs(activation: Activation): boolean {
    return this.#current === activation
  }

  /**
   * An async generator was asked for its next item, and runs on in the step of who asked.
   * Where it hands on what a list holds, V8 makes one more promise first.
   */
  asked(activation: Activation, isOfList = false): void {
    activation.isIdle = false
    if (this.#current === null) this.#nextStep()
    activation.caller = this.#current === activation ? null : this.#current
    activation.step = this.step
    activation.isClaimed = false
    this.#gives(activation, isOfList ? this.#madeBefore : this.#made)
    this.#current = activation
    const { id, site, caller } = activation
    this.#log.event(kind.resumed, site, id, caller === null ? 0 : caller.id)
  }

  given = <Value>(activation: Activation, value: Value): Value => {
    if (activation.isIdle) this.asked(activation)
    return value
  }

  /** Stands around what is returned: a promise still decides how the activation ends. */
  returns = <Value>(activation: Activation, site: number, value: Value): Value => {
    if (!isPlainPromise(value)) return value
    const gives = Gave.activation(value)
    const what = this.#takes(gives) ? kind.returnsOwn : kind.returns
    this.#log.event(what, site, activation.id, gives === null ? 0 : gives.id)
    if (this.#limits.isUsed) this.#limits.awaited(activation, value)
    activation.isIdle = false
    activation.ending = 'promise'
    activation.returned = value
    return value
  }

  failed = (activation: Activation, error: unknown): void => {
    activation.ending = 'error'
    this.#log.failure(activation.id, error)
  }

  left = (activation: Activation): void => {
    const { id, ending } = activation
    if (ending === 'well') this.#log.event(kind.finished, 0, id, 0)
    else if (ending === 'error') this.#log.event(kind.failed, 0, id, 0)
    this.#current = activation.caller
    activation.caller = null
    activation.isIdle = false
  }

  listenedTo(value: unknown): void {
    isWaitedFor(Gave.activation(value), this.#log)
  }

  readonly asker = (): { activation: Activation; made: object } | null =>
    this.#current && this.#made && { activation: this.#current, made: this.#made }

  #init(promise: object, parent: object | undefined): void {
    const suspending = this.#suspending
    if (suspending !== null) {
      if (parent !== undefined && parent === this.#awaited) {
        this.#suspending = null
        mark(GoesOn, promise, suspending)
      } else {
        // What is awaited is no promise of V8's own: it makes one of it first.
        this.#awaited = promise
      }
      return
    }
    this.#madeBefore = this.#made
    this.#made = promise
    this.#agents.look(this.asker)
    if (parent === undefined) return
    this.#returned.derived(promise, parent)
    if (this.#limits.isUsed) this.#limits.derived(promise, parent)
    const gave = Gave.activation(parent)
    if (gave === null) return
    if (gave.step === this.step && !gave.isClaimed) mark(Gave, promise, gave)
    isWaitedFor(gave, this.#log)
  }

  #before(promise: object): void {
    this.#nextStep()
    if (this.#limits.isUsed) this.#limits.ran(promise)
    const activation = GoesOn.activation(promise)
    if (activation === null) {
      this.#current = null
      this.#returned.before(promise)
    } else if (activation.isIdle) {
      this.#current = null
      this.#log.event(kind.gave, 0, activation.id, 0)
    } else {
      this.#current = activation
      this.#log.event(kind.resumed, activation.site, activation.id, 0)
    }
  }

  #after(): void {
    const current = this.#current
    if (current !== null) {
      this.#log.event(kind.paused, 0, current.id, 0)
      this.#current = null
    }
    this.#suspending = null
    this.#returned.after()
  }

  /** What ran is over: nothing that was called in it is awaited any more by who called it. */
  #nextStep(): void {
    this.step++
    this.#made = null
    this.#suspending = null
    if (this.#fresh.length === 0) return
    settle(this.#fresh, this.#log)
    this.#fresh = []
  }

  /** Called where nothing of the program's runs. */
  rest(): void {
    this.#current = null
    this.#nextStep()
  }
}
