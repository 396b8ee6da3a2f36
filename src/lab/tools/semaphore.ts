import { admit, type Held, WaiterLine, type WaitOptions } from './waiter-line.ts'

/**
 * At most `limit` under way at once; the others wait, first come first served.
 * A place that is given back goes to who waits longest, never to who just comes.
 *
 *     const places = new Semaphore(3)
 *     await Promise.all(urls.map((url) => places.run(() => get(url))))
 *
 * Counterpart: asyncio.BoundedSemaphore; `run` is its `async with`.
 *
 * @throws RangeError when `limit` is not a whole number of at least 1
 */
export class Semaphore {
  readonly limit: number
  #free: number
  #line: WaiterLine

  constructor(limit: number, held: Held | null = null) {
    if (!(Number.isInteger(limit) && limit >= 1)) {
      throw new RangeError(`a semaphore's limit is a whole number of at least 1, not ${limit}`)
    }
    this.limit = limit
    this.#free = limit
    this.#line = new WaiterLine(held)
  }

  /** Places that nobody has taken. */
  get free(): number {
    return this.#free
  }

  /**
   * Takes a place; resolves as soon as there is one. Give it back with
   * `release`, in a `finally`: a place that an error skips is lost.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  acquire(options?: WaitOptions): Promise<void> {
    const signal = options?.signal
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#free === 0) return this.#line.join(undefined, signal)
    this.#free--
    return taken
  }

  /**
   * Gives a place back.
   * @throws RangeError when more are given back than were taken
   */
  release(): void {
    const next = this.#line.shift()
    if (next !== undefined) return admit(next, undefined)
    if (this.#free === this.limit) {
      throw new RangeError('release without acquire: every place is free')
    }
    this.#free++
  }

  /**
   * Takes a place, runs `work`, gives the place back however it ends; resolves to what `work` gives.
   * @throws the reason of `signal` (as a rejection) when it aborts before there is a place; `work` is then not called
   */
  async run<T>(work: () => T | PromiseLike<T>, options?: WaitOptions): Promise<T> {
    // A free place costs no turn.
    if (this.#free > 0 && !options?.signal?.aborted) this.#free--
    else await this.acquire(options)
    try {
      return await work()
    } finally {
      this.release()
    }
  }
}

const taken = Promise.resolve()
