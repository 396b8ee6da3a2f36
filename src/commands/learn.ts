import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { playLesson } from '../tutor/play.ts'
import { Left } from '../terminal/ends.ts'
import { line } from '../picture/line.ts'
import { nextOf } from '../journal/progress.ts'
import { counted } from '../text/phrases.ts'
import { type Definition, type Given } from './definition.ts'
import { greet } from './greeting.ts'
import { offerWriting } from './offer-writing.ts'
import { printLeft, printNext } from './output.ts'
import { playReview } from './quiz-series.ts'
import { dueToday, partOfDue } from './reviews.ts'
import { makeStage } from './stage.ts'

export const definition = {
  name: 'learn',
  arguments: '[lesson]',
  summary: 'play a lesson from where you left it; without a name, what is due first',
  options: [],
  examples: ['learn', 'learn gather'],
} as const satisfies Definition

/** Plays a lesson from where the learner left it; without a name, what is due, then the next one. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const lessons = await app.lessons()
  const word = given.lesson ?? nextOf(app.journal.progress, lessons).id
  const loaded = await app.load(word)
  if (!app.capabilities.mayPrompt) {
    throw new WrongUse(
      `learn asks, and there is no terminal to answer on: use ${app.toType(`run ${loaded.id}`)} or ${app.toType(`quiz ${loaded.id} --answers …`)}`,
    )
  }
  const greeted = await greet(app)
  if (given.lesson === undefined && (await playDue(greeted)) === 'left') return 0
  await play(greeted, word)
  return 0
}

/** Asks what is due today, if anything is, until the learner leaves. */
export async function playDue(app: App): Promise<'done' | 'left'> {
  const due = await dueToday(app)
  const series = due.asked
  if (series.length === 0) return 'done'
  app.print([line(`Due today: ${partOfDue(due) ?? `${counted(series.length, 'question')}.`}`), []])
  try {
    await playReview(app, series)
    return 'done'
  } catch (error) {
    if (!(error instanceof Left)) throw error
    printLeft(app, 'learn')
    return 'left'
  }
}

/** Plays one lesson to its end, or until the learner leaves; then says what to type next. */
export async function play(app: App, word: string): Promise<'done' | 'left'> {
  const loaded = await app.load(word)
  const stage = await makeStage(app)
  try {
    await playLesson(stage, loaded, new LessonRuns(app.runHost, loaded))
    await offerWriting(app, loaded.id)
  } catch (error) {
    if (!(error instanceof Left)) throw error
    printLeft(app, `learn ${loaded.id}`)
    return 'left'
  }
  printNext(app, `learn ${nextOf(app.journal.progress, await app.lessons()).id}`)
  return 'done'
}
