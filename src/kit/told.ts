import type { Facts, LaneFacts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
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

/** One run, as questions and texts see it. */
export interface RunView {
  trace: Trace
  facts: Facts
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
  lane(name: string): LaneFacts
}

/** Runs, by the id of their variant or aside. */
export interface Ran<Knobs extends KnobValues> extends Before<Knobs> {
  /** The run of that id; without one, the run that decides the question. */
  run(id?: string): RunView
}

/** What is said may also use the answer that was given. */
export interface Told<Knobs extends KnobValues> extends Ran<Knobs> {
  /** A number in milliseconds or a count; an order; ids of the options chosen. */
  given: number | readonly string[]
}
