import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { line } from '../picture/line.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
import { askOne, takeAnswer } from '../tutor/ask-one.ts'
import { putQuestion } from '../tutor/put-question.ts'
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
interface Ready extends Prepared {
  questions: QuizQuestion[]
}

interface Prepared {
  loaded: LoadedLesson
  runs: LessonRuns
  knobs: KnobValues
  speed: number
}

/** The quiz of one lesson: runs the demo quietly, then asks. */
export async function quizOfLesson(app: App, lesson: string, given: LessonGiven): Promise<number> {
  const loaded = await app.load(lesson)
  const prepared = {
    loaded,
    runs: new LessonRuns(app.runHost, loaded),
    knobs: knobsOf(loaded, given.set),
    speed: speedOf(given.speed),
  }
  // Once asked for: who starts for the first time first says where they come from.
  let made: Promise<Ready> | null = null
  const makeReady = (): Promise<Ready> => (made ??= readyFor(app, prepared, given))
  return takeQuiz(app, given, {
    name: 'quiz',
    head: { lesson: loaded.id },
    ready: async () => (await makeReady()).questions,
    lessonOf: () => ({}),
    async answerer() {
      const shown = await runQuietly(app, await makeReady())
      const play = { host: makeQuietStage(app), loaded, runs: prepared.runs }
      return async (question, given) =>
        takeAnswer(play, {
          ready: question.ready,
          step: stepOf(question),
          given,
          show: async () => ({ shown, lines: [], besideTable: [] }),
        })
    },
    async ask(greeted) {
      const ready = await makeReady()
      const shown = await runQuietly(greeted, ready)
      const { runs, knobs, questions } = ready
      const host = await makeStage(greeted)
      const play = { host, loaded, runs, state: new PlayState(loaded, null) }
      const attempts: Attempt[] = []
      for (const [index, one] of questions.entries()) {
        const heading = `Question ${index + 1} of ${questions.length}.`
        const toAsk = { question: one.ready.question, knobs, step: stepOf(one), heading }
        attempts.push(
          await askOne(play, toAsk, async () => ({ shown, lines: [], besideTable: [] })),
        )
      }
      return attempts
    },
    async end(last, attempts) {
      last.print([line(`${score(attempts).right} of ${attempts.length} right.`)])
      printNext(last, `learn ${loaded.id}`)
    },
  })
}

async function readyFor(app: App, prepared: Prepared, given: LessonGiven): Promise<Ready> {
  const { loaded, runs, knobs } = prepared
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
  return { ...prepared, questions }
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
