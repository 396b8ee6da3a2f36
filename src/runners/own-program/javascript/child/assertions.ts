import { withoutInsertions } from './insertions.ts'
import { callAround } from './watched-text.ts'

const says = 'The expression evaluated to a falsy value:\n\n'

/** Such an error tells of its caller alone: it was made where no stack is kept, and Node prints no line of it. */
export function isAssertion(error: object): boolean {
  return Object.getOwnPropertyDescriptor(error, 'code')?.value === 'ERR_ASSERTION'
}

/**
 * What `assert` quotes is the call as it was written: Node finds it in its own text,
 * with what was put in, or before Node 22 in the file, by a column that is not the file's.
 */
export function quoteAsWritten(
  error: object,
  { text, from, at }: { text: string; from: number; at: number },
): void {
  const message: unknown = Object.getOwnPropertyDescriptor(error, 'message')?.value
  if (typeof message !== 'string') return
  // Where Node found nothing at that column, it says no more.
  const isLost = message.endsWith(' == true')
  if (!isLost && !message.startsWith(says)) return
  const plain = withoutInsertions(message)
  const call = plain === message ? callAround(text, from, at) : null
  const isRight = call === null || message.includes(call.code.split('\n', 1)[0]!)
  if (isRight ? plain === message : isLost && isToldBy(call.code, message)) return
  const value = isRight ? plain : `${says}  ${quoted(call.code, call.start - from)}\n`
  Object.defineProperty(error, 'message', { value })
}

/** Whether a call would have such a message, of its own words or of two values. */
const isToldBy = (code: string, message: string): boolean =>
  code.includes(message) || /\b(?:e|\w+E)qual\(/.test(code)

/** As Node does it: without what the first line is indented by. */
function quoted(code: string, indent: number): string {
  return code
    .split('\n')
    .map((line, index) => (index === 0 ? line : `  ${line.slice(leading(line, indent))}`))
    .join('\n')
}

function leading(line: string, most: number): number {
  return Math.min(most, /^[ \t]*/.exec(line)![0].length)
}
