import type { Journal } from '../journal/journal.ts'
import type { Highlight } from '../terminal/highlight.ts'
import type { Prompter } from '../terminal/prompter.ts'
import type { Line } from '../picture/line.ts'
import type { LiveScreen } from './live-run.ts'

/** What a lesson is played on. */
export interface Stage {
  /** Writes lines for the learner. */
  print(lines: readonly Line[]): void
  width(): number
  /** Plain lines instead of drawing and repainting. */
  linear: boolean
  ascii: boolean
  prompter: Prompter
  journal: Journal
  live: LiveScreen
  /** Colours code; null where nothing is coloured. */
  highlight: Highlight | null
  /** Shows that one thing is waited for, until the work is done. */
  waiting<Result>(what: string, work: () => Promise<Result>): Promise<Result>
  /** How many lessons there are, for "lesson 3 of 12"; null while their numbers have gaps. */
  lessonCount: number | null
}
