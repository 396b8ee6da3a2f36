import type { Day } from '../../src/journal/day.ts'
import { dayAt } from '../../testing/calendar.ts'
import type { Answered, Entry } from '../../src/journal/entry.ts'
import { lastStep, surpriseStep } from '../../src/journal/progress.ts'

/** A question that comes back, by one who has all entries before them. */
export interface ReviewByEntries {
  question: string
  missed: Answered | null
  rightOn: readonly Day[]
  dueOn: Day | null
  answers: readonly Answered[]
}

/** The rule of what comes back, over all the entries of one lesson, each looked at in turn. */
export function reviewsByEntries(
  entries: readonly Entry[],
  { lesson, reserve }: { lesson: string; reserve: readonly string[] },
  fits: (answer: Answered) => boolean,
): ReviewByEntries[] {
  const begin = entries.findLastIndex(
    (one) => one.kind === 'reset' && (one.lesson === null || one.lesson === lesson),
  )
  const own = entries.slice(begin + 1).filter((one) => 'lesson' in one && one.lesson === lesson)
  const reviews = new Map<string, ReviewByEntries>()
  const answers = new Map<string, Answered[]>()
  let doneOn: Day | null = null
  for (const entry of own) {
    const day = dayAt(entry.at)
    if (entry.kind === 'reached' && entry.step === lastStep) doneOn ??= day
    if (entry.kind !== 'answered' || !fits(entry)) continue
    if (entry.step === surpriseStep(entry.question) && doneOn === null) continue
    const { question } = entry
    const all = [...(answers.get(question) ?? []), entry]
    answers.set(question, all)
    const before = reviews.get(question)
    if (entry.verdict !== 'right') {
      reviews.set(question, { question, missed: entry, rightOn: [], dueOn: day + 1, answers: all })
    } else if (before !== undefined) {
      reviews.set(question, { ...rightAgain(before, day), answers: all })
    }
  }
  const unasked = doneOn === null ? [] : reserve.filter((question) => !answers.has(question))
  const rest = { missed: null, rightOn: [], dueOn: doneOn === null ? null : doneOn + 1 }
  return [...reviews.values(), ...unasked.map((question) => ({ question, ...rest, answers: [] }))]
}

function rightAgain(before: ReviewByEntries, day: Day): ReviewByEntries {
  const { rightOn, dueOn } = before
  if (dueOn === null || rightOn.includes(day)) return before
  if (rightOn.length === 0) {
    return day < dueOn ? before : { ...before, rightOn: [day], dueOn: day + 7 }
  }
  return { ...before, rightOn: [...rightOn, day], dueOn: null }
}
