import { Ring } from './ring.ts'
import {
  admit,
  type Held,
  refuse,
  type Waiter,
  WaiterLine,
  type WaitOptions,
} from './waiter-line.ts'

/** A queue was closed: nothing can be put any more, or nothing is left to get. */
export class QueueClosed extends Error {
  override name = 'QueueClosed'
  constructor() {
    super('the queue is closed')
  }
}

/** Told of what happens in a queue; without one nothing is paid for it. */
export interface QueueObserver {
  /** It now holds so many items. */
  changed(size: number): void
  /** A put waits for room. */
  held: Held
  /** A get waits for an item. */
  starved: Held
}

/** One `for await` over a queue. */
interface Iteration {
  /** At most so many of its gets wait. */
  waiting: number
  ended: boolean
}

type Result<Item> = IteratorResult<Item, undefined>
type Get<Item> = Waiter<Item | Result<Item>, Iteration | null>

const done = Promise.resolve()
const over = { value: undefined, done: true } as const

/**
 * A first-in first-out queue of at most `bound` items, between tasks on one
 * thread. `put` waits while it is full, `get` while it is empty; waiters are
 * served in the order in which they came. A wait that its signal ends leaves
 * the line: the item it would have had goes to the next, the one it brought is
 * not put.
 *
 * Counterpart: asyncio.Queue. Three things differ. `await put()` gives the
 * thread back even where there is room, so producer and consumer take turns.
 * The end is told by `close()`, so that every consumer hears of it: `get` then
 * rejects with QueueClosed once nothing is left, and `for await` ends. And who
 * waits is cancelled by a signal that it was handed: `queue.get({ signal })`.
 *
 * @throws RangeError when `bound` is not a whole number of at least 1 or Infinity
 */
export class Queue<Item> {
  readonly bound: number
  #observer: QueueObserver | null
  #items = new Ring<Item>()
  #puts: WaiterLine<void, Item>
  #gets: WaiterLine<Item | Result<Item>, Iteration | null>
  #closed = false

  constructor(bound: number = Number.POSITIVE_INFINITY, observer: QueueObserver | null = null) {
    if (bound !== Number.POSITIVE_INFINITY && !(Number.isInteger(bound) && bound >= 1)) {
      throw new RangeError(`a queue's bound is a whole number of at least 1, not ${bound}`)
    }
    this.bound = bound
    this.#observer = observer
    this.#puts = new WaiterLine(observer && (() => observer.held()))
    this.#gets = new WaiterLine(observer && (() => observer.starved()))
  }

  /** How many items it holds; those of puts that wait for room are not in it yet. */
  get size(): number {
    return this.#items.length
  }

  /**
   * Adds an item at the end; resolves when it is in, which is at once while
   * there is room.
   * @throws QueueClosed (as a rejection) when the queue is closed before that
   * @throws the reason of `signal` (as a rejection) when it aborts before that; the item is not put
   */
  put(item: Item, options?: WaitOptions): Promise<void> {
    const signal = options?.signal
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#closed) return Promise.reject(new QueueClosed())
    const get = this.#gets.shift()
    if (get !== undefined) {
      hand(get, item)
      return done
    }
    if (this.#items.length < this.bound) {
      this.#items.push(item)
      this.#observer?.changed(this.#items.length)
      return done
    }
    return this.#puts.join(item, signal)
  }

  /**
   * Takes the item at the front; resolves to it as soon as there is one.
   * @throws QueueClosed (as a rejection) when the queue is closed and empty
   * @throws the reason of `signal` (as a rejection) when it aborts before that; no item is taken
   */
  get(options?: WaitOptions): Promise<Item> {
    const signal = options?.signal
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#items.length > 0) return Promise.resolve(this.#takeFirst())
    if (this.#closed) return Promise.reject(new QueueClosed())
    return this.#gets.join(null, signal) as Promise<Item>
  }

  /**
   * Ends the queue: what is in it can still be got. Puts that wait for room
   * and gets that wait for an item reject with QueueClosed. Closing twice does nothing.
   */
  close(): void {
    this.#closed = true
    for (let put = this.#puts.shift(); put !== undefined; put = this.#puts.shift()) {
      refuse(put, new QueueClosed())
    }
    for (let get = this.#gets.shift(); get !== undefined; get = this.#gets.shift()) {
      if (get.brought === null) refuse(get, new QueueClosed())
      else admit(get, over)
    }
  }

  /** `for await (const item of queue)`: `values` without a signal. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Item, undefined> {
    return this.values()
  }

  /**
   * Gets until the queue is closed and empty. Several consumers may do so at
   * once. It costs no more turns than `get`: an async generator would let the
   * producer run ahead.
   *
   *     for await (const item of queue.values({ signal })) await use(item)
   *
   * @throws the reason of `signal` (as a rejection of `next`) once it has aborted; no item is taken
   */
  values({ signal }: WaitOptions = {}): AsyncIterableIterator<Item, undefined> {
    const iteration: Iteration = { waiting: 0, ended: false }
    const iterator: AsyncIterableIterator<Item, undefined> = {
      next: () => {
        if (iteration.ended) return Promise.resolve(over)
        if (signal?.aborted) return Promise.reject(signal.reason)
        if (this.#items.length > 0) {
          return Promise.resolve({ value: this.#takeFirst(), done: false })
        }
        if (this.#closed) return Promise.resolve(over)
        iteration.waiting++
        return this.#gets.join(iteration, signal) as Promise<Result<Item>>
      },
      return: () => {
        iteration.ended = true
        if (iteration.waiting > 0) {
          for (const get of this.#gets.withdraw(iteration)) admit(get, over)
        }
        return Promise.resolve(over)
      },
      [Symbol.asyncIterator]: () => iterator,
    }
    return iterator
  }

  /** Takes the first item and lets the first put that waits for room have it. */
  #takeFirst(): Item {
    const item = this.#items.shift() as Item
    const put = this.#puts.shift()
    if (put !== undefined) this.#items.push(put.brought)
    this.#observer?.changed(this.#items.length)
    if (put !== undefined) admit(put, undefined)
    return item
  }
}

function hand<Item>(get: Get<Item>, item: Item): void {
  if (get.brought === null) return admit(get, item)
  get.brought.waiting--
  admit(get, { value: item, done: false })
}
