import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import { type Calendar, type Day, dayInWords } from '../journal/day.ts'
import type { Answered } from '../journal/entry.ts'
import { isDue, type Review, reviewsOf } from '../journal/review.ts'
import { counted, sentence } from '../text/phrases.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { askedOf, languagesOf } from '../tutor/steps.ts'
import { fittingAnswer } from '../tutor/play-state.ts'
import { reviewQuestion, type SeriesQuestion } from '../tutor/series.ts'
import type { Question } from '../questions/kinds.ts'
import { tellMiss, type ToldMiss } from './missed.ts'

/** A lesson that the journal speaks of, and what comes back of it. */
export interface LessonReviews {
  loaded: LoadedLesson
  /** Only of questions that the lesson still has. */
  reviews: { review: Review; question: Question }[]
}

/** What comes back, lesson by lesson; of a lesson that is new nothing does, and it is not loaded. */
export async function reviewsOfAll(app: App): Promise<LessonReviews[]> {
  const { journal, calendar } = app
  const begun = (await app.lessons()).filter(({ id }) => journal.progress.of(id).state !== 'new')
  return Promise.all(
    begun.map(async (found) => {
      const loaded = await app.load(found)
      const questions = questionsOf(loaded.lesson).map(({ question }) => question)
      const toReview = loaded.lesson.review.map(({ id }) => id)
      const fitting = (answer: Answered) => fittingAnswer(loaded, answer)
      const all = reviewsOf(journal.progress.of(found.id), toReview, fitting, calendar.dayOf)
      const reviews = all.flatMap((review) => {
        const question = questions.find(({ id }) => id === review.question)
        return question === undefined ? [] : [{ review, question }]
      })
      return { loaded, reviews }
    }),
  )
}

/** A review asks no more than these; what is left of a day comes on the next. */
const mostOfReview = 10

/** The questions to be asked today, ready for asking, and how many are due in all: what was missed first. */
export async function dueToday(app: App): Promise<{ asked: SeriesQuestion[]; due: number }> {
  const today = app.calendar.today()
  const languages = languagesOf(app.journal.progress)
  const all = (await reviewsOfAll(app)).flatMap(({ loaded, reviews }) => {
    const runs = new LessonRuns(app.runHost, loaded)
    const fitting = askedOf(
      languages,
      reviews.map(({ question }) => question),
    )
    return reviews
      .filter(({ review, question }) => isDue(review, today) && fitting.includes(question))
      .map(({ review, question }) => ({
        review,
        asked: reviewQuestion({ loaded, runs }, question, review),
      }))
  })
  const inOrder = [
    ...all.filter(({ review }) => review.missed !== null),
    ...all.filter(({ review }) => review.missed === null),
  ]
  return { asked: inOrder.slice(0, mostOfReview).map(({ asked }) => asked), due: all.length }
}

/** "10 of the 37 questions that are due; the others come another day." Nothing where all are asked. */
export function partOfDue({
  asked,
  due,
}: {
  asked: readonly unknown[]
  due: number
}): string | null {
  return asked.length === due
    ? null
    : `${asked.length} of the ${due} questions that are due; the others come another day.`
}

/** The first day on which anything comes back; null when nothing will. */
export function nextDay(all: readonly LessonReviews[]): Day | null {
  const days = all.flatMap(({ reviews }) => reviews.flatMap(({ review }) => review.dueOn ?? []))
  return days.length === 0 ? null : Math.min(...days)
}

/** What was missed of a lesson, what is right and why, and when it comes back, a line each; then its reserve in one. */
export async function reviewLines(
  { calendar, runHost }: Pick<App, 'calendar' | 'runHost'>,
  loaded: LoadedLesson,
  reviews: LessonReviews['reviews'],
): Promise<string[]> {
  const runs = new LessonRuns(runHost, loaded)
  const reserve = reviews.filter(({ review }) => review.missed === null)
  const dueOn = reserve[0]?.review.dueOn ?? null
  const lines: string[] = []
  // One after another: two runs in one process would hear of each other's rejections.
  for (const { review, question } of reviews) {
    if (review.missed === null) continue
    const told = await tellMiss({ loaded, runs }, question, review.missed)
    lines.push(missedLine(calendar, review, told))
  }
  if (dueOn !== null) {
    const kept = counted(reserve.length, 'question')
    lines.push(`- kept for review: ${kept}; ${dueWords(calendar, dueOn, 'due')}`)
  }
  return lines
}

/** "- missed on 24 Nov: … You said 3.50 s; it was 2.00 s. … Right once since; comes back on 2 Dec." */
function missedLine(
  calendar: Calendar,
  { missedOn, rightOn, dueOn }: Review,
  { asked, said, right, why }: ToldMiss,
): string {
  const answer = said === null ? 'You passed' : `You said ${said}`
  const since = ['', 'right once since', 'right on two days since'][rightOn.length] ?? ''
  const next = dueOn === null ? '' : dueWords(calendar, dueOn, 'comes back')
  const end = [since, next].filter((one) => one !== '').join('; ')
  const day = missedOn === null ? '' : ` on ${dayInWords(calendar, missedOn)}`
  return `- missed${day}: ${asked} ${answer}; it was ${right}. ${why} ${sentence(end)}`
}

function dueWords(calendar: Calendar, dueOn: Day, otherwise: 'due' | 'comes back'): string {
  const isDueToday = dueOn <= calendar.today()
  return isDueToday ? 'due today' : `${otherwise} on ${dayInWords(calendar, dueOn)}`
}

/** One question's review, its days as YYYY-MM-DD in the learner's calendar. */
export function reviewJson(calendar: Calendar, review: Review): object {
  const { question, missed, rightOn, dueOn } = review
  return {
    question,
    why: missed === null ? 'reserve' : 'missed',
    missedAt: missed?.at ?? null,
    rightOn: rightOn.map(calendar.isoDay),
    dueOn: dueOn === null ? null : calendar.isoDay(dueOn),
    due: isDue(review, calendar.today()),
  }
}
