/**
 * Tasks that end with the block they were started in. The first failure, of a
 * task or of the block itself, aborts `signal`; the group waits until all have
 * ended, their cleanup included, and throws one AggregateError with the real
 * errors: not those that only say "aborted". Nothing outlives the block.
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
  #errors: unknown[] = []
  #underWay = 0
  #over = false
  #whenIdle: (() => void) | null = null

  private constructor() {}

  /**
   * Runs a block and resolves to its value when the block and all its tasks
   * have ended.
   * @param signal aborts the group from outside; without other errors its reason is then thrown
   * @throws AggregateError (as a rejection) with every real error, in the order in which they came
   */
  static async run<T>(
    block: (group: TaskGroup) => T | PromiseLike<T>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<T> {
    const group = new TaskGroup()
    const whenAborted = (): void => group.#controller.abort(signal?.reason)
    signal?.addEventListener('abort', whenAborted)
    if (signal?.aborted) whenAborted()
    const value = group.#follow(() => block(group))
    // Who waits for the last task may start another one.
    while (group.#underWay > 0) await new Promise<void>((resolve) => (group.#whenIdle = resolve))
    group.#over = true
    signal?.removeEventListener('abort', whenAborted)
    if (group.#errors.length > 0) throw new AggregateError(group.#errors, messageOf(group.#errors))
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
    promise.then(
      () => this.#ended(),
      (error: unknown) => {
        if (!this.#isAbortion(error)) {
          this.#errors.push(error)
          this.#controller.abort(new DOMException('another task of its group failed', 'AbortError'))
        }
        this.#ended()
      },
    )
    return promise
  }

  /** Whether an error says no more than that the group was aborted; Node's own wrap the reason as `cause`. */
  #isAbortion(error: unknown): boolean {
    if (!this.signal.aborted) return false
    const { reason } = this.signal as { reason: unknown }
    return error === reason || (error instanceof Error && error.cause === reason)
  }

  #ended(): void {
    if (--this.#underWay === 0) this.#whenIdle?.()
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

function messageOf(errors: readonly unknown[]): string {
  const count = errors.length === 1 ? '1 task failed' : `${errors.length} tasks failed`
  return `${count}: ${errors.map((error) => (error instanceof Error ? error.message : String(error))).join('; ')}`
}
