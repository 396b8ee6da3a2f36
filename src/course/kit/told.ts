import type { WaitingFor } from '../../trace/event.ts'
import type { Bar, Facts, LaneFacts } from '../../trace/facts.ts'
import type { Trace } from '../../trace/trace.ts'
import type { KnobValues } from './knob.ts'

/** What a text may use before a run. */
export interface Before<Knobs extends KnobValues> {
  knobs: Knobs
  /**
   * The number of the one line of a file that contains `snippet`; in the code
   * that stands with the question unless a file is named.
   */
  line(snippet: string, file?: string): number
  /** 3500 → "3.50 s" */
  s(ms: number): string
  /** 30.4 → "30 ms" */
  ms(ms: number): string
  /** In the unit a person would say: ms below 1 s, s above. */
  time(ms: number): string
}

/**
 * A lane without the pieces that it is drawn of: a real run has slivers between
 * them that its expected run has not. For its waits there is `waits`.
 */
export type SeenLane = Omit<LaneFacts, 'bars'> & { bars: readonly Omit<Bar, 'segments'>[] }

/** One wait of a lane for something the lab knows, in lab milliseconds. */
export interface Wait {
  for: WaitingFor
  fromMs: number
  toMs: number
}

/** One run, as questions and texts see it. */
export interface RunView {
  trace: Trace
  facts: Omit<Facts, 'lanes'> & { lanes: readonly SeenLane[] }
  /** When the demo's promise ended, in lab milliseconds. */
  totalMs: number
  boundMs: number | null
  /** What the demo returned, or undefined. */
  value: unknown
  /** The message of what it threw, or null. */
  threw: string | null
  hung: boolean
  exitCode: number | null
  /** The lines written, in order, without their times. */
  lines: readonly string[]
  /** When the nth line of that text was written (1 is the first); NaN if it was not. */
  loggedAt(text: string, nth?: number): number
  /** Throws where there is no such lane. */
  lane(name: string): SeenLane
  /** The waits of one lane, or of all, one lane after the other, each in order of time; of one kind, if it is named. */
  waits(lane?: string | null, what?: WaitingFor): readonly Wait[]
}

/** Runs, by the id of their variant or snippet. */
export interface Ran<Knobs extends KnobValues> extends Before<Knobs> {
  /** The run of that id; without one, the run that decides the question. */
  run(id?: string): RunView
}

/** What is said may also use the answer that was given. */
export interface Told<Knobs extends KnobValues> extends Ran<Knobs> {
  /** A number in milliseconds or a count; an order; ids of the options chosen. */
  given: number | readonly string[]
}
