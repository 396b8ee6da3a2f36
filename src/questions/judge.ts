import type { KnobValues } from '../course/kit/knob.ts'
import type { NumberQuestion, Question, Feedback } from './question.ts'
import type { Ran, Told } from '../course/kit/told.ts'
import { numberDistractor, orderDistractor } from './distractors.ts'
import { isNear, isNearAsShown } from './number.ts'

/** An answer as plain data: milliseconds or a count; an order; ids of the options chosen. */
export type Given = number | readonly string[]

export type Verdict = 'right' | 'wrong'

export interface Judgement {
  verdict: Verdict
  /** The right answer, in the form of a given one. */
  correct: Given
  /** What is feedback: one text, or one for each option judged wrongly. */
  why: string[]
  /** Which wrong idea it was: a distractor's number or an option's id; null when right or when none fits. */
  distractor: string | null
}

/** Pairs whose order is right either way. */
export type Undecided = readonly (readonly [string, string])[]

/**
 * Judges an answer. `exact` holds the runs that decide it, `shown` those that
 * the learner saw: the verdict comes from the first, the words from the second.
 */
export function judge(
  question: Question<KnobValues>,
  given: Given,
  exact: Ran<KnobValues>,
  shown: Ran<KnobValues>,
  undecided: Undecided = [],
): Judgement {
  const told: Told<KnobValues> = { ...shown, given }
  const correct = correctAnswer(question, exact)
  if (isRight(question, given, correct, exact.knobs, undecided)) {
    return { verdict: 'right', correct, why: [say(question.right, told)], distractor: null }
  }
  return { verdict: 'wrong', correct, ...whyWrong(question, given, correct, exact, told) }
}

/** The right answer, computed from the runs; for a number with a bound, the bound. */
export function correctAnswer(question: Question<KnobValues>, exact: Ran<KnobValues>): Given {
  if (question.kind === 'number' && question.bound) return question.bound(exact.knobs)
  return answerOf(question, exact)
}

function answerOf(question: Question<KnobValues>, runs: Ran<KnobValues>): Given {
  switch (question.kind) {
    case 'number':
      return question.answer(runs)
    case 'one-of':
    case 'line':
      return [question.answer(runs)]
    case 'order':
    case 'several-of':
      return question.answer(runs)
  }
}

/** Whether the runs that were shown bear out what the exact ones decide. */
export function isConfirmed(
  question: Question<KnobValues>,
  correct: Given,
  shown: Ran<KnobValues>,
  undecided: Undecided = [],
): boolean {
  const answer = answerOf(question, shown)
  if (question.kind !== 'number') return isRight(question, answer, correct, shown.knobs, undecided)
  const ms = answer as number
  return isNear(ms, correct as number, question.unit) || isUsual(question, ms, shown.knobs)
}

/** Whether a number lies in what undisturbed runs usually show. */
export function isUsual(
  { usual }: NumberQuestion<KnobValues>,
  value: number,
  knobs: KnobValues,
): boolean {
  const [from, to] = usual?.(knobs) ?? [Number.NaN, Number.NaN]
  return value >= from && value <= to
}

/** Texts that must never be needed are missing only where a lesson is at fault. */
class MissingText extends Error {
  override name = 'MissingText'
}

function isRight(
  question: Question<KnobValues>,
  given: Given,
  correct: Given,
  knobs: KnobValues,
  undecided: Undecided,
): boolean {
  if (question.kind === 'number') {
    const value = given as number
    return isNearAsShown(value, correct as number, question.unit) || isUsual(question, value, knobs)
  }
  const [one, other] = [given as readonly string[], correct as readonly string[]]
  if (question.kind !== 'order') {
    return one.length === other.length && other.every((id) => one.includes(id))
  }
  return sameOrder(one, other, undecided)
}

function sameOrder(
  given: readonly string[],
  right: readonly string[],
  undecided: Undecided,
): boolean {
  if (given.length !== right.length) return false
  const free = (a: string, b: string): boolean =>
    undecided.some(([one, other]) => (one === a && other === b) || (one === b && other === a))
  return (
    right.every((later, index) =>
      right
        .slice(0, index)
        .every((earlier) => free(earlier, later) || given.indexOf(earlier) < given.indexOf(later)),
    ) && right.every((item) => given.includes(item))
  )
}

function whyWrong(
  question: Question<KnobValues>,
  given: Given,
  correct: Given,
  exact: Ran<KnobValues>,
  told: Told<KnobValues>,
): { why: string[]; distractor: string | null } {
  switch (question.kind) {
    case 'number': {
      const index = numberDistractor(question, given as number, exact.knobs)
      const feedback = index === -1 ? question.otherwise : question.distractors[index]!.feedback
      return { why: [say(feedback, told)], distractor: index === -1 ? null : String(index) }
    }
    case 'order': {
      const index = orderDistractor(
        question,
        given as readonly string[],
        correct as readonly string[],
        exact,
      )
      const feedback = index === -1 ? question.otherwise : question.distractors[index]!.feedback
      return { why: [say(feedback, told)], distractor: index === -1 ? null : String(index) }
    }
    case 'one-of':
    case 'line': {
      const [id] = given as readonly string[]
      const option = question.options.find((one) => one.id === id)
      return { why: [say(option?.feedback, told)], distractor: id ?? null }
    }
    case 'several-of': {
      const [chosen, right] = [given as readonly string[], correct as readonly string[]]
      const wrong = question.options.filter(({ id }) => chosen.includes(id) !== right.includes(id))
      return {
        why: wrong.map((option) =>
          say(chosen.includes(option.id) ? option.chosen : option.leftOut, told),
        ),
        distractor: wrong.map(({ id }) => id).join('+'),
      }
    }
  }
}

function say(feedback: Feedback<KnobValues> | undefined, told: Told<KnobValues>): string {
  if (feedback === undefined) throw new MissingText('the lesson has no text for this answer')
  return typeof feedback === 'string' ? feedback : feedback(told)
}
