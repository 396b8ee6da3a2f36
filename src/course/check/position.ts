import { patternOf } from '../../text/phrases.ts'

/** A place in a lesson's folder, line and column from 1. */
export interface Position {
  /** From the course's folder on: `03-gather/demo.ts`. */
  file: string
  line: number
  column: number
}

/**
 * The first place in the folder of a lesson that a stack names, or what Node
 * prints above the stack of an error of syntax: the file with its line, the
 * line, and a caret under the column. Null where there is none.
 */
export function positionIn(stack: string, lesson: string): Position | null {
  const text = decoded(stack)
  const file = `[\\\\/](${patternOf(lesson)}[\\\\/][^\\n:?()]+)`
  const above = new RegExp(`${file}:(\\d+)\\n[^\\n]*\\n([^\\S\\n]*)\\^`).exec(text)
  if (above !== null) return position(above[1]!, above[2]!, above[3]!.length + 1)
  const frame = new RegExp(`${file}:(\\d+):(\\d+)`).exec(text)
  return frame === null ? null : position(frame[1]!, frame[2]!, frame[3]!)
}

function position(file: string, line: string, column: string | number): Position {
  return { file: file.replaceAll('\\', '/'), line: Number(line), column: Number(column) }
}

/** Modules are named by address, where a blank is %20. */
function decoded(stack: string): string {
  try {
    return decodeURI(stack)
  } catch {
    return stack
  }
}
