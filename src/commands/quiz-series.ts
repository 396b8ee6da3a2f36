import type { App } from '../app.ts'
import { loadLesson } from '../catalog/load.ts'
import { dayInWords } from '../progress/day.ts'
import { parseAnswers } from '../quiz/answers.ts'
import { putQuestion } from '../session/ask.ts'
import { readyQuestion } from '../session/asking.ts'
import { LessonRuns } from '../session/lesson-runs.ts'
import { answerOne, askSeries, type SeriesQuestion, surpriseQuestion } from '../session/series.ts'
import { type Attempt, verdictLines } from '../session/verdict.ts'
import { Left } from '../terminal/ends.ts'
import { type Line, line } from '../timeline/line.ts'
import type { Given } from './commands.ts'
import { dueToday, nextDay, reviewsOfAll } from './due.ts'
import { WrongUse } from './ends.ts'
import { greet } from './greeting.ts'
import { nextLesson } from './next.ts'
import { exitCodeOf, type QuizQuestion, questionJson, resultJson, score } from './quiz-json.ts'
import { schemaVersion } from './schema.ts'
import { makeQuietStage, makeStage } from './stage.ts'

/** One question of each lesson: right, it may be skipped; wrong or passed, it comes first. */
export async function surprise(app: App, given: Given): Promise<number> {
  const found = await app.lessons()
  const loaded = await Promise.all(found.map((one) => loadLesson(app.courseFiles, one)))
  const series = loaded.map((one) => surpriseQuestion(one, new LessonRuns(app.runHost, one)))
  return quizOfSeries(app, given, { flag: '--surprise', series, ends: surpriseEnds })
}

async function surpriseEnds(app: App, attempts: readonly Attempt[]): Promise<string> {
  const { right, asked } = score(attempts)
  const rest =
    right === asked
      ? 'Every lesson may be skipped.'
      : `Start with ${nextLesson(app, await app.lessons()).id}.`
  return `You knew ${right} of ${asked}. ${rest}`
}

/** What is due today. */
export async function review(app: App, given: Given): Promise<number> {
  const series = await dueToday(app)
  if (series.length === 0 && !given.json) {
    const next = nextDay(await reviewsOfAll(app))
    const when =
      next === null ? '' : ` The next question comes on ${dayInWords(next, app.calendar.today())}.`
    app.print([line(`Nothing is due today.${when}`), await nextLine(app)])
    return 0
  }
  return quizOfSeries(app, given, { flag: '--review', series, ends: reviewEnds })
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
  series: readonly SeriesQuestion[]
  /** The last words, when all was answered. */
  ends: (app: App, attempts: readonly Attempt[]) => Promise<string>
}

async function quizOfSeries(
  app: App,
  given: Given,
  { flag, series, ends }: Series,
): Promise<number> {
  if (given.answers === undefined && !given.json) {
    if (!app.capabilities.mayPrompt) {
      throw new WrongUse(
        `quiz ${flag} asks, and there is no terminal to answer on: use --answers, or --json to list the questions`,
      )
    }
    return askInTerminal(app, { flag, series, ends })
  }
  const questions = await readyAll(series)
  const document = { schemaVersion, questions: questions.map(seriesJson) }
  if (given.answers === undefined) {
    app.write(`${JSON.stringify(document, null, 2)}\n`)
    return 0
  }
  const presented = questions.map((one) => one.presented)
  // Without questions there is nothing that answers could be too many for.
  const answers = series.length === 0 ? [] : parseAnswers(String(given.answers), presented)
  const attempts: Attempt[] = []
  for (const [index, question] of questions.entries()) {
    const { attempt, lines } = await answerOne(
      makeQuietStage(app),
      question,
      question.ready,
      answers[index] ?? null,
    )
    attempts.push(attempt)
    if (!given.json) app.print(answeredLines(app, index, question, attempt, lines))
  }
  if (given.json) {
    const results = attempts.map((attempt, index) => ({
      lesson: series[index]!.loaded.id,
      ...resultJson(attempt),
    }))
    const next = nextLesson(app, await app.lessons()).id
    app.write(
      `${JSON.stringify({ ...document, results, score: score(attempts), next }, null, 2)}\n`,
    )
  } else app.print([line(await ends(app, attempts)), await nextLine(app)])
  return exitCodeOf(attempts)
}

async function askInTerminal(app: App, { series, ends }: Series): Promise<number> {
  await greet(app)
  const stage = await makeStage(app)
  try {
    const attempts = await askSeries(stage, series)
    app.print([line(await ends(app, attempts)), await nextLine(app)])
    return exitCodeOf(attempts)
  } catch (error) {
    if (!(error instanceof Left)) throw error
    app.print([line('Saved.'), await nextLine(app)])
    return 0
  }
}

type ReadySeriesQuestion = SeriesQuestion & QuizQuestion

async function readyAll(series: readonly SeriesQuestion[]): Promise<ReadySeriesQuestion[]> {
  const ready: ReadySeriesQuestion[] = []
  for (const one of series) {
    const { loaded, runs, asked } = one
    const question = await readyQuestion(loaded, runs, asked.question, asked.knobs)
    ready.push({ ...one, ready: question, presented: putQuestion(loaded, question, asked) })
  }
  return ready
}

function seriesJson(question: ReadySeriesQuestion): object {
  return { lesson: question.loaded.id, ...questionJson(question) }
}

function answeredLines(
  app: App,
  index: number,
  { loaded, presented }: ReadySeriesQuestion,
  attempt: Attempt,
  lines: readonly Line[],
): Line[] {
  const { linear, ascii } = app.capabilities
  const view = { width: () => app.width(), linear: linear !== null, ascii }
  return [
    line(`${index + 1}. ${loaded.id}: ${presented.text}`, 'heading'),
    ...lines,
    ...verdictLines(view, loaded, attempt),
    [],
  ]
}

async function nextLine(app: App): Promise<Line> {
  return line(`Next: learn-async learn ${nextLesson(app, await app.lessons()).id}`, 'next')
}
