import { saysAborted } from './abortions.ts'
import { allowManyListeners, onAbort } from './on-abort.ts'
import type { WaitOptions } from './waiter-line.ts'

/**
 * Tasks that end with the block they were started in. The first failure, of a
 * task or of the block itself, aborts `signal`; the group waits until all have
 * ended, their cleanup included, and throws one AggregateError with the real
 * errors: each once, though a block that awaits its task throws the task's error
 * too, and not those that only say "aborted". Nothing outlives the block.
 *
 *     const total = await TaskGroup.run(async (group) => {
 *       const user = group.start((signal) => getJson('/user', { signal }))
 *       const orders = group.start((signal) => getJson('/orders', { signal }))
 *       return (await orders).length + (await user).age
 *     })
 *
 * Counterpart: asyncio.TaskGroup. It cancels a task at its next `await`,
 * whatever the task does; here a task hears of it by its signal alone, and one
 * that ignores the signal is waited for.
 */
export class TaskGroup {
  #controller = new AbortController()
  #outer: AbortSignal | undefined
  #errors = new Set<unknown>()
  #underWay = 0
  #over = false
  #whenIdle: (() => void) | null = null
  // Made once: each task is followed by them.
  #ended = (): void => {
    if (--this.#underWay === 0) this.#whenIdle?.()
  }
  #failed = (error: unknown): void => {
    if (!partsOf(error).every((part) => this.#isKnown(part))) {
      this.#errors.add(error)
      this.#controller.abort(new DOMException('another task of its group failed', 'AbortError'))
    }
    this.#ended()
  }

  private constructor(outer: AbortSignal | undefined) {
    this.#outer = outer
    allowManyListeners(this.#controller.signal)
  }

  /**
   * Runs a block and resolves to its value when the block and all its tasks
   * have ended.
   * @param signal aborts the group from outside; without other errors its reason is then thrown
   * @throws AggregateError (as a rejection) with every real error, once, in the order in which they came
   */
  static async run<T>(
    block: (group: TaskGroup) => T | PromiseLike<T>,
    { signal }: WaitOptions = {},
  ): Promise<T> {
    const group = new TaskGroup(signal)
    const abort = (): void => group.#controller.abort(signal?.reason)
    if (signal?.aborted) abort()
    const forget = signal && !signal.aborted ? onAbort(signal, abort) : null
    const value = group.#follow(() => block(group))
    // Who waits for the last task may start another one.
    while (group.#underWay > 0) await new Promise<void>((resolve) => (group.#whenIdle = resolve))
    group.#over = true
    forget?.()
    const errors = [...group.#errors]
    if (errors.length > 0) throw new AggregateError(errors, messageOf(errors))
    if (signal?.aborted) throw signal.reason
    return value
  }

  /** Aborts when a task or the block fails, or when the group is aborted from outside. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /**
   * Calls `run` at once. The promise given back may be awaited in the block; if
   * nobody does, a failure is still the group's. In a group that was aborted
   * `run` is not called: the promise rejects with the reason.
   * @throws Error when the block is over
   */
  start<T>(run: (signal: AbortSignal) => T | PromiseLike<T>): Promise<T> {
    if (this.#over) throw new Error('this TaskGroup is over: start tasks inside its block')
    if (this.signal.aborted) return handled(Promise.reject(this.signal.reason))
    return this.#follow(() => run(this.signal))
  }

  #follow<T>(run: () => T | PromiseLike<T>): Promise<T> {
    this.#underWay++
    const promise = called(run)
    promise.then(this.#ended, this.#failed)
    return promise
  }

  /** Whether an error says nothing that the group has not been told. */
  #isKnown(error: unknown): boolean {
    if (this.#errors.has(error) || saysAborted(error, this.signal)) return true
    return this.#outer !== undefined && saysAborted(error, this.#outer)
  }
}

/** What a call gives, as a promise; what it throws, as a rejection. */
function called<T>(run: () => T | PromiseLike<T>): Promise<T> {
  try {
    return Promise.resolve(run())
  } catch (error) {
    return Promise.reject(error)
  }
}

function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

/** Promise.any makes one of several: those, or else the error itself. */
function partsOf(error: unknown): readonly unknown[] {
  const parts = read(() => (error instanceof AggregateError ? error.errors : null), null)
  return Array.isArray(parts) && parts.length > 0 ? parts : [error]
}

function messageOf(errors: readonly unknown[]): string {
  const count = errors.length === 1 ? '1 task failed' : `${errors.length} tasks failed`
  const inWords = (error: unknown): string =>
    read(() => String(error instanceof Error ? error.message : error), 'an error without words')
  return `${count}: ${errors.map(inWords).join('; ')}`
}

/** Anything can be thrown, also what throws when it is looked at: a group must end all the same. */
function read<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  } catch {
    return otherwise
  }
}
