import type { KnobValues } from '../course/kit/knob.ts'
import type { Before, Told } from '../course/kit/told.ts'
import { type KindName, kindOf, type Question } from './kinds.ts'
import {
  type Feedback,
  type GivenAnswer,
  type Presented,
  type Runs,
  type Undecided,
  words,
} from './question.ts'

/**
 * Puts a question into words. `round` is how often it was asked before: each
 * round has another order.
 */
export function present(
  question: Question,
  before: Before<KnobValues>,
  round = 0,
): Presented<KindName> {
  const { id, kind } = question
  const text = words(question.text, before)
  const own = kindOf(question).present(question, before, `${id} ${round}`)
  return { id, kind, text, unit: null, options: [], ...own }
}

export interface Judgement {
  verdict: 'right' | 'wrong'
  /** The right answer, in the form of a given one. */
  correct: GivenAnswer
  /** The answer that the runs spoken of gave: as right as `correct`, its figure that of the screen. */
  was: GivenAnswer
  /** What is said: one text, or one for each option judged wrongly. */
  why: string[]
  /** Which wrong idea it was: a distractor's number or an option's id; null when right or when none fits. */
  distractor: string | null
}

/**
 * Judges an answer. `exact` holds the runs that decide it, `shown` those that
 * the learner saw: the verdict comes from the first, the words from the second.
 */
export function judge(
  question: Question,
  given: GivenAnswer,
  exact: Runs,
  shown: Runs,
  undecided: Undecided = [],
): Judgement {
  const kind = kindOf(question)
  const told: Told<KnobValues> = { ...shown, given }
  const right = correctAnswer(question, exact)
  const both = { correct: right, was: shown === exact ? right : kind.answer(question, shown) }
  if (kind.isRight(question, given, { right, knobs: exact.knobs, undecided })) {
    return { verdict: 'right', ...both, why: [said(question.right, told)], distractor: null }
  }
  const { feedback, distractor } = kind.whyWrong(question, given, right, exact)
  const why = feedback.map((one) => said(one, told))
  return { verdict: 'wrong', ...both, why, distractor }
}

/** The right answer, computed from the runs; for a number with a bound, the bound. */
export function correctAnswer(question: Question, exact: Runs): GivenAnswer {
  const kind = kindOf(question)
  return kind.right ? kind.right(question, exact) : kind.answer(question, exact)
}

/** Whether the runs that were shown bear out what the exact ones decide. */
export function isConfirmed(
  question: Question,
  right: GivenAnswer,
  shown: Runs,
  undecided: Undecided = [],
): boolean {
  const kind = kindOf(question)
  const seen = kind.answer(question, shown)
  const measure = { right, knobs: shown.knobs, undecided }
  return kind.isConfirmed
    ? kind.isConfirmed(question, seen, measure)
    : kind.isRight(question, seen, measure)
}

/**
 * Whether a question is fair with these runs: its right answer is there, no
 * distractor is as good as right or close to it, and nothing in its order happened at one moment.
 * True, or what is wrong in a few words.
 */
export function askable(question: Question, exact: Runs): true | string {
  return kindOf(question).unfair(question, correctAnswer(question, exact), exact) ?? true
}

/** Texts that must never be needed are missing only where a lesson is at fault. */
class MissingText extends Error {
  override name = 'MissingText'
}

function said(feedback: Feedback | undefined, told: Told<KnobValues>): string {
  if (feedback === undefined) throw new MissingText('the lesson has no text for this answer')
  return words(feedback, told)
}
