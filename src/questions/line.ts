import type { CodeOfQuestion, Kind } from './kind.ts'
import { fewFaults, pickingOne, unsaidFaults } from './options.ts'
import type { Feedback, QuestionBase, Runs } from './question.ts'

/** One line of the code that stands with the question. */
export interface LineQuestion extends QuestionBase {
  kind: 'line'
  /** `at` is text that stands on that line alone; the line number is found by it. Shown in the order of the file. */
  options: readonly { id: string; at: string; feedback?: Feedback | undefined }[]
  /** The id of the right option. */
  answer: (runs: Runs) => string
}

export const line: Kind<LineQuestion, readonly string[]> = {
  written: {
    words: { line: 'time' },
    options: ['wrong'],
    build: ({ base, answer, options }) => ({
      ...base,
      kind: 'line',
      answer: answer as LineQuestion['answer'],
      options: options.map(({ id, plain, said }) => ({ id, at: plain(), feedback: said['wrong'] })),
    }),
  },
  faults: ({ options }, code) => [
    ...fewFaults(options, 'option'),
    ...unsaidFaults(options),
    ...placeFaults(options, code),
  ],
  ...pickingOne,
  present: ({ options }, before) => ({
    options: options
      .map(({ id, at }) => ({ id, number: before.line(at), text: at }))
      .sort((one, other) => one.number - other.number),
  }),
  optionsInCode: true,
  inWords: (_question, [given], options) =>
    `line ${options.find(({ id }) => id === given)?.number ?? '?'}`,
}

/** Options that stand on no line of the code, or two on one. */
function placeFaults(options: LineQuestion['options'], { line }: CodeOfQuestion): string[] {
  if (line === null) return []
  const lines: number[] = []
  const faults: string[] = []
  for (const { id, at } of options) {
    try {
      lines.push(line(at))
    } catch (thrown) {
      faults.push(`option ${id}: ${(thrown as Error).message}`)
    }
  }
  const twice = new Set(lines.filter((one, index) => lines.indexOf(one) !== index))
  return [...faults, ...[...twice].map((one) => `two options are on line ${one}`)]
}
