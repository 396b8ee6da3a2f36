import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { Left } from '../terminal/ends.ts'
import type { Item } from '../terminal/prompter.ts'
import { nextOf } from '../journal/progress.ts'
import { counted } from '../text/phrases.ts'
import { greet } from './greeting.ts'
import { listText, scoreOf, solvedWords, stateWords } from './list.ts'
import { printNext } from './output.ts'

/** The menu; without a terminal the lesson list and how to go on. */
export async function run(started: App): Promise<number> {
  const lessons = await started.lessons()
  if (!started.capabilities.mayPrompt) {
    const due = await dueCount(started, lessons)
    const review =
      due === 0 ? '' : `\n${dueWords(due)}: ${started.toType('quiz --review --json')}\n`
    started.write(
      `${await started.fitted(listText(started, lessons))}${review}\nNext: ${started.toType(`run ${nextOf(started.journal.progress, lessons).id}`)}\n`,
    )
    return 0
  }
  const app = await greet(started)
  for (;;) {
    const id = await chooseLesson(app, lessons)
    if (id === null) return 0
    // Loaded once a lesson is chosen: the menu is there sooner without it.
    const { play, playDue } = await import('./learn.ts')
    await (id === reviewId ? playDue(app) : play(app, id))
    app.print([[]])
  }
}

/** An id has no spaces: no lesson is called so. */
const reviewId = 'what is due'

/** The id of a lesson, or `reviewId`; null when the learner leaves. */
async function chooseLesson(app: App, lessons: readonly FoundLesson[]): Promise<string | null> {
  const due = await dueCount(app, lessons)
  const review: Item[] = due === 0 ? [] : [{ id: reviewId, number: 0, text: dueWords(due) }]
  try {
    const reply = await (await app.prompter()).pick({
      message: 'Which lesson?',
      mode: 'one',
      mayPass: false,
      search: true,
      selected: due === 0 ? nextOf(app.journal.progress, lessons).id : reviewId,
      items: [...review, ...lessons.map((lesson) => menuItem(app, lesson))],
    })
    return reply.kind === 'answered' ? (reply.value[0] ?? null) : null
  } catch (error) {
    if (!(error instanceof Left)) throw error
    printNext(app, `learn ${nextOf(app.journal.progress, lessons).id}`)
    return null
  }
}

function menuItem(app: App, { id, number, title, summary, aliases }: FoundLesson): Item {
  const progress = app.journal.progress.of(id)
  const { state } = progress
  const item = { id, number, text: title, names: [id, summary, ...aliases] }
  const told = [
    ...(state === 'new' ? [] : [stateWords[state]]),
    ...(state === 'done' ? [scoreOf(progress)] : []),
    solvedWords(progress),
  ].filter((words) => words !== '')
  return told.length === 0 ? item : { ...item, hint: told.join(', ') }
}

/** How many questions come back today. Where no lesson is begun none does, and nothing is loaded to know it. */
async function dueCount(app: App, lessons: readonly FoundLesson[]): Promise<number> {
  const { progress } = app.journal
  if (lessons.every(({ id }) => progress.of(id).state === 'new')) return 0
  const { dueToday } = await import('./reviews.ts')
  return (await dueToday(app)).due
}

/** "3 questions due today" */
function dueWords(count: number): string {
  return `${counted(count, 'question')} due today`
}
