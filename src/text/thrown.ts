/**
 * Whatever was thrown, in words. Anything can be thrown: an error whose members
 * throw when they are read, a revoked proxy, an object without a prototype, a
 * symbol. This never throws, and gives texts of a length that can be shown;
 * `shortened` leaves out before that what need not be told in full.
 */
export function inWords(
  thrown: unknown,
  shortened: (text: string) => string = (text) => text,
): { name: string; message: string } {
  const text = (value: unknown): string => asText(value, shortened)
  const message = read(thrown, 'message')
  // By its message, not by `instanceof`: an error may come from another realm, or have lost its prototype.
  if (typeof message !== 'string' && !isError(thrown))
    return { name: 'Error', message: text(thrown) }
  const name = read(thrown, 'name')
  return {
    name: typeof name === 'string' && name !== '' ? text(name) : 'Error',
    message: message === unreadable ? 'a message that cannot be read' : text(message),
  }
}

/** The stack of an error as text; empty where there is none that can be read. */
export function stackOf(thrown: unknown): string {
  const stack = read(thrown, 'stack')
  return typeof stack === 'string' ? stack : ''
}

const longest = 2000

const unreadable = Symbol('unreadable')

function read(thrown: unknown, member: 'name' | 'message' | 'stack'): unknown {
  if (thrown === null || (typeof thrown !== 'object' && typeof thrown !== 'function'))
    return undefined
  try {
    return (thrown as Record<string, unknown>)[member]
  } catch {
    return unreadable
  }
}

function isError(thrown: unknown): boolean {
  try {
    return thrown instanceof Error
  } catch {
    return false
  }
}

function asText(value: unknown, shortened: (text: string) => string): string {
  for (const attempt of [String, (it: unknown) => Object.prototype.toString.call(it)]) {
    try {
      const whole = shortened(attempt(value))
      return whole.length > longest ? `${whole.slice(0, longest)}…` : whole
    } catch {
      // The next way may do.
    }
  }
  return 'a value that cannot be read'
}
