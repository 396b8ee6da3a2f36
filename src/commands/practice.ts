import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App } from '../app.ts'
import { type FoundLesson, resolveLesson } from '../course/find.ts'
import { type Line, line } from '../picture/line.ts'
import { type LessonExercise, readStarter, type Written } from '../practice/exercises.ts'
import { laidOut } from '../practice/lay-out.ts'
import { WrongUse } from '../text/exit-error.ts'
import { refusal } from '../text/refusal.ts'
import { type Definition, type Given } from './definition.ts'
import { exerciseOf, exercisesOf, filesOf, ownFolder } from './exercise-files.ts'
import { watch } from './practice-watch.ts'
import { typeBlanker } from './type-blanker.ts'

export const definition = {
  name: 'practice',
  arguments: '[lesson]',
  summary: 'write it yourself: an exercise, laid out for your own editor',
  options: [
    { flags: '--language <ts/js/py>', summary: 'what you write it in' },
    { flags: '--easier', summary: 'nearly done: only the last steps are missing' },
    { flags: '--edit', summary: 'open it in $VISUAL or $EDITOR' },
  ],
  examples: ['practice gather', 'practice gather --language py'],
} as const satisfies Definition

/** Lays out the exercise of a lesson, never over a file, and says how to go on. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const language = languageNamed(given.language)
  let lesson = await lessonFor(app, given.lesson)
  for (;;) {
    const exercise = await exerciseOf(app, lesson)
    const { file, wasThere } = await fileFor(app, exercise, language, given.easier === true)
    if (given.edit) await edit(app, file)
    else app.print([line('First: open it in your editor, write, and save it.')])
    const end = asks(app) ? await watch(app, exercise, { file, judgeNow: wasThere }) : 'left'
    if (end === 'left') break
    lesson = await lessonAfter(app, lesson)
  }
  app.print([line(`Next: ${app.toType(`verify ${lesson.id}`)}`, 'next')])
  return 0
}

/** Whether somebody can answer, and sees what comes of it. */
function asks({ flags, streams: { stdin, stdout } }: App): boolean {
  return flags.input && stdin.isTTY === true && stdout.isTTY === true
}

/** The next lesson that has an exercise; behind the last one the first. */
async function lessonAfter(app: App, { id }: FoundLesson): Promise<FoundLesson> {
  const all = await exercisesOf(app)
  return all[(all.findIndex((one) => one.id === id) + 1) % all.length]!
}

function languageNamed(word: string | undefined): Written | null {
  if (word === undefined) return null
  if (word === 'ts' || word === 'js' || word === 'py') return word
  throw new WrongUse(`--language is ts, js or py, and not "${word}"`)
}

/** The lesson that is named, or the first whose exercise is not passed in any language. */
async function lessonFor(app: App, word: string | undefined): Promise<FoundLesson> {
  if (word !== undefined && /[/\\]/.test(word)) {
    const verify = app.toType('verify <file>')
    throw new WrongUse(`practice takes a lesson, and lays out its file here: ${verify} judges one`)
  }
  if (word !== undefined) return resolveLesson(await app.lessons(), word, app.toType('list'))
  const all = await exercisesOf(app)
  return all.find(({ id }) => app.journal.progress.of(id).solved.length === 0) ?? all[0]!
}

interface LaidOut {
  file: string
  /** Whether it was there already. */
  wasThere: boolean
}

/** The learner's file for an exercise, laid out unless it is there. Says which. */
async function fileFor(
  app: App,
  { lesson, task }: LessonExercise,
  language: Written | null,
  easier: boolean,
): Promise<LaidOut> {
  const there = (await filesOf(app, lesson)).find(
    ({ file }) => language === null || path.extname(file).replace('m', '') === `.${language}`,
  )
  if (there !== undefined) return isThere(app, there.file)
  const written = language ?? (await languageFor(app))
  const file = path.join(ownFolder, `${lesson.id}.${written}`)
  const starter = await readStarter(app.courseFiles, lesson, written, easier)
  const blankTypes = written === 'js' ? await typeBlanker(app) : (code: string) => code
  const verify = app.toType(`verify ${lesson.id}`)
  const text = laidOut({ task, starter, written, verify, blankTypes })
  try {
    await app.makeFile(file, text)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return isThere(app, file)
    throw new Error(`${file} cannot be laid out: ${refusal(error)}`)
  }
  app.print([line(task.title, 'heading'), laidOutLine(file)])
  return { file, wasThere: false }
}

/** The path leads to the file, where the terminal can follow it. */
function laidOutLine(file: string): Line {
  const link = pathToFileURL(path.resolve(file)).href
  return [
    { text: 'Laid out: ', role: 'plain' },
    { text: file, role: 'plain', link },
  ]
}

function isThere(app: App, file: string): LaidOut {
  app.print([line(`${file} is there already, and stays as it is.`)])
  return { file, wasThere: true }
}

/** The language that was chosen once; asked for where somebody can answer, and remembered. */
async function languageFor(app: App): Promise<Written> {
  const { language, origin } = app.journal.progress.settings
  const known = languages.find(({ id }) => id === language)
  if (known !== undefined) return known.id
  const usual = origin === 'python' ? 'py' : 'ts'
  if (!asks(app)) return usual
  const reply = await (await app.prompter()).pick({
    message: 'What do you write it in?',
    mode: 'one',
    mayPass: false,
    selected: usual,
    items: languages.map(({ id, text }, index) => ({ id, text, number: index + 1 })),
  })
  const chosen = reply.kind === 'answered' ? reply.value[0] : undefined
  const written = languages.find(({ id }) => id === chosen)?.id ?? usual
  await app.journal.append({ kind: 'chose', setting: 'language', value: written })
  return written
}

const languages = [
  { id: 'ts', text: 'TypeScript' },
  { id: 'js', text: 'JavaScript' },
  { id: 'py', text: 'Python' },
] as const

async function edit(app: App, file: string): Promise<void> {
  const exitCode = await app.edit(file).catch((error: unknown) => {
    throw new Error(`the editor cannot be started: ${refusal(error)}`)
  })
  if (exitCode === null) {
    throw new WrongUse('--edit opens the editor that VISUAL or EDITOR names, and neither names one')
  }
  if (exitCode !== 0) app.note(`The editor ended with exit code ${exitCode}.`)
}
