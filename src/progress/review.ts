import type { Calendar, Day } from './day.ts'
import type { Entry } from './entry.ts'
import { type Answered, isSurprise, lastStep, sinceReset } from './progress.ts'

/** A question that comes back, or came back until it was known. */
export interface Review {
  question: string
  /** The wrong answer, or the pass, that began it; null for one of the reserve, not asked yet. */
  missed: Answered | null
  /** The days on which it was right since, each once: none, one, or two, and then it is over. */
  rightOn: readonly Day[]
  /** The day from which on it is to be asked again; null when it is over. */
  dueOn: Day | null
  /** Every answer to it since the last reset. */
  answers: readonly Answered[]
}

const daysAfterRight = 7
const rightsThatEnd = 2

/**
 * What comes back of a lesson, and when, in the order in which it was missed,
 * then its reserve. Pure.
 *
 * A missed question is due on the day after; right on that day or later, again
 * seven days after; right on a second day, it is over. What is right on the
 * very day of the miss says nothing yet. A wrong answer or a pass, wherever it
 * was given, starts it over. A question of the reserve is due on the day after
 * its lesson was done, and from its first answer on is like any other.
 */
export function reviewsOf(
  entries: readonly Entry[],
  { id, reserve }: { id: string; reserve: readonly string[] },
  dayOf: Calendar['dayOf'],
): Review[] {
  const reviews = new Map<string, Review>()
  const answers = new Map<string, Answered[]>()
  let doneOn: Day | null = null
  for (const entry of sinceReset(entries, id)) {
    const day = dayOf(entry.at)
    if (day === null) continue
    if (entry.kind === 'reached' && entry.step === lastStep) doneOn ??= day
    // What was not known before its lesson was done is taught there, in its place.
    if (entry.kind !== 'answered' || (isSurprise(entry) && doneOn === null)) continue
    const all = [...(answers.get(entry.question) ?? []), entry]
    answers.set(entry.question, all)
    const review = after(reviews.get(entry.question), entry, day)
    if (review !== null) reviews.set(entry.question, { ...review, answers: all })
  }
  const dueOn = doneOn === null ? null : doneOn + 1
  const unasked = dueOn === null ? [] : reserve.filter((question) => !answers.has(question))
  return [
    ...reviews.values(),
    ...unasked.map((question) => ({ question, missed: null, rightOn: [], dueOn, answers: [] })),
  ]
}

/** What an answer makes of a question's review; null where it was never missed. */
function after(before: Review | undefined, answer: Answered, day: Day): Review | null {
  const { question } = answer
  if (answer.verdict !== 'right') {
    return { question, missed: answer, rightOn: [], dueOn: day + 1, answers: [] }
  }
  if (before === undefined) return null
  const { dueOn, rightOn } = before
  const firstDay = rightOn.length === 0 && dueOn !== null ? dueOn : Number.NEGATIVE_INFINITY
  if (dueOn === null || day < firstDay || rightOn.includes(day)) return before
  const days = [...rightOn, day]
  return {
    ...before,
    rightOn: days,
    dueOn: days.length === rightsThatEnd ? null : day + daysAfterRight,
  }
}

/** Whether it is to be asked on that day. */
export function isDue({ dueOn }: Review, today: Day): boolean {
  return dueOn !== null && dueOn <= today
}
