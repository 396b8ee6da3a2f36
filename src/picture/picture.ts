import type { Facts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
import type { Row } from './row.ts'
import { traitsOf } from '../trace/traits.ts'

/** One variant to be drawn. Several are drawn on one scale. */
export interface Picture {
  title: string
  /** Null while its run is still to come: only its title stands there. */
  trace: Trace | null
  facts: Facts | null
  boundMs: number | null
  /** How far a run under way has come; null when it is over. */
  nowMs: number | null
  /** What must be known to read it: "at 4×", "the rest computed on the virtual clock". */
  notes: readonly string[]
  /** One that came earlier and is not what is looked at: one line with its total. */
  isShrunk?: boolean
  /** What the learner said its total would be, in lab milliseconds. */
  said?: readonly number[]
  /** Its rows, where they are not to be made of its lanes and queues. */
  rows?: readonly Row[]
  /** What its end is the end of, where that is not a demo. */
  whole?: string
  /** Moments that are pointed at, and what is to be said of each. */
  marks?: readonly { atMs: number; text: string }[]
}

/** A process has no lanes, and is drawn by its lines; so is a Python program without a named task. */
export function hasLinesAlone(trace: Trace, { lanes }: Facts): boolean {
  return traitsOf(trace).isChild && lanes.length === 0
}

export interface DrawOptions {
  width: number
  ascii: boolean
  /** Most rows of lanes for one variant. */
  lanes?: number
}

/** Below this width bars say less than words: 40 columns, of which a live picture leaves the last free. */
export const narrowest = 39
