import type { App } from '../app.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { playLesson } from '../tutor/play.ts'
import { Left } from '../terminal/ends.ts'
import { line } from '../picture/line.ts'
import type { Given } from './commands.ts'
import { dueToday } from './due.ts'
import { WrongUse } from './ends.ts'
import { greet } from './greeting.ts'
import { savedLines } from './kept.ts'
import { nextLesson } from './next.ts'
import { questionCount } from './question-count.ts'
import { playReview } from './quiz-series.ts'
import { makeStage } from './stage.ts'

/** Plays a lesson from where the learner left it; without a name, what is due, then the next one. */
export async function execute(app: App, given: Given): Promise<number> {
  const lessons = await app.lessons()
  const word = given.lesson === undefined ? nextLesson(app, lessons).id : String(given.lesson)
  const loaded = await app.load(word)
  if (!app.capabilities.mayPrompt) {
    throw new WrongUse(
      `learn asks, and there is no terminal to answer on: use ${app.toType(`run ${loaded.id}`)} or ${app.toType(`quiz ${loaded.id} --answers …`)}`,
    )
  }
  await greet(app)
  if (given.lesson === undefined && (await playDue(app)) === 'left') return 0
  await play(app, word)
  return 0
}

/** Asks what is due today, if anything is, until the learner leaves. */
export async function playDue(app: App): Promise<'done' | 'left'> {
  const series = await dueToday(app)
  if (series.length === 0) return 'done'
  app.print([line(`Due today: ${questionCount(series.length)}.`), []])
  try {
    await playReview(app, series)
    return 'done'
  } catch (error) {
    if (!(error instanceof Left)) throw error
    app.print([...savedLines(app.journal), line(`Next: ${app.toType('learn')}`, 'next')])
    return 'left'
  }
}

/** Plays one lesson to its end, or until the learner leaves; then says what to type next. */
export async function play(app: App, word: string): Promise<'done' | 'left'> {
  const loaded = await app.load(word)
  const stage = await makeStage(app)
  try {
    await playLesson(stage, loaded, new LessonRuns(app.runHost, loaded))
  } catch (error) {
    if (!(error instanceof Left)) throw error
    app.print([
      ...savedLines(app.journal),
      line(`Next: ${app.toType(`learn ${loaded.id}`)}`, 'next'),
    ])
    return 'left'
  }
  const next = nextLesson(app, await app.lessons())
  app.print([line(`Next: ${app.toType(`learn ${next.id}`)}`, 'next')])
  return 'done'
}
