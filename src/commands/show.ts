import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import { codeWith } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { wholeFile } from '../course/source.ts'
import { takeHomeFiles } from '../course/take-home.ts'
import { wrap } from '../course/text.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { present } from '../questions/judge.ts'
import { kindOf } from '../questions/kinds.ts'
import type { PresentedOption } from '../questions/question.ts'
import { type CodePage as Page, codeLines, paragraph } from '../tutor/layout.ts'
import { before, knobsInWords, ran, sectionText } from '../tutor/texts.ts'
import { type Line, line } from '../picture/line.ts'
import { pythonPage } from '../tutor/python-version.ts'
import { type Definition, type Given } from './definition.ts'
import { printNext } from './output.ts'

export const definition = {
  name: 'show',
  arguments: '<lesson>',
  summary: 'show the text and the code',
  options: [
    { flags: '--questions', summary: 'the questions, without answers' },
    { flags: '--python', summary: 'the Python version too, and what differs' },
    { flags: '--card', summary: 'only the few lines to keep of it, ready to copy' },
    { flags: '--plain', summary: 'only the demo, as a file that runs without this program' },
  ],
  examples: [
    'show gather',
    'show gather --python',
    'show gather --plain > gather.mjs',
    'show gather --card --python',
    'show gather --questions',
  ],
} as const satisfies Definition

/** Shows the text and the code of a lesson, or its questions without answers. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const loaded = await app.load(given.lesson)
  if (given.card || given.plain) return printTakeHome(app, loaded, given)
  const { linear, ascii, colour } = app.capabilities
  const page: Page = {
    linear: linear !== null,
    ascii,
    highlight:
      colour.stdout > 0 ? (await import('../terminal/highlight.ts')).makeHighlight() : null,
    width: () => app.width(),
  }
  app.print([line(loaded.title, 'heading'), []])
  app.print(
    given.questions
      ? questionLines(page, loaded)
      : lessonLines(page, loaded, given.python === true),
  )
  printNext(app, `learn ${loaded.id}`)
  return 0
}

/** Only the file, so that it can be sent into one; on a terminal stderr says how. */
function printTakeHome(
  app: App,
  { id, takeHome }: LoadedLesson,
  { card, plain, python, questions }: Given<typeof definition>,
): number {
  if ([card, plain, questions].filter(Boolean).length > 1) {
    throw new WrongUse('--card, --plain and --questions each show one thing: use one of them')
  }
  const what = card ? 'card' : 'plain'
  const file = takeHomeFiles[python ? 'python' : 'javascript'][what]
  const text = takeHome.get(file)
  if (text === undefined) throw new WrongUse(`lesson ${id} has no ${file} yet`)
  app.write(text)
  if (app.streams.stdout.isTTY) {
    const [to, run] = python ? [`${id}.py`, 'python3'] : [`${id}.mjs`, 'node']
    const words = `show ${id} --${what}${python ? ' --python' : ''} > ${to}`
    app.note(`Next: ${app.toType(words)} && ${run} ${to}`)
  }
  return 0
}

function lessonLines(page: Page, loaded: LoadedLesson, python: boolean): Line[] {
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
        // The lines of the code are the options of a line question.
        ...(kindOf(question).optionsInCode ? [] : options.flatMap(optionLines)),
        [],
      ]
    }),
  ]
}

function optionLines({ number, text }: PresentedOption): Line[] {
  return text.split('\n').map((part, row) => line(`   ${row === 0 ? number : ' '}  ${part}`))
}
