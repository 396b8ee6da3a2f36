import type { App } from '../app.ts'
import type { FoundLesson } from '../catalog/find.ts'
import { lessonProgress } from '../progress/progress.ts'
import { Left } from '../terminal/ends.ts'
import type { Item } from '../terminal/prompter.ts'
import { line } from '../timeline/line.ts'
import { greet } from './greeting.ts'
import { nextLesson, play } from './learn.ts'
import { listText } from './list.ts'
import { scoreOf } from './score.ts'

/** The menu; without a terminal the lesson list and how to go on. */
export async function execute(app: App): Promise<number> {
  const lessons = await app.lessons()
  if (!app.capabilities.mayPrompt) {
    app.write(`${listText(app, lessons)}\nNext: learn-async run ${nextLesson(app, lessons).id}\n`)
    return 0
  }
  await greet(app)
  for (;;) {
    const id = await chooseLesson(app, lessons)
    if (id === null) return 0
    await play(app, id)
    app.print([[]])
  }
}

async function chooseLesson(app: App, lessons: readonly FoundLesson[]): Promise<string | null> {
  try {
    const reply = await (await app.prompter()).pick({
      message: 'Which lesson?',
      mode: 'one',
      mayPass: false,
      search: true,
      selected: nextLesson(app, lessons).id,
      items: lessons.map((lesson) => menuItem(app, lesson)),
    })
    return reply.kind === 'answered' ? (reply.value[0] ?? null) : null
  } catch (error) {
    if (!(error instanceof Left)) throw error
    app.print([line(`Next: learn-async learn ${nextLesson(app, lessons).id}`, 'next')])
    return null
  }
}

function menuItem(app: App, { id, number, title, summary, aliases }: FoundLesson): Item {
  const progress = lessonProgress(app.journal.entries, id)
  const hint = {
    new: undefined,
    started: 'begun',
    done: `done, ${scoreOf(progress)}`,
  }[progress.state]
  const names = [id, summary, ...aliases]
  return { id, number, text: title, names, ...(hint !== undefined && { hint }) }
}
