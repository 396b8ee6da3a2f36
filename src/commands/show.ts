import type { App } from '../app.ts'
import type { LoadedLesson } from '../course/load.ts'
import { takeHomeFiles } from '../course/take-home.ts'
import { type Line, line } from '../picture/line.ts'
import { WrongUse } from '../text/exit-error.ts'
import { type CodePage, teachingText } from '../tutor/layout.ts'
import { pythonPage } from '../tutor/python-version.ts'
import { type Definition, type Given } from './definition.ts'
import { answerLines, questionLines, sceneLines } from './hand-out.ts'
import { printNext } from './output.ts'

export const definition = {
  name: 'show',
  arguments: '<lesson>',
  summary: 'show the text and the code',
  options: [
    { flags: '--recap', summary: 'what to keep of it, too' },
    { flags: '--questions', summary: 'a page to hand out: the questions, with room for answers' },
    {
      flags: '--answers',
      summary: 'for teachers: the right answers, and what to say to wrong ones',
    },
    { flags: '--python', summary: 'the Python version too, and what differs' },
    { flags: '--card', summary: 'only the few lines to keep of it, ready to copy' },
    { flags: '--plain', summary: 'only the demo, as a file that runs without this program' },
  ],
  examples: [
    'show gather',
    'show gather --python',
    'show gather --plain > gather.mjs',
    'show gather --card --python',
    'show gather --questions > gather.txt',
    'show gather --answers',
  ],
} as const satisfies Definition

/** Shows the text and the code of a lesson, or one page or program of it. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const { questions, answers, card, plain } = given
  if ([questions, answers, card, plain].filter(Boolean).length > 1) {
    throw new WrongUse('--questions, --answers, --card and --plain: use one of them')
  }
  const loaded = await app.load(given.lesson)
  if (card || plain) return printTakeHome(app, loaded, given)
  const { linear, ascii, colour } = app.capabilities
  const page: CodePage = {
    linear: linear !== null,
    ascii,
    highlight:
      colour.stdout > 0 ? (await import('../terminal/highlight.ts')).makeHighlight() : null,
    width: () => app.width(),
  }
  app.print([line(loaded.title, 'heading'), []])
  if (questions) app.print(questionLines(page, loaded))
  else if (answers) app.print(await answerLines(page, app.runHost, loaded))
  else app.print(lessonLines(page, loaded, given))
  printNext(app, `learn ${loaded.id}`)
  return 0
}

/** Only the file, so that it can be sent into one; on a terminal stderr says how. */
function printTakeHome(
  app: App,
  { id, takeHome }: LoadedLesson,
  { card, python }: Given<typeof definition>,
): number {
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

function lessonLines(
  page: CodePage,
  loaded: LoadedLesson,
  { python, recap }: Given<typeof definition>,
): Line[] {
  const pythonVersion = python ? pythonPage(page, loaded) : []
  if (python && pythonVersion.length === 0)
    throw new WrongUse(`lesson ${loaded.id} has no Python version`)
  return [
    ...sceneLines(page, loaded),
    ...pythonVersion,
    ...(recap
      ? [line('To keep', 'heading'), ...teachingText(loaded.text.recap, page.width()), []]
      : []),
  ]
}
