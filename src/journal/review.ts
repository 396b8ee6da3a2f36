import type { Alike, Placed } from './answer-log.ts'
import { type Calendar, type Day, momentOf } from './day.ts'
import type { Answered } from './entry.ts'
import type { LessonProgress } from './progress.ts'

/** A question that comes back, or came back until it was known. */
export interface Review {
  question: string
  /** The wrong answer, or the pass, that began it; null for one of the reserve, not asked yet. */
  missed: Answered | null
  /** The day of `missed`. */
  missedOn: Day | null
  /** The days on which it was right since, each once: none, one, or two, and then it is over. */
  rightOn: readonly Day[]
  /** The day from which on it is to be asked again; null when it is over. */
  dueOn: Day | null
  /** How many answers it got since the last reset. */
  count: number
  /** The last of them. */
  last: Answered | null
}

/** What has become of a question since it was missed. */
type Since = Pick<Review, 'rightOn' | 'dueOn'> & { missedOn: Day }

const daysAfterRight = 7
const rightsThatEnd = 2

/**
 * What comes back of a lesson, and when, in the order in which it was missed,
 * then its reserve. Pure. `fitting` gives an answer as the lesson can tell it,
 * or null where it has no place for what was given; such an answer never was.
 *
 * A missed question is due on the day after; right on that day or later, again
 * seven days after; right on a second day, it is over. What is right on the
 * very day of the miss says nothing yet. A wrong answer or a pass, wherever it
 * was given, starts it over. A question of the reserve is due on the day after
 * its lesson was done, and from its first answer on is like any other.
 */
export function reviewsOf(
  { log, doneAt }: Pick<LessonProgress, 'log' | 'doneAt'>,
  reserve: readonly string[],
  fitting: (answer: Answered) => Answered | null,
  dayOf: Calendar['dayOf'],
): Review[] {
  const askedBy = new Map<string, Asked>()
  const fit = new Set<Alike>()
  for (const alike of log.kinds) {
    const last = fitting(alike.last.answer)
    if (last === null) continue
    fit.add(alike)
    askedBy.set(alike.question, together(askedBy.get(alike.question), alike))
  }
  const since = new Map<string, Since>()
  for (const { alike, right, day } of log.answers(dayOf)) {
    if (!fit.has(alike)) continue
    const now = after(since.get(alike.question), right, day)
    if (now !== null) since.set(alike.question, now)
  }
  const told = (place: Placed | null): Answered | null => place && fitting(place.answer)
  const missed = [...since].map(([question, now]): Review => {
    const { last, missed: first, count } = askedBy.get(question)!
    return { question, ...now, missed: told(first), last: told(last), count }
  })
  const done = doneAt === null ? null : momentOf(doneAt)
  if (done === null) return missed
  const rest = { missed: null, missedOn: null, rightOn: [], last: null, count: 0 }
  const dueOn = dayOf(done) + 1
  const unasked = reserve.filter((question) => !askedBy.has(question))
  return [...missed, ...unasked.map((question) => ({ question, ...rest, dueOn }))]
}

/** What was given to a question in all. */
type Asked = Pick<Alike, 'last' | 'missed' | 'count'>

function together(one: Asked | undefined, other: Asked): Asked {
  if (one === undefined) return other
  return {
    last: later(one.last, other.last)!,
    missed: later(one.missed, other.missed),
    count: one.count + other.count,
  }
}

function later(one: Placed | null, other: Placed | null): Placed | null {
  if (one === null || other === null) return one ?? other
  return one.place > other.place ? one : other
}

/** What an answer makes of a question; null where it was never missed. */
function after(before: Since | undefined, right: boolean, day: Day): Since | null {
  if (!right) return { missedOn: day, rightOn: [], dueOn: day + 1 }
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
