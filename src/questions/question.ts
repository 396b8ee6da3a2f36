import type { KnobValues } from '../course/kit/knob.ts'
import type { Before, Ran, Told } from '../course/kit/told.ts'

/** A text before a run: it may speak of knobs and line numbers, never of what a run will show. */
export type Text<Knobs extends KnobValues> = string | ((before: Before<Knobs>) => string)

/** What is said to an answer, after the verdict word. */
export type Feedback<Knobs extends KnobValues> = string | ((told: Told<Knobs>) => string)

interface Asked<Knobs extends KnobValues> {
  /** Stable; unique in its lesson. */
  id: string
  text: Text<Knobs>
  /**
   * The variant or snippet that decides it, or several that are compared; the
   * first one's code stands with the question if it is a snippet. Ids such as
   * `python:together` name Python runs; the question is then asked on the defaults.
   */
  of: string | readonly string[]
  /** What is said to who is right. */
  right: Feedback<Knobs>
  /** Set when a variant's own lines are to stand with the question. */
  withCode?: boolean
}

/** A number with a unit. Judged within 10 %; a count exactly. */
export interface NumberQuestion<Knobs extends KnobValues> extends Asked<Knobs> {
  kind: 'number'
  /** The unit in which a bare number is read. `count`: a plain whole number. */
  unit: 's' | 'ms' | 'count'
  /** In milliseconds, or a count: computed from the expected run for the verdict and from the shown run for the figure beside it. */
  answer: (ran: Ran<Knobs>) => number
  /** For a process, which has no expected run: the value that theory gives; the shown run must confirm it. */
  bound?: (knobs: Knobs) => number
  /**
   * What undisturbed runs usually show, where a real one cannot come within 10 %
   * of what is computed: from here to there every number is right as well.
   */
  usual?: (knobs: Knobs) => readonly [number, number]
  distractors: readonly NumberDistractor<Knobs>[]
  /** What is said to any other number. */
  otherwise: Feedback<Knobs>
}

/** A wrong number that tempts; in milliseconds, or a count. A range includes both ends. */
export interface NumberDistractor<Knobs extends KnobValues> {
  value: number | readonly [number, number] | ((knobs: Knobs) => number | readonly [number, number])
  feedback: Feedback<Knobs>
}

/** Things to be put in order. */
export interface OrderQuestion<Knobs extends KnobValues> extends Asked<Knobs> {
  kind: 'order'
  items: readonly string[]
  answer: (ran: Ran<Knobs>) => readonly string[]
  /** Tried in turn; the first that fits the given order is said. */
  distractors: readonly OrderDistractor<Knobs>[]
  /** What is said where no distractor fits; may be left out if every wrong order has one. */
  otherwise?: Feedback<Knobs>
}

export type OrderDistractor<Knobs extends KnobValues> =
  /** Fits when the given order has the first after the second, though the run had it before. */
  | { pair: readonly [string, string]; feedback: Feedback<Knobs> }
  /** Fits when exactly this order was given. */
  | {
      order: readonly string[] | ((ran: Ran<Knobs>) => readonly string[])
      feedback: Feedback<Knobs>
    }

interface Option<Knobs extends KnobValues> {
  /** Stable; unique in its question. */
  id: string
  text: Text<Knobs>
}

/** One choice among two to five. */
export interface OneOfQuestion<Knobs extends KnobValues> extends Asked<Knobs> {
  kind: 'one-of'
  /** `feedback` is for who chose it wrongly; only an option that no knobs make wrong goes without. */
  options: readonly (Option<Knobs> & { feedback?: Feedback<Knobs> })[]
  /** The id of the right option. */
  answer: (ran: Ran<Knobs>) => string
  /** Keep the options in the order written: they grow, or one speaks of another. */
  fixed?: boolean
}

/** Any number of choices. */
export interface SeveralOfQuestion<Knobs extends KnobValues> extends Asked<Knobs> {
  kind: 'several-of'
  /** Said of each option judged wrongly; what no knobs make wrong may be left out. */
  options: readonly (Option<Knobs> & { chosen?: Feedback<Knobs>; leftOut?: Feedback<Knobs> })[]
  answer: (ran: Ran<Knobs>) => readonly string[]
  fixed?: boolean
}

/** One line of the code that stands with the question. */
export interface LineQuestion<Knobs extends KnobValues> extends Asked<Knobs> {
  kind: 'line'
  /** `at` is text that stands on that line alone; the line number is found by it. Shown in the order of the file. */
  options: readonly { id: string; at: string; feedback?: Feedback<Knobs> }[]
  answer: (ran: Ran<Knobs>) => string
}

export type Question<Knobs extends KnobValues> =
  | NumberQuestion<Knobs>
  | OrderQuestion<Knobs>
  | OneOfQuestion<Knobs>
  | SeveralOfQuestion<Knobs>
  | LineQuestion<Knobs>
