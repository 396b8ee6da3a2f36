import type { App } from '../app.ts'
import { dayInWords } from '../journal/day.ts'
import { nextOf } from '../journal/progress.ts'
import { line } from '../picture/line.ts'
import { Left } from '../terminal/ends.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { putQuestion, takeAnswer } from '../tutor/ask-one.ts'
import { readyQuestion } from '../tutor/expected.ts'
import { askSeries, type SeriesQuestion, surpriseQuestion } from '../tutor/series.ts'
import { runDeciding } from '../tutor/show-run.ts'
import type { Attempt } from '../tutor/verdict.ts'
import { printLeft, printNext } from './output.ts'
import { type QuizQuestion, score, takeQuiz } from './quiz-questions.ts'
import { dueToday, nextDay, partOfDue, reviewsOfAll } from './reviews.ts'
import { makeQuietStage, makeStage } from './stage.ts'

/** What a quiz of several lessons was given. */
interface SeriesGiven {
  answers?: string
  json?: true
}

/** One question of each lesson: right, it may be skipped; wrong or passed, it comes first. */
export async function surprise(app: App, given: SeriesGiven): Promise<number> {
  const found = await app.lessons()
  const loaded = await Promise.all(found.map((one) => app.load(one)))
  const questions = loaded.map((one) =>
    surpriseQuestion({ loaded: one, runs: new LessonRuns(app.runHost, one) }),
  )
  return quizOfSeries(app, given, { flag: '--surprise', questions, ends: surpriseEnds })
}

async function surpriseEnds(app: App, attempts: readonly Attempt[]): Promise<string> {
  const { right, asked } = score(attempts)
  const rest =
    right === asked ? 'Every lesson may be skipped.' : `Start with ${await nextLesson(app)}.`
  return `You knew ${right} of ${asked}. ${rest}`
}

/** What is due today. */
export async function review(app: App, given: SeriesGiven): Promise<number> {
  const due = await dueToday(app)
  const questions = due.asked
  if (questions.length === 0 && !given.json) {
    const next = nextDay(await reviewsOfAll(app))
    const when =
      next === null ? '' : ` The next question comes on ${dayInWords(app.calendar, next)}.`
    app.print([line(`Nothing is due today.${when}`)])
    printNext(app, `learn ${await nextLesson(app)}`)
    return 0
  }
  const part = partOfDue(due)
  if (part !== null && given.answers === undefined && !given.json) app.print([line(part)])
  return quizOfSeries(app, given, { flag: '--review', questions, ends: reviewEnds })
}

/** Asks in a terminal what is due, until it is through or the learner leaves. */
export async function playReview(app: App, series: readonly SeriesQuestion[]): Promise<void> {
  const stage = await makeStage(app)
  const attempts = await askSeries(stage, series)
  app.print([line(await reviewEnds(app, attempts))])
}

async function reviewEnds(_app: App, attempts: readonly Attempt[]): Promise<string> {
  const { right, asked } = score(attempts)
  return `${right} of ${asked} right.${right < asked ? ' What was missed comes back tomorrow.' : ''}`
}

interface Series {
  flag: '--surprise' | '--review'
  questions: readonly SeriesQuestion[]
  /** The last words, when all was answered. */
  ends: (app: App, attempts: readonly Attempt[]) => Promise<string>
}

async function quizOfSeries(
  app: App,
  given: SeriesGiven,
  { flag, questions, ends }: Series,
): Promise<number> {
  return takeQuiz<ReadySeriesQuestion>(app, given, {
    name: `quiz ${flag}`,
    head: {},
    async ready() {
      // One after another: two runs in one process would hear of each other's rejections.
      const all: ReadySeriesQuestion[] = []
      for (const one of questions) all.push(await readied(one))
      return all
    },
    lessonOf: ({ loaded }) => ({ lesson: loaded.id }),
    async answerer() {
      const host = makeQuietStage(app)
      return ({ loaded, runs, ready, asked }, given) => {
        const play = { host, loaded, runs }
        return takeAnswer(play, {
          ready,
          step: asked.step,
          round: asked.round,
          given,
          show: () => runDeciding(play, ready),
        })
      }
    },
    async ask(greeted) {
      const stage = await makeStage(greeted)
      try {
        return await askSeries(stage, questions)
      } catch (error) {
        if (!(error instanceof Left)) throw error
        printLeft(greeted, `learn ${await nextLesson(greeted)}`)
        return null
      }
    },
    async end(last, attempts) {
      last.print([line(await ends(last, attempts))])
      printNext(last, `learn ${await nextLesson(last)}`)
    },
    tail: async () => ({ next: await nextLesson(app) }),
  })
}

type ReadySeriesQuestion = SeriesQuestion & QuizQuestion

async function readied(one: SeriesQuestion): Promise<ReadySeriesQuestion> {
  const { loaded, runs, asked } = one
  const ready = await readyQuestion(loaded, runs, asked.question, asked.knobs)
  return { ...one, ready, ...putQuestion(loaded, ready, asked) }
}

async function nextLesson(app: App): Promise<string> {
  return nextOf(app.journal.progress, await app.lessons()).id
}
