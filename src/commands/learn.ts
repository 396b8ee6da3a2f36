import type { App } from '../app.ts'
import type { FoundLesson } from '../catalog/find.ts'
import { lessonProgress } from '../progress/progress.ts'
import { LessonRuns } from '../session/lesson-runs.ts'
import { playLesson } from '../session/play.ts'
import { Left } from '../terminal/ends.ts'
import { line } from '../timeline/line.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'
import { greet } from './greeting.ts'
import { makeStage } from './stage.ts'

/** Plays a lesson from where the learner left it; without a name, the next one. */
export async function execute(app: App, given: Given): Promise<number> {
  const lessons = await app.lessons()
  const word = given.lesson === undefined ? nextLesson(app, lessons).id : String(given.lesson)
  const loaded = await app.load(word)
  if (!app.capabilities.mayPrompt) {
    throw new WrongUse(
      `learn asks, and there is no terminal to answer on: use learn-async run ${loaded.id} or learn-async quiz ${loaded.id} --answers …`,
    )
  }
  await greet(app)
  await play(app, word)
  return 0
}

/** Plays one lesson to its end, or until the learner leaves; then says what to type next. */
export async function play(app: App, word: string): Promise<'done' | 'left'> {
  const loaded = await app.load(word)
  const stage = await makeStage(app)
  try {
    await playLesson(stage, loaded, new LessonRuns(app.runHost, loaded))
  } catch (error) {
    if (!(error instanceof Left)) throw error
    app.print([line('Saved.'), line(`Next: learn-async learn ${loaded.id}`, 'next')])
    return 'left'
  }
  const next = nextLesson(app, await app.lessons())
  app.print([line(`Next: learn-async learn ${next.id}`, 'next')])
  return 'done'
}

/** The first lesson that is not done; the first of all when every one is. */
export function nextLesson(app: App, lessons: readonly FoundLesson[]): FoundLesson {
  const open = lessons.find(({ id }) => lessonProgress(app.journal.entries, id).state !== 'done')
  return open ?? lessons[0]!
}
