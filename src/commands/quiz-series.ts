import type { App } from '../app.ts'
import { dayInWords } from '../journal/day.ts'
import { parseAnswers } from '../questions/answers.ts'
import { putQuestion, takeAnswer } from '../tutor/ask-one.ts'
import { runDeciding } from '../tutor/show-run.ts'
import { readyQuestion } from '../tutor/expected.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { askSeries, type SeriesQuestion, surpriseQuestion } from '../tutor/series.ts'
import { type Attempt, verdictLines } from '../tutor/verdict.ts'
import { Left } from '../terminal/ends.ts'
import { type Line, line } from '../picture/line.ts'
import type { Given } from './commands.ts'
import { dueToday, nextDay, reviewsOfAll } from './due.ts'
import { WrongUse } from './ends.ts'
import { greet } from './greeting.ts'
import { savedLines } from './kept.ts'
import { nextLesson } from './next.ts'
import { exitCodeOf, type QuizQuestion, questionJson, resultJson, score } from './quiz-json.ts'
import { schemaVersion } from './schema.ts'
import { makeQuietStage, makeStage } from './stage.ts'

/** One question of each lesson: right, it may be skipped; wrong or passed, it comes first. */
export async function surprise(app: App, given: Given): Promise<number> {
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
    right === asked
      ? 'Every lesson may be skipped.'
      : `Start with ${nextLesson(app, await app.lessons()).id}.`
  return `You knew ${right} of ${asked}. ${rest}`
}

/** What is due today. */
export async function review(app: App, given: Given): Promise<number> {
  const questions = await dueToday(app)
  if (questions.length === 0 && !given.json) {
    const next = nextDay(await reviewsOfAll(app))
    const when =
      next === null ? '' : ` The next question comes on ${dayInWords(next, app.calendar.today())}.`
    app.print([line(`Nothing is due today.${when}`), await nextLine(app)])
    return 0
  }
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

async function quizOfSeries(app: App, given: Given, series: Series): Promise<number> {
  if (given.answers !== undefined) return answerBeforehand(app, given, series)
  if (given.json) {
    const questions = (await readyAll(series.questions)).map(seriesJson)
    app.write(`${JSON.stringify({ schemaVersion, questions }, null, 2)}\n`)
    return 0
  }
  if (app.capabilities.mayPrompt) return askInTerminal(app, series)
  throw new WrongUse(
    `quiz ${series.flag} asks, and there is no terminal to answer on: use --answers, or --json to list the questions`,
  )
}

async function answerBeforehand(
  app: App,
  given: Given,
  { questions: asked, ends }: Series,
): Promise<number> {
  const questions = await readyAll(asked)
  // Without questions there is nothing that answers could be too many for.
  const answers = questions.length === 0 ? [] : parseAnswers(String(given.answers), questions)
  const host = makeQuietStage(app)
  const attempts: Attempt[] = []
  for (const [index, question] of questions.entries()) {
    const { loaded, runs, ready } = question
    const play = { host, loaded, runs }
    const { attempt, lines } = await takeAnswer(play, {
      ready,
      step: question.asked.step,
      given: answers[index] ?? null,
      show: () => runDeciding(play, ready),
    })
    attempts.push(attempt)
    if (!given.json) app.print(answeredLines(app, index, question, attempt, lines))
  }
  if (given.json) {
    const document = {
      schemaVersion,
      questions: questions.map(seriesJson),
      results: attempts.map((attempt, index) => ({
        lesson: questions[index]!.loaded.id,
        ...resultJson(attempt),
      })),
      score: score(attempts),
      next: nextLesson(app, await app.lessons()).id,
    }
    app.write(`${JSON.stringify(document, null, 2)}\n`)
  } else app.print([line(await ends(app, attempts)), await nextLine(app)])
  return exitCodeOf(attempts)
}

async function askInTerminal(app: App, { questions, ends }: Series): Promise<number> {
  await greet(app)
  const stage = await makeStage(app)
  try {
    const attempts = await askSeries(stage, questions)
    app.print([line(await ends(app, attempts)), await nextLine(app)])
    return exitCodeOf(attempts)
  } catch (error) {
    if (!(error instanceof Left)) throw error
    app.print([...savedLines(app.journal), await nextLine(app)])
    return 0
  }
}

type ReadySeriesQuestion = SeriesQuestion & QuizQuestion

async function readyAll(series: readonly SeriesQuestion[]): Promise<ReadySeriesQuestion[]> {
  const ready: ReadySeriesQuestion[] = []
  for (const one of series) {
    const { loaded, runs, asked } = one
    const question = await readyQuestion(loaded, runs, asked.question, asked.knobs)
    ready.push({ ...one, ready: question, ...putQuestion(loaded, question, asked) })
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
  return line(`Next: ${app.toType(`learn ${nextLesson(app, await app.lessons()).id}`)}`, 'next')
}
