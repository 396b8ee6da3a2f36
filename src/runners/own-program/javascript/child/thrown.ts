import { plainError } from './plain-error.ts'

const { captureStackTrace } = Error
const { isPrototypeOf } = Error.prototype
const { apply } = Reflect
const most = 10_000

const kinds: Record<string, string> = {
  number: 'A number',
  string: 'A string',
  boolean: 'A boolean',
  bigint: 'A bigint',
  symbol: 'A symbol',
  object: 'An object',
}
const anyKind = 'What was thrown'

interface Place {
  kind: string
  message: string
  step: number
  /** Has the stack of where it was thrown. */
  at: { stack?: string }
}

/** What is said of what ended the program, or would have. */
interface ToldError {
  name: string
  message: string
  stack: string
  /** Where it was thrown, if that is known and it is no error. */
  at: object | null
}

/** Knows where what is no error was thrown: that has no stack of its own. */
export class Thrown {
  readonly #step: () => number
  /** By what Node calls it. */
  readonly #places = new Map<string, Place>()
  #count = 0

  constructor(step: () => number) {
    this.#step = step
  }

  /** Stands around a plain value that is thrown, or that a promise is rejected with, and hands it on. */
  noted = <Value>(value: Value): Value => {
    if (this.#count++ >= most) return value
    const at = {}
    captureStackTrace(at, this.noted)
    this.#places.set(textOf(value), { ...shown(value), step: this.#step(), at })
    return value
  }

  told(error: unknown, origin: string): ToldError {
    const reason = origin === 'unhandledRejection' ? reasonOf(error) : null
    const isMade = reason !== null && isError(error)
    if (!isMade && isError(error)) {
      return { ...plainError(error), stack: stackOf(error), at: null }
    }
    const place = this.#places.get(reason ?? textOf(error))
    // What is thrown past all callers comes to us in the step in which it was thrown.
    if (place !== undefined && (reason !== null || place.step === this.#step())) {
      return { name: place.kind, message: place.message, stack: stackOf(place.at), at: place.at }
    }
    const { kind, message } = isMade ? { kind: anyKind, message: reason } : shown(error)
    return { name: kind, message, stack: '', at: null }
  }
}

function isError(value: unknown): value is Error {
  return apply(isPrototypeOf, Error.prototype, [value])
}

function shown(value: unknown): { kind: string; message: string } {
  const isObject = typeof value === 'object' && value !== null
  return {
    kind: (value !== null && kinds[typeof value]) || anyKind,
    message: isObject ? plainError(value).message : textOf(value),
  }
}

/** As Node puts it in "The promise rejected with the reason …". */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  const isPlain = typeof value !== 'object' && typeof value !== 'function'
  return isPlain ? String(value as string | symbol).slice(0, 500) : '#<Object>'
}

/** Node makes an error of what is none when nobody handled its rejection; a last handler is handed it as it is. */
function reasonOf(error: unknown): string | null {
  if (!isError(error)) return textOf(error)
  if ((error as { code?: unknown }).code !== 'ERR_UNHANDLED_REJECTION') {
    return null
  }
  return /with the reason "(.*?)(?:"\.)?$/s.exec(plainError(error).message)?.[1] ?? null
}

/** Node is about to print it too. */
function stackOf(error: { stack?: string }): string {
  try {
    return String(error.stack).slice(0, 4000)
  } catch {
    return ''
  }
}
