import { Ring } from './ring.ts'

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
  /** A put waits for room; the result is called when it has it. */
  held(): () => void
  /** A get waits for an item; the result is called when it has one. */
  starved(): () => void
}

interface HeldPut<Item> {
  item: Item
  resolve: () => void
  reject: (error: Error) => void
  released: (() => void) | null
}

interface StarvedGet<Item> {
  resolve: (item: Item) => void
  /** The queue was closed before an item came. */
  close: () => void
  released: (() => void) | null
}

const done = Promise.resolve()

/**
 * A first-in first-out queue of at most `bound` items, between tasks on one
 * thread. `put` waits while it is full, `get` while it is empty; waiters are
 * served in the order in which they came.
 *
 * Counterpart: asyncio.Queue. Two things differ. `await put()` gives the thread
 * back even where there is room, so producer and consumer take turns. And the
 * end is told by `close()`, so that every consumer hears of it: `get` then
 * rejects with QueueClosed once nothing is left, and `for await` ends.
 *
 * @throws RangeError when `bound` is not a whole number of at least 1 or Infinity
 */
export class Queue<Item> {
  readonly bound: number
  #observer: QueueObserver | null
  #items = new Ring<Item>()
  #puts = new Ring<HeldPut<Item>>()
  #gets = new Ring<StarvedGet<Item>>()
  #closed = false

  constructor(bound: number = Number.POSITIVE_INFINITY, observer: QueueObserver | null = null) {
    if (bound !== Number.POSITIVE_INFINITY && !(Number.isInteger(bound) && bound >= 1)) {
      throw new RangeError(`a queue's bound is a whole number of at least 1, not ${bound}`)
    }
    this.bound = bound
    this.#observer = observer
  }

  /** How many items it holds; those of puts that wait for room are not in it yet. */
  get size(): number {
    return this.#items.length
  }

  /**
   * Adds an item at the end; resolves when it is in, which is at once while
   * there is room.
   * @throws QueueClosed (as a rejection) when the queue is closed before that
   */
  put(item: Item): Promise<void> {
    if (this.#closed) return Promise.reject(new QueueClosed())
    const get = this.#gets.shift()
    if (get !== undefined) {
      get.released?.()
      get.resolve(item)
      return done
    }
    if (this.#items.length < this.bound) {
      this.#items.push(item)
      this.#observer?.changed(this.#items.length)
      return done
    }
    return new Promise((resolve, reject) => {
      this.#puts.push({ item, resolve, reject, released: this.#observer?.held() ?? null })
    })
  }

  /**
   * Takes the item at the front; resolves to it as soon as there is one.
   * @throws QueueClosed (as a rejection) when the queue is closed and empty
   */
  get(): Promise<Item> {
    if (this.#items.length > 0) return Promise.resolve(this.#takeFirst())
    if (this.#closed) return Promise.reject(new QueueClosed())
    return new Promise((resolve, reject) => this.#starve(resolve, () => reject(new QueueClosed())))
  }

  /**
   * Ends the queue: what is in it can still be got. Puts that wait for room
   * and gets that wait for an item reject with QueueClosed. Closing twice does nothing.
   */
  close(): void {
    this.#closed = true
    for (let put = this.#puts.shift(); put !== undefined; put = this.#puts.shift()) {
      put.released?.()
      put.reject(new QueueClosed())
    }
    for (let get = this.#gets.shift(); get !== undefined; get = this.#gets.shift()) {
      get.released?.()
      get.close()
    }
  }

  /**
   * Gets until the queue is closed and empty. Several consumers may do so at
   * once. It costs no more turns than `get`: an async generator would let the
   * producer run ahead.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<Item> {
    const over = { value: undefined, done: true } as const
    const iterator: AsyncIterableIterator<Item> = {
      next: () => {
        if (this.#items.length > 0) {
          return Promise.resolve({ value: this.#takeFirst(), done: false })
        }
        if (this.#closed) return Promise.resolve(over)
        return new Promise((resolve) =>
          this.#starve(
            (value) => resolve({ value, done: false }),
            () => resolve(over),
          ),
        )
      },
      return: () => Promise.resolve(over),
      [Symbol.asyncIterator]: () => iterator,
    }
    return iterator
  }

  /** Takes the first item and lets the first put that waits for room have it. */
  #takeFirst(): Item {
    const item = this.#items.shift() as Item
    const put = this.#puts.shift()
    if (put !== undefined) this.#items.push(put.item)
    this.#observer?.changed(this.#items.length)
    put?.released?.()
    put?.resolve()
    return item
  }

  #starve(resolve: (item: Item) => void, close: () => void): void {
    this.#gets.push({ resolve, close, released: this.#observer?.starved() ?? null })
  }
}
