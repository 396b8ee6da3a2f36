/** A timer that waits, in the list of its delay. */
export interface WaitingTimer {
  readonly dueMs: number
  readonly callback: () => void
  /** Null once it has fired or was cancelled. */
  list: TimerList | null
  before: WaitingTimer | null
  behind: WaitingTimer | null
}

/**
 * Timers in the order in which Node fires them: those of an equal delay stand
 * in one list, as they were set, and a list that is due is run, as far as it is
 * due, before the next. A list is due when its first timer was, as far as it
 * knows: cancelling does not look again. Of two that are due together the one
 * goes first that has stood there longer.
 */
export class TimerOrder {
  #byDelay = new Map<number, TimerList>()
  #heap: TimerList[] = []
  #ids = 0
  #lastListFirst: boolean

  /** @param lastListFirst takes lists that are due together the other way round: what hangs on their order differs then */
  constructor({ lastListFirst = false }: { lastListFirst?: boolean } = {}) {
    this.#lastListFirst = lastListFirst
  }

  /** The earliest moment at which there is something to look at. */
  get expiryMs(): number | undefined {
    return this.#heap[0]?.expiryMs
  }

  /** A timer of `delayMs`, a whole number, set at `nowMs`. */
  add(nowMs: number, delayMs: number, callback: () => void): WaitingTimer {
    const dueMs = nowMs + delayMs
    let list = this.#byDelay.get(delayMs)
    if (list === undefined) {
      list = new TimerList(delayMs, dueMs, this.#ids++)
      this.#byDelay.set(delayMs, list)
      list.place = this.#heap.push(list) - 1
      this.#rise(list)
    }
    const timer: WaitingTimer = { dueMs, callback, list, before: null, behind: null }
    list.append(timer)
    return timer
  }

  /** False when it had fired, or was cancelled, before. */
  cancel(timer: WaitingTimer): boolean {
    const { list } = timer
    if (list === null) return false
    list.remove(timer)
    if (list.first === null) this.#drop(list)
    return true
  }

  /** Calls back the timer that Node would next at `nowMs`; false when none is due. */
  fireNext(nowMs: number): boolean {
    for (;;) {
      const list = this.#lastListFirst ? this.#lastDue(nowMs) : this.#heap[0]
      if (list === undefined || list.expiryMs > nowMs) return false
      const timer = list.first
      if (timer !== null && timer.dueMs <= nowMs) {
        list.remove(timer)
        timer.callback()
        this.#settle(list, nowMs)
        return true
      }
      this.#settle(list, nowMs)
    }
  }

  #lastDue(nowMs: number): TimerList | undefined {
    const due = this.#heap.filter(({ expiryMs }) => expiryMs <= nowMs)
    return due.sort((one, other) => (one.isBefore(other) ? 1 : -1))[0]
  }

  /** Before any promise goes on, as in Node: a list that is empty is gone, one that is not due stands behind. */
  #settle(list: TimerList, nowMs: number): void {
    const { first } = list
    if (first === null) {
      if (list.place !== null) this.#drop(list)
    } else if (first.dueMs > nowMs) {
      list.expiryMs = first.dueMs
      list.id = this.#ids++
      this.#sink(list)
    }
  }

  #drop(list: TimerList): void {
    const place = list.place!
    const last = this.#heap.pop()!
    this.#byDelay.delete(list.delayMs)
    list.place = null
    if (last === list) return
    last.place = place
    this.#heap[place] = last
    this.#rise(last)
    this.#sink(last)
  }

  #rise(list: TimerList): void {
    while (list.place! > 0) {
      const parent = this.#heap[(list.place! - 1) >> 1]!
      if (!list.isBefore(parent)) return
      this.#swap(list, parent)
    }
  }

  #sink(list: TimerList): void {
    for (;;) {
      const [left, right] = [this.#heap[2 * list.place! + 1], this.#heap[2 * list.place! + 2]]
      const child = right?.isBefore(left!) ? right : left
      if (!child?.isBefore(list)) return
      this.#swap(list, child)
    }
  }

  #swap(one: TimerList, other: TimerList): void {
    const place = one.place!
    one.place = other.place
    other.place = place
    this.#heap[one.place!] = one
    this.#heap[place] = other
  }
}

/** Timers of one delay, as they were set, and the list's place in the heap; null once it is out of it. */
class TimerList {
  first: WaitingTimer | null = null
  #last: WaitingTimer | null = null
  place: number | null = null

  readonly delayMs: number
  expiryMs: number
  /** Of two that are due together the smaller goes first. */
  id: number

  constructor(delayMs: number, expiryMs: number, id: number) {
    this.delayMs = delayMs
    this.expiryMs = expiryMs
    this.id = id
  }

  isBefore(other: TimerList): boolean {
    return (
      this.expiryMs < other.expiryMs || (this.expiryMs === other.expiryMs && this.id < other.id)
    )
  }

  append(timer: WaitingTimer): void {
    timer.before = this.#last
    if (this.#last === null) this.first = timer
    else this.#last.behind = timer
    this.#last = timer
  }

  remove(timer: WaitingTimer): void {
    if (timer.before === null) this.first = timer.behind
    else timer.before.behind = timer.behind
    if (timer.behind === null) this.#last = timer.before
    else timer.behind.before = timer.before
    timer.list = timer.before = timer.behind = null
  }
}
