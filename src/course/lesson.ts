import type { PythonVersion } from './kit/authored.ts'
import type { Knob, KnobValues } from './kit/knob.ts'
import type { Question } from '../questions/kinds.ts'
import type { Feedback, Text } from '../questions/question.ts'
import type { Ran } from './kit/told.ts'
import type { Snippet, Variant } from './variant.ts'

/** A lesson as it is played and checked: built from lesson.ts, questions.md and text.md. */
export interface Lesson<Knobs extends KnobValues> {
  knobs: { [Name in keyof Knobs]: Knob }
  /** Two or more, in the order in which they run, drawn on one scale. */
  variants: readonly Variant<Knobs>[]
  snippets: readonly Snippet<Knobs>[]
  /** Three, each asked directly before the first variant named in its `of`. */
  predictions: readonly Question[]
  modify: Modify<Knobs>
  /** Four. */
  quiz: readonly Question[]
  /** Asked in review, from the day after the lesson was done. */
  review: readonly Question[]
  /**
   * The question, of the quiz or the reserve, that `quiz --surprise` asks for
   * this lesson: decided by snippets alone, and understood without the lesson.
   * Not there in a lesson that nobody has checked.
   */
  surprise: string | undefined
  /** Knobs with which a missed question is asked once more. */
  otherKnobs: readonly Partial<Knobs>[]
  /** What demo.py has of it. */
  python?: PythonVersion
  /** What the holes of text.md stand for, by their path; those of the idea may use only what `Before` has. */
  figures: Record<string, (ran: Ran<Knobs>) => string | number>
}

/** The knob task: a knob is turned, what follows is predicted, then all variants run. */
export interface Modify<Knobs extends KnobValues> {
  text: Text
  set: Partial<Knobs>
  questions: readonly Question[]
  /** Said instead of each question's own text when all of them are right. */
  allRight: Feedback
}
