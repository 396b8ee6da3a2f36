import type { App } from '../app.ts'
import { line } from '../picture/line.ts'
import { loadExercise, type Written } from '../practice/exercises.ts'
import { blank, paragraph } from '../tutor/layout.ts'
import { solvedWords } from './list.ts'
import { orderLines } from './order-lines.ts'

/**
 * The step of writing at a lesson's end: the lines of a solution may be put in order, and
 * the exercise is named. Nothing where the lesson has no exercise. Throws Left.
 */
export async function offerWriting(app: App, id: string): Promise<void> {
  const lesson = (await app.lessons()).find((one) => one.id === id)
  const exercise = lesson && (await loadExercise(app.courseFiles, lesson))
  if (!exercise) return
  const solved = solvedWords(app.journal.progress.of(id))
  const { title } = exercise.task
  app.print([
    ...paragraph(
      solved === '' ? `To write yourself: ${title}.` : `Written yourself: ${title}, ${solved}.`,
      app.width(),
    ),
    blank,
  ])
  const chosen = await (await app.prompter()).keys([
    { id: 'on', key: 'enter', word: 'go on' },
    { id: 'lines', key: 'l', word: 'lines of a solution, to be put in order' },
  ])
  app.print([blank])
  if (chosen === 'lines') await orderLines(app, exercise, writtenFirst(app))
  app.print([line(`In your own editor: ${app.toType(`practice ${id}`)}`), blank])
}

/** The language that was chosen for exercises, or else the one where the learner comes from. */
function writtenFirst({ journal }: App): Written {
  const { language, origin } = journal.progress.settings
  if (language === 'ts' || language === 'js' || language === 'py') return language
  return origin === 'python' ? 'py' : 'ts'
}
