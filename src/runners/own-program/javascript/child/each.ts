import type { Activation } from './activation.ts'
import type { Activations } from './activations.ts'

type Step = (...given: unknown[]) => unknown
type Made = Record<'next' | 'return' | 'throw', Step | undefined>

const { apply } = Reflect

/**
 * Stands around what `for await` and `yield*` go over: asks in their place, and
 * tells that the loop waits for what comes. Everything else is as it was, what
 * is asked for and in which order.
 */
export function each(
  activations: Activations,
  activation: Activation,
  site: number,
  over: unknown,
  text: () => string,
): unknown {
  const notIterable = (): never => {
    const error = new TypeError(`${text()} is not async iterable`)
    Error.captureStackTrace(error, each)
    throw error
  }
  if (over === null || over === undefined) return notIterable()
  const from = (make: unknown, isAsync: boolean): unknown => {
    if (!isFunction(make)) return make
    return () => asking(activations, activation, site, apply(make, over, []) as Made, isAsync)
  }
  return {
    get [Symbol.asyncIterator]() {
      return from((over as AsyncIterable<unknown>)[Symbol.asyncIterator], true)
    },
    get [Symbol.iterator]() {
      return from((over as Iterable<unknown>)[Symbol.iterator] ?? notIterable(), false)
    },
  }
}

function asking(
  activations: Activations,
  activation: Activation,
  site: number,
  made: Made,
  isAsync: boolean,
): unknown {
  if (typeof made !== 'object' && typeof made !== 'function') return made
  const asked = (step: Step | undefined): Step | undefined => {
    if (!isFunction(step)) return step
    return (...given) => {
      if (!activations.runs(activation)) activations.asked(activation)
      const got = apply(step, made, given)
      // Of a list, what it holds is waited for, and no hook tells of that.
      if (!isAsync) activations.listenedTo((got as { value?: unknown } | null)?.value)
      activations.awaits(activation, site, got)
      return got
    }
  }
  return {
    get next() {
      return asked(made.next)
    },
    get return() {
      return asked(made.return)
    },
    get throw() {
      return asked(made.throw)
    },
  }
}

function isFunction(value: unknown): value is Step {
  return typeof value === 'function'
}
