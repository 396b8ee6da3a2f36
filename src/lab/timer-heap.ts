/** A timer of the virtual clock. */
export interface VirtualTimer {
  dueMs: number
  /** Breaks ties: of two that are due together, the one set first. */
  sequence: number
  keeps: boolean
  /** Null once it was cancelled; it leaves the heap when its turn comes. */
  callback: (() => void) | null
}

/** A binary heap of timers, the earliest at the top. */
export class TimerHeap {
  #timers: VirtualTimer[] = []

  /** The earliest timer that was not cancelled. */
  peek(): VirtualTimer | undefined {
    while (this.#timers[0]?.callback === null) this.pop()
    return this.#timers[0]
  }

  push(timer: VirtualTimer): void {
    const timers = this.#timers
    let index = timers.push(timer) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(timer, timers[parent]!)) break
      timers[index] = timers[parent]!
      index = parent
    }
    timers[index] = timer
  }

  pop(): VirtualTimer | undefined {
    const timers = this.#timers
    const top = timers[0]
    const last = timers.pop()
    if (last === undefined || timers.length === 0) return top
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= timers.length) break
      if (child + 1 < timers.length && isBefore(timers[child + 1]!, timers[child]!)) child++
      if (!isBefore(timers[child]!, last)) break
      timers[index] = timers[child]!
      index = child
    }
    timers[index] = last
    return top
  }
}

function isBefore(one: VirtualTimer, other: VirtualTimer): boolean {
  return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.sequence < other.sequence)
}
