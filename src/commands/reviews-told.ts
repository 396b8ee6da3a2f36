import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { type Calendar, type Day, dayInWords, isoDay } from '../journal/day.ts'
import { isDue, type Review } from '../journal/review.ts'
import type { Question } from '../questions/kinds.ts'
import { words } from '../questions/question.ts'
import { before } from '../tutor/texts.ts'
import { answerInWords } from '../tutor/verdict.ts'
import type { LessonReviews } from './due.ts'
import { questionCount } from './question-count.ts'

/** What was missed of a lesson and when it comes back, a line each; then its reserve in one. */
export function reviewLines(
  { calendar }: Pick<App, 'calendar'>,
  loaded: LoadedLesson,
  reviews: LessonReviews['reviews'],
): string[] {
  const reserve = reviews.filter(({ review }) => review.missed === null)
  const dueOn = reserve[0]?.review.dueOn ?? null
  return [
    ...reviews.flatMap(({ review, question }) => missedLine(calendar, loaded, question, review)),
    ...(dueOn === null
      ? []
      : [
          `- kept for review: ${questionCount(reserve.length)}; ${dueWords(calendar, dueOn, 'due')}`,
        ]),
  ]
}

/** "- missed on 24 Nov: … (you said 2.00 s); right once since; comes back on 2 Dec" */
function missedLine(
  calendar: Calendar,
  loaded: LoadedLesson,
  question: Question,
  { missed, missedOn, rightOn, dueOn }: Review,
): string[] {
  if (missed === null || missedOn === null) return []
  const [text] = words(question.text, before(loaded, question, missed.knobs)).split('\n')
  const said =
    missed.given === null
      ? 'you passed'
      : `you said ${answerInWords(question, missed.given, loaded, missed.knobs)}`
  const since = ['', '; right once since', '; right on two days since'][rightOn.length] ?? ''
  const next = dueOn === null ? '' : `; ${dueWords(calendar, dueOn, 'comes back')}`
  const day = dayInWords(missedOn, calendar.today())
  return [`- missed on ${day}: ${text} (${said})${since}${next}`]
}

function dueWords({ today }: Calendar, dueOn: Day, otherwise: 'due' | 'comes back'): string {
  return dueOn <= today() ? 'due today' : `${otherwise} on ${dayInWords(dueOn, today())}`
}

/** One question's review, its days as YYYY-MM-DD in the learner's calendar. */
export function reviewJson(calendar: Calendar, review: Review): object {
  const { question, missed, rightOn, dueOn } = review
  return {
    question,
    why: missed === null ? 'reserve' : 'missed',
    missedAt: missed?.at ?? null,
    rightOn: rightOn.map(isoDay),
    dueOn: dueOn === null ? null : isoDay(dueOn),
    due: isDue(review, calendar.today()),
  }
}
