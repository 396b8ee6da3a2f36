import type { App } from '../app.ts'
import { codeWith } from '../catalog/code.ts'
import { defaults } from '../catalog/knobs.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import { wholeFile } from '../catalog/source.ts'
import { fill, wrap } from '../catalog/text.ts'
import { present } from '../quiz/presented.ts'
import { codeLines } from '../session/code-lines.ts'
import { paragraph } from '../session/say.ts'
import { before, ran } from '../session/telling.ts'
import { loadHighlight } from '../terminal/highlight.ts'
import { type Line, line } from '../timeline/line.ts'
import { twinPage } from '../session/twin-page.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'

/** Shows the text and the code of a lesson, or its questions without answers. */
export async function execute(app: App, given: Given): Promise<number> {
  const loaded = await app.load(String(given.lesson))
  const { linear, ascii, colour } = app.capabilities
  const page: Page = {
    linear: linear !== null,
    ascii,
    highlight: colour.stdout > 0 ? await loadHighlight() : null,
    width: () => app.width(),
  }
  app.print([line(loaded.title, 'heading'), []])
  app.print(given.questions ? questionLines(page, loaded) : lessonLines(page, loaded, given))
  app.print([line(`Next: learn-async learn ${loaded.id}`, 'next')])
  return 0
}

type Page = Parameters<typeof codeLines>[0]

function lessonLines(page: Page, loaded: LoadedLesson, { python }: Given): Line[] {
  const twin = python ? twinPage(page, loaded) : []
  if (python && twin.length === 0) throw new WrongUse(`lesson ${loaded.id} has no Python twin`)
  const known = ran(loaded, null, defaults(loaded.lesson.knobs), new Map())
  const idea = fill(loaded.text.idea, (name) => loaded.lesson.figures[name]?.(known) ?? '')
  const files = new Set(loaded.lesson.variants.map(({ file }) => file))
  return [
    ...wrap(idea, Math.min(page.width(), 76)).map((text) => line(text)),
    [],
    ...[...files].flatMap((file): Line[] => [
      line(file, 'heading'),
      ...codeLines(page, wholeFile(loaded.sources.get(file)!.shown)),
      [],
    ]),
    ...twin,
    line('To keep', 'heading'),
    ...wrap(loaded.text.recap, Math.min(page.width(), 76)).map((text) => line(text)),
    [],
  ]
}

function questionLines(page: Page, loaded: LoadedLesson): Line[] {
  const { predictions, turn, quiz } = loaded.lesson
  const values = defaults(loaded.lesson.knobs)
  return [...predictions, ...turn.questions, ...quiz].flatMap((question, index): Line[] => {
    const code = codeWith(loaded, { ...question, withCode: question.withCode ?? true })
    const { text, options, kind } = present(question, before(loaded, question, values))
    return [
      ...paragraph(`${index + 1}. ${text}`, page.width(), 'heading'),
      ...(code === null ? [] : codeLines(page, code)),
      ...(kind === 'line'
        ? []
        : options.flatMap((option) =>
            option.text
              .split('\n')
              .map((part, at) => line(`   ${at === 0 ? option.number : ' '}  ${part}`)),
          )),
      [],
    ]
  })
}
