import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { line } from '../picture/line.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { askOne, putQuestion, takeAnswer } from '../tutor/ask-one.ts'
import { readyQuestion } from '../tutor/expected.ts'
import { PlayState } from '../tutor/play-state.ts'
import { askedOf, comesFromPython, inOrderFor, languagesOf } from '../tutor/steps.ts'
import type { Attempt } from '../tutor/verdict.ts'
import { knobsOf, speedOf } from './options.ts'
import { printNext } from './output.ts'
import { type QuizQuestion, score, takeQuiz } from './quiz-questions.ts'
import { makeQuietStage, makeStage, waitingOn } from './stage.ts'

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
  knobs: KnobValues
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
      const play = { host: makeQuietStage(app), loaded, runs: ready.runs }
      return async (question, given) =>
        takeAnswer(play, {
          ready: question.ready,
          step: stepOf(question),
          given,
          show: async () => ({ shown, lines: [] }),
        })
    },
    async ask(greeted) {
      const shown = await runQuietly(greeted, ready)
      const { runs, knobs, questions } = ready
      const host = await makeStage(greeted)
      const play = { host, loaded, runs, state: new PlayState(loaded, null) }
      const attempts: Attempt[] = []
      for (const [index, one] of questions.entries()) {
        const heading = `Question ${index + 1} of ${questions.length}.`
        const toAsk = { question: one.ready.question, knobs, step: stepOf(one), heading }
        attempts.push(await askOne(play, toAsk, async () => ({ shown, lines: [] })))
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
  for (const question of inOrderFor(
    fromPython,
    askedOf(languagesOf(app.journal.progress), loaded.lesson.quiz),
  )) {
    const ready = await readyQuestion(loaded, runs, question, knobs)
    questions.push({ loaded, ready, ...putQuestion(loaded, ready, { namedKnobs: 'none' }) })
  }
  return { loaded, runs, knobs, speed, questions }
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

function stepOf({ ready }: QuizQuestion): string {
  return `alone:${ready.question.id}`
}
