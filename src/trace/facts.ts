import type { ServerCount, Trace } from './trace.ts'
import type { TracedError, WaitingFor } from './event.ts'

/** What a lane was doing during one stretch of a bar. */
export type SegmentState =
  /** under way, the thread free: it waits for `for`, or for a promise the lab does not know (null) */
  | 'waiting'
  /** held back by a limit: a full queue, a pool without a free connection */
  | 'held'
  /** it could have run, but the thread was taken */
  | 'ready'
  /** it held the thread */
  | 'blocked'

export interface Segment {
  state: SegmentState
  fromMs: number
  toMs: number
  for: WaitingFor | null
}

export type Outcome =
  | 'finished'
  | 'failed'
  | 'cancelled'
  /** still under way when the run ended */
  | 'left'

/** One task's stay on its lane. */
export interface Bar {
  startMs: number
  /** The end of the run if it was left. */
  endMs: number
  outcome: Outcome
  error: TracedError | null
  /** Without gaps, from startMs to endMs; two that touch were two waits. */
  segments: Segment[]
}

export interface LaneFacts {
  name: string
  startMs: number
  endMs: number
  /** Of its last bar. */
  outcome: Outcome
  /** A lane has several bars when a name was used again after its first task had ended. */
  bars: Bar[]
  waitingMs: number
  heldMs: number
  readyMs: number
  blockedMs: number
}

export interface QueueFacts {
  name: string
  bound: number | null
  peak: number
  /** The size from `atMs` on, in order of time. */
  sizes: { atMs: number; size: number }[]
}

/** What is computed from a trace alone. Times are lab milliseconds. */
export interface Facts {
  /** When the demo's promise ended; for a process, its last line. */
  totalMs: number
  /** The last event: later than totalMs when something ran on. */
  lastMs: number
  lanes: LaneFacts[]
  /** Lane names in order of their first start. */
  startOrder: string[]
  /** Lane names in order of their last end, fulfilled ones only. */
  finishOrder: string[]
  /** Lane names in order of their last end, whatever the outcome; lanes left are not in it. */
  endOrder: string[]
  /** Most lanes under way at once, those held back by a limit not counted. */
  peakInFlight: number
  /** Every line in order of writing. */
  logged: { atMs: number; lane: string; text: string }[]
  /** The thread taken, in order of time. */
  blocked: { fromMs: number; toMs: number; lane: string; line: number | null }[]
  queues: QueueFacts[]
  server: ServerCount | null
}

/** For how many milliseconds both lanes were under way. */
export type Overlap = (facts: Facts, one: string, other: string) => number

export type ComputeFacts = (trace: Trace) => Facts
