import type { App } from '../app.ts'
import { line } from '../picture/line.ts'
import {
  type LessonExercise,
  readOtherWay,
  readSolution,
  type Written,
} from '../practice/exercises.ts'
import { blank, codeLines, paragraph } from '../tutor/layout.ts'
import { codePage } from './stage.ts'
import { codeFor } from './type-blanker.ts'

/** One good way to write it, and what speaks for which. */
export async function showSolution(
  app: App,
  { lesson, task }: LessonExercise,
  written: Written,
): Promise<void> {
  await showCode(
    app,
    'One good way:',
    await readSolution(app.courseFiles, lesson, written),
    written,
  )
  app.print(task.ways.flatMap((text) => [...paragraph(text, app.width()), blank]))
}

/** Another good way, and why one would choose it, where the exercise has one. */
export async function showOtherWay(
  app: App,
  { lesson }: LessonExercise,
  written: Written,
): Promise<void> {
  const other = await readOtherWay(app.courseFiles, lesson, written)
  if (other === null) return
  await showCode(app, 'One other good way:', other.code, written)
  app.print([...paragraph(other.why, app.width()), blank])
}

async function showCode(app: App, title: string, typed: string, written: Written): Promise<void> {
  const lines = (await codeFor(app, typed, written))
    .trimEnd()
    .split('\n')
    .map((text, index) => ({ number: index + 1, text }))
  app.print([line(title, 'heading'), ...codeLines(await codePage(app, written), lines), blank])
}
