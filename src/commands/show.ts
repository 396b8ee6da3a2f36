import type { App } from '../app.ts'
import { codeWith } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { wholeFile } from '../course/source.ts'
import { wrap } from '../course/text.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { present } from '../questions/judge.ts'
import { kindOf } from '../questions/kinds.ts'
import type { PresentedOption } from '../questions/question.ts'
import { type CodePage as Page, codeLines, paragraph } from '../tutor/layout.ts'
import { before, knobsInWords, ran, sectionText } from '../tutor/texts.ts'
import { type Line, line } from '../picture/line.ts'
import { pythonPage } from '../tutor/python-version.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'

/** Shows the text and the code of a lesson, or its questions without answers. */
export async function execute(app: App, given: Given): Promise<number> {
  const loaded = await app.load(String(given.lesson))
  const { linear, ascii, colour } = app.capabilities
  const page: Page = {
    linear: linear !== null,
    ascii,
    highlight:
      colour.stdout > 0 ? (await import('../terminal/highlight.ts')).makeHighlight() : null,
    width: () => app.width(),
  }
  app.print([line(loaded.title, 'heading'), []])
  app.print(given.questions ? questionLines(page, loaded) : lessonLines(page, loaded, given))
  app.print([line(`Next: ${app.toType(`learn ${loaded.id}`)}`, 'next')])
  return 0
}

function lessonLines(page: Page, loaded: LoadedLesson, { python }: Given): Line[] {
  const pythonVersion = python ? pythonPage(page, loaded) : []
  if (python && pythonVersion.length === 0)
    throw new WrongUse(`lesson ${loaded.id} has no Python version`)
  const known = ran(loaded, null, defaults(loaded.lesson.knobs), new Map())
  const idea = sectionText(loaded, 'idea', known)
  const files = new Set(loaded.lesson.variants.map(({ file }) => file))
  return [
    ...wrap(idea, Math.min(page.width(), 76)).map((text) => line(text)),
    [],
    ...[...files].flatMap((file): Line[] => [
      line(file, 'heading'),
      ...codeLines(page, wholeFile(loaded.sources.get(file)!.shown)),
      [],
    ]),
    ...pythonVersion,
    line('To keep', 'heading'),
    ...wrap(loaded.text.recap, Math.min(page.width(), 76)).map((text) => line(text)),
    [],
  ]
}

/** A page to hand out: with which knobs each question is meant stands on it. */
function questionLines(page: Page, loaded: LoadedLesson): Line[] {
  const { predictions, modify, quiz, knobs } = loaded.lesson
  const usual = defaults(knobs)
  const turned = { ...usual, ...modify.set } as KnobValues
  const withTurned = `With ${knobsInWords(knobs, modify.set as KnobValues)}: `
  const questions = [
    ...predictions.map((question) => ({ question, values: usual, lead: '' })),
    ...modify.questions.map((question) => ({ question, values: turned, lead: withTurned })),
    ...quiz.map((question) => ({ question, values: usual, lead: '' })),
  ]
  return [
    ...paragraph(`Where nothing else is said: ${knobsInWords(knobs, usual)}.`, page.width()),
    [],
    ...questions.flatMap(({ question, values, lead }, index) => {
      const code = codeWith(loaded, { ...question, withCode: question.withCode ?? true })
      const { text, options } = present(question, before(loaded, question, values))
      return [
        ...paragraph(`${index + 1}. ${lead}${text}`, page.width(), 'heading'),
        ...(code === null ? [] : codeLines(page, code)),
        ...(kindOf(question).optionsInCode ? [] : options.flatMap(optionLines)),
        [],
      ]
    }),
  ]
}

function optionLines({ number, text }: PresentedOption): Line[] {
  return text.split('\n').map((part, row) => line(`   ${row === 0 ? number : ' '}  ${part}`))
}
