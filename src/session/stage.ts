import type { Journal } from '../progress/journal.ts'
import type { Line } from '../timeline/line.ts'
import type { Prompter } from '../terminal/prompter.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import type { KnobValues } from '../kit/knob.ts'

/** What a session is played on: the terminal, the journal, and what runs. */
export interface Stage {
  /** Writes lines for the learner. */
  print(lines: readonly Line[]): void
  /** Columns to write in. */
  width(): number
  /** Plain lines instead of drawing and repainting. */
  linear: boolean
  ascii: boolean
  prompter: Prompter
  journal: Journal
  runsOf(loaded: LoadedLesson): LessonRuns
  /** Runs a variant before the learner's eyes, beside the runs before it; see live-run.ts. */
  show(job: ShowJob): Promise<ShownRun>
  /** Shows that one thing is waited for, until the work is done. */
  waiting<T>(what: string, work: () => Promise<T>): Promise<T>
  /** How many lessons there are, for "lesson 3 of 12". */
  lessonCount: number
}

/** A variant to be run live. */
export interface ShowJob {
  loaded: LoadedLesson
  runs: LessonRuns
  variant: string
  knobs: KnobValues
  speed: number
  /** Variants that ran before it, drawn above on the same scale. */
  earlier: readonly ShownRun[]
}
