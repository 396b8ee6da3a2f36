import { wrap } from '../text/wrap.ts'
import type { Written } from './exercises.ts'
import type { Task } from './task.ts'

const mostCommentLines = 15
const commentWidth = 76

/** What a learner's file begins as. */
export interface LayOut {
  task: Task
  /** The code that stands there already, in the language of the file. */
  starter: string
  written: Written
  /** What is typed to have it judged. */
  verify: string
  /** Gives TypeScript without its types, line for line. */
  blankTypes: (code: string) => string
}

/** The task as a comment, the signature to fill in, and a call to try. */
export function laidOut({ task, starter, written, verify, blankTypes }: LayOut): string {
  const mark = written === 'py' ? '#' : '//'
  const comment = (lines: readonly string[]): string =>
    lines.map((line) => `${mark} ${line}`.trimEnd()).join('\n')
  const sample = task.samples[written === 'py' ? 'python' : 'ts']
  const code = (typed: string): string => (written === 'js' ? tidied(blankTypes(typed)) : typed)
  const after = task.after.flatMap((text) => wrap(text, commentWidth))
  const parts = [
    comment(taskLines(task, verify)),
    code(starter).trim(),
    ...(sample === undefined ? [] : [`${code(sample).trim()}\n${comment(after)}`.trim()]),
  ]
  const gap = written === 'py' ? '\n\n\n' : '\n\n'
  return `${parts[0]}\n\n${parts.slice(1).join(gap)}\n`
}

/** At most 15 lines, the last of which says how it is judged. */
function taskLines({ title, paragraphs }: Task, verify: string): string[] {
  const last = ['', `To have it judged: ${verify}`]
  const text = [title, ...paragraphs.flatMap((one) => ['', ...wrap(one, commentWidth)])]
  const room = mostCommentLines - last.length
  if (text.length <= room) return [...text, ...last]
  const dense = text.filter((line) => line !== '')
  const isCut = dense.length > room
  return [...(isCut ? [...dense.slice(0, room - 1), '…'] : dense), ...last]
}

/** Without the lines and blanks that types leave behind. */
export function tidied(code: string): string {
  return code
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(\S) {2,}/g, '$1 ')
    .replace(/\((\n +[\w$]+,)+\n\)/g, onOneLine)
    .trim()
}

/** `(ids, load)` of parameters that stood on lines of their own beside their types. */
function onOneLine(parameters: string): string {
  const names = parameters.match(/[\w$]+/g) ?? []
  return `(${names.join(', ')})`
}
