import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { line } from '../picture/line.ts'
import type { Given as Answer } from '../questions/judge.ts'
import { present } from '../questions/presented.ts'
import { askQuestion } from '../tutor/ask.ts'
import { judgeAnswer, readyQuestion } from '../tutor/asking.ts'
import { LessonRuns, type ShownRun } from '../tutor/lesson-runs.ts'
import { comesFromPython, inOrderFor } from '../tutor/origin.ts'
import { keepAnswer } from '../tutor/remembering.ts'
import { before } from '../tutor/telling.ts'
import { type Attempt, verdictLines } from '../tutor/verdict.ts'
import { knobsOf, speedOf } from './options.ts'
import { printNext } from './output.ts'
import { type QuizQuestion, score, takeQuiz } from './quiz-questions.ts'
import { makeStage, waitingOn } from './stage.ts'

/** What the quiz of one lesson was given. */
interface LessonGiven {
  answers?: string
  json?: true
  set?: readonly string[]
  speed?: string
}

/** A lesson's questions, ready to be asked. */
interface Ready {
  loaded: LoadedLesson
  runs: LessonRuns
  speed: number
  questions: QuizQuestion[]
}

/** The quiz of one lesson: runs the demo quietly, then asks. */
export async function quizOfLesson(app: App, lesson: string, given: LessonGiven): Promise<number> {
  const loaded = await app.load(lesson)
  const ready = await makeReady(app, loaded, given)
  return takeQuiz(app, given, {
    name: 'quiz',
    head: { lesson: loaded.id },
    ready: async () => ready.questions,
    lessonOf: () => ({}),
    async answerer() {
      const shown = await runQuietly(app, ready)
      return async (question, answer) => ({
        attempt: await judged(app, ready, question, answer, shown),
        lines: [],
      })
    },
    async ask(greeted) {
      const shown = await runQuietly(greeted, ready)
      const stage = await makeStage(greeted)
      const attempts: Attempt[] = []
      for (const [index, question] of ready.questions.entries()) {
        const heading = `Question ${index + 1} of ${ready.questions.length}.`
        const answer = await askQuestion(stage, loaded, question.ready, { heading, round: 0 })
        const attempt = await judged(greeted, ready, question, answer, shown)
        attempts.push(attempt)
        greeted.print([...verdictLines(stage, loaded, attempt), []])
      }
      return attempts
    },
    async end(last, attempts) {
      last.print([line(`${score(attempts).right} of ${attempts.length} right.`)])
      printNext(last, `learn ${loaded.id}`)
    },
  })
}

async function makeReady(app: App, loaded: LoadedLesson, given: LessonGiven): Promise<Ready> {
  const speed = speedOf(given.speed)
  const runs = new LessonRuns(app.runHost, loaded)
  const knobs = knobsOf(loaded, given.set)
  const questions: QuizQuestion[] = []
  // Scripts count on the lesson's own order.
  const asks = given.answers === undefined && !given.json
  const fromPython = asks && comesFromPython(app.journal.progress)
  for (const question of inOrderFor(fromPython, loaded.lesson.quiz)) {
    const ready = await readyQuestion(loaded, runs, question, knobs)
    const presented = present(question, before(loaded, question, ready.knobs))
    questions.push({ loaded, ready, presented })
  }
  return { loaded, runs, speed, questions }
}

/** The variants that the questions speak of, in real time and without a picture. */
async function runQuietly(
  app: App,
  { loaded, runs, speed, questions }: Ready,
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

async function judged(
  app: App,
  { loaded, runs }: Ready,
  { ready }: QuizQuestion,
  answer: Answer | null,
  shown: readonly ShownRun[],
): Promise<Attempt> {
  const attempt = judgeAnswer(loaded, runs, ready, answer, shown)
  await keepAnswer(app.journal, loaded, `alone:${ready.question.id}`, attempt)
  return attempt
}
