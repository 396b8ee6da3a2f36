import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import type { Day } from '../journal/day.ts'
import type { Answered } from '../journal/entry.ts'
import { isDue, type Review, reviewsOf } from '../journal/review.ts'
import type { Question } from '../questions/kinds.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { fittingAnswer } from '../tutor/play-state.ts'
import { reviewQuestion, type SeriesQuestion } from '../tutor/series.ts'

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

/** The questions to be asked today, ready for asking. */
export async function dueToday(app: App): Promise<SeriesQuestion[]> {
  const today = app.calendar.today()
  return (await reviewsOfAll(app)).flatMap(({ loaded, reviews }) => {
    const runs = new LessonRuns(app.runHost, loaded)
    return reviews
      .filter(({ review }) => isDue(review, today))
      .map(({ review, question }) => reviewQuestion({ loaded, runs }, question, review))
  })
}

/** The first day on which anything comes back; null when nothing will. */
export function nextDay(all: readonly LessonReviews[]): Day | null {
  const days = all.flatMap(({ reviews }) => reviews.flatMap(({ review }) => review.dueOn ?? []))
  return days.length === 0 ? null : Math.min(...days)
}
