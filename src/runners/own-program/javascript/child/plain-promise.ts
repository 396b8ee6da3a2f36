import { isPromise } from 'node:util/types'

const promisePrototype = Promise.prototype
const { then } = promisePrototype
const { getPrototypeOf, hasOwn } = Object
const { apply } = Reflect

/** A promise of V8's own, to which one may listen without calling anything of the program's. */
export function isPlainPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    isPromise(value) &&
    getPrototypeOf(value) === promisePrototype &&
    !hasOwn(value, 'constructor')
  )
}

/** Listens to a promise to which V8 listens a moment later too: one more listener changes no order. */
export function whenSettled(
  promise: Promise<unknown>,
  fulfilled: () => void,
  rejected: (error: unknown) => void,
): void {
  void apply(then, promise, [fulfilled, rejected])
}
