import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { parseAnswers } from '../questions/answers.ts'
import type { Given as Answer } from '../questions/judge.ts'
import { present } from '../questions/presented.ts'
import { askQuestion, rightAnswer } from '../tutor/ask.ts'
import { judgeAnswer, type ReadyQuestion, readyQuestion } from '../tutor/asking.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { comesFromPython, inOrderFor } from '../tutor/origin.ts'
import { keepAnswer } from '../tutor/remembering.ts'
import { before } from '../tutor/telling.ts'
import { type Attempt, verdictLines } from '../tutor/verdict.ts'
import { line } from '../picture/line.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'
import { greet } from './greeting.ts'
import { knobsOf, speedOf } from './options.ts'
import { exitCodeOf, type QuizQuestion, questionJson, resultJson, score } from './quiz-json.ts'
import { schemaVersion } from './schema.ts'
import { waitingOn } from './screen.ts'
import { makeStage } from './stage.ts'

/** A lesson's questions, ready to be asked. */
interface Quiz {
  loaded: LoadedLesson
  runs: LessonRuns
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
    given.answers === undefined
      ? null
      : parseAnswers(
          String(given.answers),
          quiz.questions.map(({ ready, presented }) => ({
            presented,
            right: rightAnswer(loaded, ready),
          })),
        )
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
    const presented = present(question, before(loaded, question, ready.knobs))
    questions.push({ loaded, ready, presented })
  }
  return { loaded, runs, questions }
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

async function askAll(app: App, quiz: Quiz, shown: readonly ShownRun[]): Promise<Attempt[]> {
  const stage = await makeStage(app)
  const attempts: Attempt[] = []
  for (const [index, { ready }] of quiz.questions.entries()) {
    const heading = `Question ${index + 1} of ${quiz.questions.length}.`
    const given = await askQuestion(stage, quiz.loaded, ready, { heading, round: 0 })
    attempts.push(await judgeOne(app, quiz, ready, given, shown))
    app.print([...verdictLines(stage, quiz.loaded, attempts.at(-1)!), []])
  }
  return attempts
}

async function answerAll(
  app: App,
  quiz: Quiz,
  answers: readonly (Answer | null)[],
  shown: readonly ShownRun[],
  { quiet }: { quiet: boolean },
): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  for (const [index, { ready, presented }] of quiz.questions.entries()) {
    const attempt = await judgeOne(app, quiz, ready, answers[index] ?? null, shown)
    attempts.push(attempt)
    if (quiet) continue
    const view = {
      width: () => app.width(),
      linear: app.capabilities.linear !== null,
      ascii: app.capabilities.ascii,
    }
    app.print([
      line(`${index + 1}. ${presented.text}`, 'heading'),
      ...verdictLines(view, quiz.loaded, attempt),
      [],
    ])
  }
  return attempts
}

async function judgeOne(
  app: App,
  { loaded, runs }: Quiz,
  ready: ReadyQuestion,
  given: Answer | null,
  shown: readonly ShownRun[],
): Promise<Attempt> {
  const attempt = judgeAnswer(loaded, runs, ready, given, shown)
  await keepAnswer(app.journal, loaded, `alone:${ready.question.id}`, attempt)
  return attempt
}
