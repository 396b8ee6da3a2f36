/** Whatever was thrown, as texts. */
export interface Thrown {
  /** The name of an error; `Error` of all else. */
  name: string
  message: string
  /** Where an error came from; '' where it does not say. */
  stack: string
}

/**
 * Reads what was thrown. Anything can be: a value that no text can be made of,
 * an error whose message is no text, throws when it is read, or is a revoked
 * proxy. Never throws.
 */
export function thrownTexts(thrown: unknown): Thrown {
  const read = (part: keyof Thrown): string | null => {
    try {
      const value = (thrown as Record<keyof Thrown, unknown>)[part]
      return typeof value === 'string' ? value : null
    } catch {
      return null
    }
  }
  const message = read('message')
  return {
    name: (message === null ? null : read('name')) ?? 'Error',
    message: message ?? asText(thrown),
    stack: read('stack') ?? '',
  }
}

/** Its first line that says anything: the message's, or its name. Not yet fit for a terminal. */
export function thrownLine(thrown: unknown): string {
  const { name, message } = thrownTexts(thrown)
  const line = message.split('\n').find((one) => one.trim() !== '') ?? name
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
}

const longestLine = 1000

function asText(value: unknown): string {
  for (const text of [String, Object.prototype.toString.call.bind(Object.prototype.toString)]) {
    try {
      return String(text(value))
    } catch {
      // Then in the next way.
    }
  }
  return 'a value that cannot be read'
}
