import type { WatchedEnd } from '../capture.ts'
import type { CallAt } from './held.ts'
import type { Row } from './rows.ts'

/** What is known of a run beside its log. */
export interface AboutRun {
  program: string
  end: WatchedEnd
  /** A file as its owner would write it. */
  shownFile: (file: string) => string
  callAt: CallAt
  /** Whether a function is called by its name in a line. */
  isCalledAt: (file: string, line: number, name: string) => boolean
  rows: readonly Row[]
}
