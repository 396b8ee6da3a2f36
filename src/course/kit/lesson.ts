import type { TwinSide } from '../../trace/python-differences.ts'
import type { Knob, KnobValues } from './knob.ts'
import type { Question } from './question.ts'
import type { Text, Said } from './question.ts'
import type { Ran } from './told.ts'
import type { Aside, Variant } from './variant.ts'

/** What the `lesson.ts` of a lesson's folder gives as its default export. */
export interface Lesson<Knobs extends KnobValues> {
  knobs: { [Name in keyof Knobs]: Knob }
  /** Two or more, in the order in which they run, drawn on one scale. */
  variants: readonly Variant<Knobs>[]
  asides: readonly Aside<Knobs>[]
  /** Three, each asked directly before the first variant named in its `of`. */
  predictions: readonly Question<Knobs>[]
  turn: Turn<Knobs>
  /** Four. */
  quiz: readonly Question<Knobs>[]
  /** Asked in review, from the day after the lesson was done. */
  reserve: readonly Question<Knobs>[]
  /**
   * The question, of the quiz or the reserve, that `quiz --surprise` asks for
   * this lesson: decided by asides alone, and understood without the lesson.
   */
  surprise: string
  /** Knobs with which a missed question is asked once more. */
  otherKnobs: readonly Partial<Knobs>[]
  /** What demo.py has of it. */
  python?: PythonTwin
  /** What the placeholders `{name}` of text.md stand for; those of the idea may use only what `Before` has. */
  figures: Record<string, (ran: Ran<Knobs>) => string | number>
}

/**
 * The lesson's demo.py: called with a variant's id and the values of the knobs,
 * in their order, it is that variant in Python, and its run `python:<id>`.
 */
export interface PythonTwin {
  /** Ids of the variants that it has too. */
  variants: readonly string[]
  /**
   * What of the comparison with TypeScript differs, by variant, and why, in one
   * sentence: differences that are the languages' own.
   */
  differences: Readonly<Record<string, Readonly<Partial<Record<TwinSide, string>>>>>
}

/** The knob task: a knob is turned, what follows is predicted, then all variants run. */
export interface Turn<Knobs extends KnobValues> {
  text: Text<Knobs>
  set: Partial<Knobs>
  questions: readonly Question<Knobs>[]
  /** Said instead of each question's own text when all of them are right. */
  allRight: Said<Knobs>
}
