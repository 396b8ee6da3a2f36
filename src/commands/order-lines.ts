import type { App } from '../app.ts'
import { line } from '../picture/line.ts'
import { languageOf, type LessonExercise, readSolution, seed } from '../practice/exercises.ts'
import type { Written } from '../practice/exercises.ts'
import { inThatOrder, linesToOrder, shuffledPlaces } from '../practice/lines-to-order.ts'
import { blank, codeLines, marked, paragraph } from '../tutor/layout.ts'
import { type Judged, judgeWritten } from './judge-written.ts'
import { codePage, waitingOn } from './stage.ts'
import { codeFor } from './type-blanker.ts'
import { withTemporaryFile } from '../runners/processes.ts'
import { printVerdict } from './verdict-report.ts'

/**
 * The lines of a solution, to be put in order; judged by running that order, until it
 * passes or the learner does. Resolves to whether it passed. Throws Left.
 */
export async function orderLines(
  app: App,
  exercise: LessonExercise,
  written: Written,
): Promise<boolean> {
  const { lesson } = exercise
  const solution = await readSolution(app.courseFiles, lesson, written)
  const parts = linesToOrder(await codeFor(app, solution, written))
  const places = shuffledPlaces(parts.pieces.length, seed)
  const file = `${lesson.id}.${written}`
  const head = parts.head.split('\n').map((text, index) => ({ number: index + 1, text }))
  const above = codeLines(await codePage(app, written), head)
  const put = (task: string): void =>
    app.print([...paragraph(`${task} The file begins with:`, app.width()), ...above, blank])
  app.print([line('Lines in order', 'heading')])
  put('The lines of a solution, shuffled.')
  const prompter = await app.prompter()
  for (let isFirst = true; ; isFirst = false) {
    // A verdict has pushed away what is to be written.
    if (!isFirst) put(`Once more: ${exercise.task.title}.`)
    const reply = await prompter.pick({
      message: 'In which order do the lines below stand there?',
      mode: 'order',
      mayPass: true,
      above: head.map(({ text }) => text),
      items: places.map((place, index) => ({
        id: String(place),
        text: parts.pieces[place]!,
        number: index + 1,
      })),
    })
    app.print([blank])
    if (reply.kind === 'passed') return false
    const code = inThatOrder(
      parts,
      reply.value.map((id) => parts.pieces[Number(id)]!),
    )
    const judged = await judgedAs(app, exercise, file, code)
    if (judged.status === 'pass') {
      const language = languageOf(file)!
      if (!app.journal.progress.of(lesson.id).ordered.includes(language))
        await app.journal.append({ kind: 'ordered', lesson: lesson.id, language })
      app.print([...marked('Right:', 'right', 'run in that order, it passes.', app.width()), blank])
      return true
    }
    await printVerdict(app, judged)
  }
}

/** A text judged as if it were the learner's file. */
async function judgedAs(
  app: App,
  exercise: LessonExercise,
  file: string,
  code: string,
): Promise<Judged> {
  const language = languageOf(file)!
  return withTemporaryFile(app.runHost.processes, file, code, (path) =>
    waitingOn(app, app.streams.stdout)('running them in that order', () =>
      judgeWritten(app, { exercise, file, path, language, code }),
    ),
  )
}
