import type { KnobValues } from '../course/kit/knob.ts'
import type { Before, Ran, Told } from '../course/kit/told.ts'

/** A text before a run: it may speak of knobs and line numbers, never of what a run will show. */
export type Text = string | ((before: Before<KnobValues>) => string)

/** What is said to an answer, after the verdict word. */
export type Feedback = string | ((told: Told<KnobValues>) => string)

/** A text or feedback in words. */
export function words<Known>(text: string | ((known: Known) => string), known: Known): string {
  return typeof text === 'string' ? text : text(known)
}

/** The runs that decide a question, or were shown. */
export type Runs = Ran<KnobValues>

/** An answer as plain data: milliseconds or a count; an order; ids of the options chosen. */
export type GivenAnswer = number | readonly string[]

/** What a question of every kind has. */
export interface QuestionBase {
  /** Stable; unique in its lesson. */
  id: string
  text: Text
  /**
   * The variant or snippet that decides it, or several that are compared; the
   * first one's code stands with the question if it is a snippet. Ids such as
   * `python:together` name Python runs; the question is then asked on the defaults.
   */
  of: string | readonly string[]
  /** What is said to who is right. */
  right: Feedback
  /** False where no code is to stand with the question; true where a variant's is, also where it is asked alone. */
  withCode?: boolean
  /** The id of the question about Python for which it stands in, for who knows no Python. */
  insteadOf?: string
  /** The lines of code that any of its texts names: on a screen they stand with it. */
  names?: readonly NamedLine[]
}

/** What `{line "…"}` or `{line "…" in demo.ts}` of a text names: the one line that contains the snippet. */
export interface NamedLine {
  snippet: string
  file?: string
}

/** A question as it is put: its words, and its options in the order shown. Never depends on a run. */
export interface Presented<Kind extends string = string> {
  id: string
  kind: Kind
  text: string
  /** Null for a kind that asks for no number. */
  unit: 's' | 'ms' | 'count' | null
  /** Empty where none are chosen from. */
  options: PresentedOption[]
}

export interface PresentedOption {
  id: string
  /** What is typed for it: its place, or, of code, the line's number. */
  number: number
  text: string
}

/** A question as it is put, and its right answer: a number in the other unit is asked about, an example is none near it. */
export interface Put<Kind extends string = string, Right = GivenAnswer> {
  presented: Presented<Kind>
  right: Right
}

/** Pairs whose order is right either way. */
export type Undecided = readonly (readonly [string, string])[]

/** What an answer is held against. */
export interface Measure<Right> {
  right: Right
  knobs: KnobValues
  undecided: Undecided
}
