import type { Log } from './log.ts'
import { instead } from './stacks.ts'
import type { Thrown } from './thrown.ts'

const { apply, defineProperty, getPrototypeOf } = Reflect

/**
 * Tells of rejections of which only the program's last handler hears, and of those
 * that somebody handled later. No listener is added, since that would change what
 * Node does: whatever the process emits passes by here.
 */
export function tellLastHandled(log: Log, thrown: Thrown): void {
  const told = new WeakMap<object, number>()
  let count = 0
  const holder = getPrototypeOf(process)!
  instead(holder, 'emit', (real, self, given) => {
    if (self === process) look(given)
    return apply(real, self, given)
  })
  // What the process has of its own can be listed by the program.
  defineProperty(holder, 'emit', { enumerable: false })
  const look = ([event, about, promise]: unknown[]): void => {
    // By itself a program may emit anything.
    if (event === 'unhandledRejection' && isObject(promise) && process.listenerCount(event) > 0) {
      const { at: _, ...said } = thrown.told(about, event)
      told.set(promise, ++count)
      log.tell({ told: 'error', ...said, origin: event, lastHandlerOnly: true, rejection: count })
    } else if (event === 'rejectionHandled' && isObject(about)) {
      const rejection = told.get(about)
      if (rejection !== undefined) log.tell({ told: 'handledLate', rejection })
    }
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
