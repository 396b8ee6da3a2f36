let file = ''
const parts = Error

/** Lines are looked for in this file alone. */
export function watchFile(path: string): void {
  file = path
  Error.stackTraceLimit = 50
}

/** The line of the learner's file from which the caller was called; undefined where none of it stands in the stack. */
export function lineHere(): number | undefined {
  return lineIn(new parts('here').stack)
}

/** The line of the learner's file that stands nearest in a stack. */
function lineIn(stack: unknown): number | undefined {
  if (typeof stack !== 'string') return undefined
  for (const line of stack.split('\n')) {
    const at = line.indexOf(`${file}:`)
    if (at === -1) continue
    const number = Number.parseInt(line.slice(at + file.length + 1), 10)
    if (number > 0) return number
  }
  return undefined
}

export function lineOf(error: unknown): number | undefined {
  try {
    return error instanceof parts ? lineIn(error.stack) : undefined
  } catch {
    return undefined
  }
}
