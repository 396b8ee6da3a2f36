import type { Activation } from './activation.ts'
import type { Activations } from './activations.ts'

type Step = (...given: unknown[]) => unknown
type Made = Record<'next' | 'return' | 'throw', Step | undefined>

const { apply } = Reflect

/**
 * Stands around what `for await` and `yield*` go over: asks in their place, and
 * tells that the loop waits for what comes. Everything else is as it was, what
 * is asked for and in which order. `text` is how V8 would name what a `for await`
 * cannot go over; `yield*` names nothing.
 */
export function each(
  activations: Activations,
  activation: Activation,
  site: number,
  over: unknown,
  text?: string,
): unknown {
  // V8 says so itself, and in words that name nothing of ours.
  if (over === null || over === undefined) return over
  const from = (make: unknown, isAsync: boolean): unknown => {
    if (!isFunction(make)) return make
    return () => asking(activations, activation, site, apply(make, over, []) as Made, isAsync)
  }
  return {
    get [Symbol.asyncIterator]() {
      return from((over as AsyncIterable<unknown>)[Symbol.asyncIterator], true)
    },
    get [Symbol.iterator]() {
      const make = (over as Iterable<unknown>)[Symbol.iterator] ?? undefined
      if (make === undefined && text !== undefined) {
        throw new TypeError(`${text} is not async iterable`)
      }
      return from(make, false)
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
      if (!activations.runs(activation)) activations.asked(activation, !isAsync)
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
