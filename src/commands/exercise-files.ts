import path from 'node:path'
import type { App } from '../app.ts'
import { type FoundLesson, resolveLesson, UnknownLesson } from '../course/find.ts'
import type { Language } from '../practice/check.ts'
import {
  languageOf,
  type LessonExercise,
  loadExercise,
  withExercise,
} from '../practice/exercises.ts'
import { WrongUse } from '../text/exit-error.ts'
import { listed } from '../text/phrases.ts'
import { printableLines } from '../text/printable.ts'
import { refusal } from '../text/refusal.ts'

/** The folder in which exercises are laid out. */
export const ownFolder = 'learn-async'

/** A file that is to be judged. */
export interface Written {
  exercise: LessonExercise
  /** As it was named, or found, from the current folder on. */
  file: string
  /** Its whole path. */
  path: string
  language: Language
  code: string
}

/**
 * What words stand for: files, folders of files, or lessons, whose files are looked for by
 * their names. Without a word, those of all lessons. Throws WrongUse where there is
 * nothing to be judged, or not known as what.
 */
export async function writtenFor(
  app: App,
  words: readonly string[],
  as: string | undefined,
): Promise<Written[]> {
  const lessons = await app.lessons()
  if (as !== undefined) {
    const lesson = resolveLesson(lessons, as, app.toType('list'))
    if (words.length === 0)
      throw new WrongUse('--as says which lesson a file is for: name the file')
    const files = words.map(async (word) => (await filesBelow(app, word)) ?? [word])
    const all = (await Promise.all(files)).flat()
    return eachRead(
      app,
      all.map((file) => ({ file, lesson })),
    )
  }
  if (words.length === 0) {
    const all = (await exercisesOf(app)).map((lesson) => filesOf(app, lesson))
    const found = (await Promise.all(all)).flat()
    if (found.length > 0) return eachRead(app, found)
    throw new WrongUse(
      `there is nothing to judge here: ${app.toType('practice')} lays out an exercise`,
    )
  }
  const found = words.map(async (word) => {
    const lesson = isFileName(word) ? null : lessonOf(lessons, word)
    const below = lesson === null ? await filesBelow(app, word) : null
    if (below !== null) return inFolder(word, below, lessons)
    if (isFileName(word)) return [{ file: word, lesson: lessonNamed(app, lessons, word) }]
    return filesFor(app, lesson ?? resolveLesson(lessons, word, app.toType('list')))
  })
  return eachRead(app, (await Promise.all(found)).flat())
}

/** The lesson that a word names; null where it names none. */
function lessonOf(lessons: readonly FoundLesson[], word: string): FoundLesson | null {
  try {
    return resolveLesson(lessons, word)
  } catch {
    return null
  }
}

/** The files of a lesson. Throws WrongUse where there are none. */
async function filesFor(app: App, lesson: FoundLesson): Promise<Named[]> {
  const files = await filesOf(app, lesson)
  if (files.length > 0) return files
  await exerciseOf(app, lesson)
  throw new WrongUse(
    `there is no ${lesson.id}.ts, .js, .mjs or .py in ${ownFolder}/ or here: ${app.toType(`practice ${lesson.id}`)} lays one out`,
  )
}

/** The lessons that have an exercise. Throws WrongUse where none has. */
export async function exercisesOf(app: App): Promise<FoundLesson[]> {
  const found = await withExercise(app.courseFiles, await app.lessons())
  if (found.length === 0) throw new WrongUse('no lesson of this course has an exercise')
  return found
}

/** The exercise of a lesson. Throws WrongUse where it has none. */
export async function exerciseOf(app: App, lesson: FoundLesson): Promise<LessonExercise> {
  const exercise = await loadExercise(app.courseFiles, lesson)
  if (exercise !== null) return exercise
  const ids = (await exercisesOf(app)).map(({ id }) => id)
  throw new WrongUse(`lesson ${lesson.id} has no exercise; there is one for ${listed(ids)}`)
}

/** The files of a lesson's exercise, in every language, in the first folder that has any. */
export async function filesOf(
  { courseFiles }: Pick<App, 'courseFiles'>,
  lesson: FoundLesson,
): Promise<Named[]> {
  for (const folder of [ownFolder, '.']) {
    const entries = await courseFiles.list(folder).catch(() => [])
    const names = endings
      .map((ending) => `${lesson.id}.${ending}`)
      .filter((name) => entries.some((one) => one.name === name && one.kind === 'file'))
    if (names.length > 0) return names.map((name) => ({ file: path.join(folder, name), lesson }))
  }
  return []
}

const endings = ['ts', 'js', 'mjs', 'py']

interface Named {
  file: string
  lesson: FoundLesson
}

/** So many folders stand in one another above the file of one of a class: `class/ada/learn-async/gather.ts`. */
const deepest = 3

/** The files below a folder that are written in one of the languages, by name; null where there is no such folder. */
async function filesBelow(
  { courseFiles }: Pick<App, 'courseFiles'>,
  folder: string,
  depth = deepest,
): Promise<string[] | null> {
  const entries = await courseFiles.list(folder).catch(() => null)
  if (entries === null) return null
  const shown = entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const found = shown.map(async ({ name, kind }) => {
    const whole = path.join(folder, name)
    if (kind === 'file') return languageOf(name) === null ? [] : [whole]
    return depth === 1 ? [] : ((await filesBelow({ courseFiles }, whole, depth - 1)) ?? [])
  })
  return (await Promise.all(found)).flat()
}

/** Of the files below a folder those that are named as a lesson. */
function inFolder(
  folder: string,
  files: readonly string[],
  lessons: readonly FoundLesson[],
): Named[] {
  const named = files.flatMap((file) => {
    const lesson = lessons.find(({ id }) => id === path.parse(file).name)
    return lesson === undefined ? [] : [{ file, lesson }]
  })
  if (named.length > 0) return named
  throw new WrongUse(
    `no file in ${printableLines(folder)} is named as a lesson: --as <lesson> says which one all are for`,
  )
}

const isFileName = (word: string): boolean => /[/\\]|\.\w+$/.test(word)

/** The lesson that a file is for, by its name. */
function lessonNamed(app: App, lessons: readonly FoundLesson[], file: string): FoundLesson {
  const name = path.parse(file).name
  try {
    return resolveLesson(lessons, name, app.toType('list'))
  } catch (thrown) {
    if (!(thrown instanceof UnknownLesson)) throw thrown
    throw new WrongUse(
      `no lesson is called "${printableLines(name)}": --as <lesson> says which one ${printableLines(file)} is for`,
    )
  }
}

/** Each file once, however often it was named. */
async function eachRead(app: App, named: readonly Named[]): Promise<Written[]> {
  const byPath = new Map(named.map((one) => [path.resolve(one.file), one]))
  const exercises = new Map<FoundLesson, Promise<LessonExercise>>()
  const written = [...byPath].map(async ([whole, { file, lesson }]): Promise<Written> => {
    const language = languageOf(file)
    const shown = printableLines(file)
    if (language === null) {
      throw new WrongUse(`${shown} is neither TypeScript nor JavaScript nor Python, by its name`)
    }
    if (!exercises.has(lesson)) exercises.set(lesson, exerciseOf(app, lesson))
    const exercise = await exercises.get(lesson)!
    const code = await app.courseFiles.read(whole).catch((error: unknown) => {
      throw new WrongUse(`${shown} cannot be read: ${refusal(error, reasons)}`)
    })
    return { exercise, file, path: whole, language, code }
  })
  return Promise.all(written)
}

const reasons = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EFTYPE: 'it is not a file',
}
