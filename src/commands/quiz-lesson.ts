import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { parseAnswers } from '../questions/answers.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { GivenAnswer } from '../questions/question.ts'
import { askOne, putQuestion, takeAnswer } from '../tutor/ask-one.ts'
import { readyQuestion } from '../tutor/expected.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { PlayState } from '../tutor/play-state.ts'
import { comesFromPython, inOrderFor } from '../tutor/steps.ts'
import { type Attempt, verdictLines } from '../tutor/verdict.ts'
import { line } from '../picture/line.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'
import { greet } from './greeting.ts'
import { knobsOf, speedOf } from './options.ts'
import { exitCodeOf, type QuizQuestion, questionJson, resultJson, score } from './quiz-json.ts'
import { schemaVersion } from './schema.ts'
import { waitingOn } from './screen.ts'
import { makeQuietStage, makeStage } from './stage.ts'

/** A lesson's questions, ready to be asked. */
interface Quiz {
  loaded: LoadedLesson
  runs: LessonRuns
  knobs: KnobValues
  questions: QuizQuestion[]
}

/** The quiz of one lesson: runs the demo quietly, then asks; or answers with `--answers`, or only lists with `--json`. */
export async function quizOfLesson(app: App, given: Given): Promise<number> {
  const loaded = await app.load(String(given.lesson))
  const speed = speedOf(given)
  const quiz = await makeQuiz(app, loaded, given)
  const head = { schemaVersion, lesson: loaded.id }
  if (given.json && given.answers === undefined) {
    app.write(
      `${JSON.stringify({ ...head, questions: quiz.questions.map(questionJson) }, null, 2)}\n`,
    )
    return 0
  }
  if (given.answers === undefined && !app.capabilities.mayPrompt) {
    throw new WrongUse(
      'quiz asks, and there is no terminal to answer on: use --answers, or --json to list the questions',
    )
  }
  // Wrong use is said before anything runs.
  const answers =
    given.answers === undefined ? null : parseAnswers(String(given.answers), quiz.questions)
  if (answers === null) await greet(app)
  const shown = await runQuietly(app, quiz, speed)
  const attempts =
    answers === null
      ? await askAll(app, quiz, shown)
      : await answerAll(app, quiz, answers, shown, { quiet: given.json === true })
  if (given.json) {
    const document = {
      ...head,
      questions: quiz.questions.map(questionJson),
      results: attempts.map(resultJson),
      score: score(attempts),
    }
    app.write(`${JSON.stringify(document, null, 2)}\n`)
  } else {
    app.print([line(`${score(attempts).right} of ${attempts.length} right.`)])
    app.print([line(`Next: ${app.toType(`learn ${loaded.id}`)}`, 'next')])
  }
  return exitCodeOf(attempts)
}

async function makeQuiz(app: App, loaded: LoadedLesson, given: Given): Promise<Quiz> {
  const runs = new LessonRuns(app.runHost, loaded)
  const knobs = knobsOf(loaded, given)
  const questions: Quiz['questions'] = []
  // Scripts count on the lesson's own order.
  const asks = given.answers === undefined && !given.json
  const fromPython = asks && comesFromPython(app.journal.progress)
  for (const question of inOrderFor(fromPython, loaded.lesson.quiz)) {
    const ready = await readyQuestion(loaded, runs, question, knobs)
    questions.push({ loaded, ready, ...putQuestion(loaded, ready, { namedKnobs: 'none' }) })
  }
  return { loaded, runs, knobs, questions }
}

/** The variants that the questions speak of, in real time and without a picture. */
async function runQuietly(
  app: App,
  { loaded, runs, questions }: Quiz,
  speed: number,
): Promise<ShownRun[]> {
  const { stopped } = app
  const shown: ShownRun[] = []
  await waitingOn(app, app.streams.stderr)(`running ${loaded.id}`, async () => {
    for (const { id } of loaded.lesson.variants) {
      const asked = questions.find(({ ready }) => ready.expected.has(id))
      if (asked) shown.push(await runs.real(id, asked.ready.knobs, { speed, signal: stopped }))
      if (stopped.aborted) throw stopped.reason
    }
  })
  return shown
}

async function askAll(
  app: App,
  { loaded, runs, knobs, questions }: Quiz,
  shown: ShownRun[],
): Promise<Attempt[]> {
  const play = { host: await makeStage(app), loaded, runs, state: new PlayState(loaded, null) }
  const attempts: Attempt[] = []
  for (const [index, { ready }] of questions.entries()) {
    const { question } = ready
    const heading = `Question ${index + 1} of ${questions.length}.`
    const toAsk = { question, knobs, step: stepOf(question), heading }
    attempts.push(await askOne(play, toAsk, async () => ({ shown, lines: [] })))
  }
  return attempts
}

async function answerAll(
  app: App,
  { loaded, runs, questions }: Quiz,
  answers: readonly (GivenAnswer | null)[],
  shown: ShownRun[],
  { quiet }: { quiet: boolean },
): Promise<Attempt[]> {
  const play = { host: makeQuietStage(app), loaded, runs }
  const attempts: Attempt[] = []
  for (const [index, { ready, presented }] of questions.entries()) {
    const { attempt } = await takeAnswer(play, {
      ready,
      step: stepOf(ready.question),
      given: answers[index] ?? null,
      show: async () => ({ shown, lines: [] }),
    })
    attempts.push(attempt)
    if (quiet) continue
    const view = {
      width: () => app.width(),
      linear: app.capabilities.linear !== null,
      ascii: app.capabilities.ascii,
    }
    app.print([
      line(`${index + 1}. ${presented.text}`, 'heading'),
      ...verdictLines(view, loaded, attempt),
      [],
    ])
  }
  return attempts
}

function stepOf({ id }: { id: string }): string {
  return `alone:${id}`
}
