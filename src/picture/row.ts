import type { LaneFacts, QueueFacts } from '../trace/facts.ts'

/** A row of one variant's picture. Its name is printable. */
export type Row =
  /** a lane, or the first of several that were alike */
  | {
      kind: 'lane'
      name: string
      lane: LaneFacts
      right?: string
      /** When its task wrote a line. */
      loggedAtMs?: readonly number[]
      /** Where its task waited, in order of time. */
      waits?: readonly { startMs: number; endMs: number; file: string; line: number }[]
    }
  /** a queue, as a curve; `right` stands beside it */
  | { kind: 'queue'; name: string; right: string; queue: QueueFacts }
  /** lines that were written: a mark at each moment */
  | { kind: 'marks'; name: string; right: string; atMs: readonly number[] }
  /** how many lanes there was no room for */
  | { kind: 'more'; name: string }

/** What stands right of a row's bars. */
export function rightOf(row: Row): string {
  return 'right' in row ? (row.right ?? '') : ''
}
