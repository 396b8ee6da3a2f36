import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { dayInWords } from '../journal/day.ts'
import { nextOf } from '../journal/progress.ts'
import { line } from '../picture/line.ts'
import { counted } from '../text/phrases.ts'
import { Left } from '../terminal/left.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { takeAnswer } from '../tutor/ask-one.ts'
import { putQuestion } from '../tutor/put-question.ts'
import { readyQuestion } from '../tutor/expected.ts'
import { askSeries, type SeriesQuestion, surpriseQuestion } from '../tutor/series.ts'
import { runDeciding } from '../tutor/show-run.ts'
import { paragraph } from '../tutor/layout.ts'
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

/** One question of each lesson: right, it may be skipped; wrong or passed, it comes first. In a terminal it goes on where it was left. */
export async function surprise(app: App, given: SeriesGiven): Promise<number> {
  const found = await app.lessons()
  const loaded = await Promise.all(found.map((one) => app.load(one)))
  const questions = loaded.map((one) =>
    surpriseQuestion({ loaded: one, runs: new LessonRuns(app.runHost, one) }),
  )
  // Scripts count on all of them.
  const asks = given.answers === undefined && !given.json
  const left = asks ? questions.filter(({ loaded: { id } }) => isLeft(app, found, id)) : questions
  const before = questions.length - left.length
  return quizOfSeries(app, given, {
    flag: '--surprise',
    questions: left,
    before,
    begins: surpriseBegins(questions.length, before),
    ends: surpriseEnds,
  })
}

/** Whether a lesson's question is still to be asked: all have been as often as it, or some more often. */
function isLeft(
  { journal: { progress } }: App,
  found: readonly FoundLesson[],
  id: string,
): boolean {
  const countOf = (lesson: string): number => progress.of(lesson).surprise.count
  const counts = found.map((one) => countOf(one.id))
  return Math.min(...counts) === Math.max(...counts) || countOf(id) < Math.max(...counts)
}

function surpriseBegins(all: number, before: number): string {
  if (before > 0)
    return `${before} of ${all} are answered already. Here ${all - before === 1 ? 'is the last' : 'are the others'}.`
  return `One short question from each of ${counted(all, 'lesson')}, for those who know some of this already. What you get right you may skip; what you miss, or pass with -, comes first. You can leave with q and go on later.`
}

/** How many of all lessons were known, those included that were asked about before a break. */
async function surpriseEnds(app: App): Promise<string> {
  const found = await app.lessons()
  const known = found.filter(({ id }) => app.journal.progress.of(id).surprise.right).length
  const rest =
    known === found.length ? 'Every lesson may be skipped.' : `Start with ${await nextLesson(app)}.`
  return `You knew ${known} of ${found.length}. ${rest}`
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
  /** How many of the series were answered in an earlier sitting. */
  before?: number
  /** What is said before the first question in a terminal. */
  begins?: string
  /** The last words, when all was answered. */
  ends: (app: App, attempts: readonly Attempt[]) => Promise<string>
}

async function quizOfSeries(
  app: App,
  given: SeriesGiven,
  { flag, questions, before = 0, begins, ends }: Series,
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
      if (begins !== undefined) stage.print([...paragraph(begins, stage.width()), []])
      try {
        return await askSeries(stage, questions, before)
      } catch (error) {
        if (!(error instanceof Left)) throw error
        const goesOn = flag === '--surprise' && greeted.journal.failure === null
        printLeft(greeted, goesOn ? 'quiz --surprise' : `learn ${await nextLesson(greeted)}`)
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
