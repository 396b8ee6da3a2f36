import path from 'node:path'
import type { App } from '../app.ts'
import { WrongUse } from '../text/exit-error.ts'
import type { CourseFiles } from '../course/course-files.ts'
import { CourseError, oneLine } from '../course/fault.ts'
import { findLessons, resolveLesson, UnknownLesson } from '../course/find.ts'
import { type Language, newLesson } from '../course/new-lesson.ts'
import { isId } from '../schema/schema.ts'
import { shellWord } from '../text/phrases.ts'
import { type Definition, type Given } from './definition.ts'

export const definition = {
  name: 'new',
  arguments: '<id>',
  summary: 'for authors: lay out a lesson that passes check',
  options: [
    { flags: '--in <folder>', summary: 'the folder of the course; this one unless given' },
    { flags: '--language <ts/js>', summary: 'its programs; ts where this Node runs it' },
    { flags: '--practice', summary: 'with an exercise; of a lesson that is there, that alone' },
  ],
  examples: ['new who-waits', 'new who-waits --in my-lessons'],
  plain: true,
} as const satisfies Definition

/** Lays out the folder of a new lesson, which passes `check` as it stands. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const id = idOf(given.id)
  const course = given.in ?? (app.course.name === null ? '.' : app.course.folder)
  const { language, why } = await languageOf(app, given.language, course)
  const practice = given.practice === true
  const there = practice ? await folderNamed(app.courseFiles, course, id) : null
  const name = there ?? (await freeName(app.courseFiles, course, id))
  const lesson = course === '.' ? name : `${course}/${name}`
  const folder = there === null ? lesson : `${lesson}/practice`
  const parts = { lesson: there === null, practice }
  const made = await newLesson(app.courseFiles, { template: app.template, id, language, parts })
  const texts =
    there === null
      ? made
      : new Map([...made].map(([file, text]) => [file.replace('practice/', ''), text]))
  if (there === null && !(await holdsModules(app.courseFiles, course))) {
    texts.set('package.json', '{ "type": "module" }\n')
  }
  await app.makeFolder(folder, texts).catch((thrown: unknown) => {
    throw new Error(`${folder} cannot be laid out: ${oneLine(thrown)}`)
  })
  app.write(`Laid out ${folder}: ${[...texts.keys()].join(', ')}\n`)
  if (why !== null) app.write(`In JavaScript, types in comments: ${why}.\n`)
  app.write('For an editor that knows the types: npm install --save-dev learn-async\n')
  app.write(
    `Next: ${given.in === undefined && app.course.name !== null ? app.toType('check') : `learn-async check ${shellWord(course)}`}\n`,
  )
  return 0
}

function idOf(word: string): string {
  // Letters: digits alone would be another lesson's number.
  if (isId(word) && /[a-z]/.test(word)) return word
  throw new WrongUse(`"${word}" is no id: write one in lower case with hyphens, as who-waits`)
}

/**
 * TypeScript, unless the other is asked for, or `check` could not run it: then
 * JavaScript, and `why`.
 */
async function languageOf(
  { runsTypeScript, courseFiles }: App,
  language: string | undefined,
  course: string,
): Promise<{ language: Language; why: string | null }> {
  if (language === 'js') return { language, why: null }
  if (language !== undefined && language !== 'ts') {
    throw new WrongUse(`--language is ts or js, and not "${language}"`)
  }
  const inModules = path.resolve(course).split(path.sep).includes('node_modules')
  if (runsTypeScript && !inModules) return { language: 'ts', why: null }
  if (language === 'ts' && (await isBuilt(courseFiles, course))) {
    return { language: 'ts', why: null }
  }
  const why = inModules
    ? 'Node runs no TypeScript inside node_modules'
    : 'this Node runs no TypeScript (22.18 does)'
  return { language: 'js', why }
}

/** Whether the lessons of a course are TypeScript alone: what runs of them is made by a build, as of ours. */
async function isBuilt(files: CourseFiles, course: string): Promise<boolean> {
  const entries = await files.list(course).catch(() => [])
  for (const { name, kind } of entries) {
    if (kind !== 'folder' || !/^\d+-./.test(name)) continue
    const inside = await files.list(`${course}/${name}`).catch(() => [])
    const names = inside.map((entry) => entry.name)
    if (names.includes('lesson.ts') && !names.includes('lesson.js')) return true
  }
  return false
}

/** The folder of the lesson of that id, where it is there. */
async function folderNamed(files: CourseFiles, course: string, id: string): Promise<string | null> {
  const entries = await files.list(course).catch(() => [])
  const isNamed = (name: string): boolean => name.replace(/^\d+-/, '') === id && name !== id
  return entries.find(({ name, kind }) => kind === 'folder' && isNamed(name))?.name ?? null
}

/** `07-who-waits` after `06-errors`. Throws WrongUse where a lesson of that name is there. */
async function freeName(files: CourseFiles, course: string, id: string): Promise<string> {
  const entries = await files.list(course).catch(() => [])
  const names = entries.map(({ name }) => /^(\d+)-(.+)$/.exec(name) ?? [])
  const taken = names.find(([, , rest]) => rest === id)?.[0] ?? (await ownerOf(files, course, id))
  if (taken !== null) throw new WrongUse(`"${id}" leads to ${taken} already: choose another id`)
  const last = Math.max(0, ...names.map(([, number]) => Number(number ?? 0)))
  return `${String(last + 1).padStart(2, '0')}-${id}`
}

/** The folder of the lesson that the word leads to by an alias, or null. */
async function ownerOf(files: CourseFiles, course: string, word: string): Promise<string | null> {
  try {
    const { lessons } = await findLessons(files, course)
    return resolveLesson(lessons, word).name
  } catch (thrown) {
    // A course without a lesson, or one that is not there, has nothing to clash with.
    if (thrown instanceof UnknownLesson || thrown instanceof CourseError) return null
    throw thrown
  }
}

/** Whether Node takes the files in that folder for modules without looking into them. */
async function holdsModules(files: CourseFiles, course: string): Promise<boolean> {
  for (let folder = path.resolve(course); ; folder = path.dirname(folder)) {
    const text = await files.read(path.join(folder, 'package.json')).catch(() => null)
    if (text !== null) return typeOf(text) === 'module'
    if (folder === path.dirname(folder)) return false
  }
}

function typeOf(manifest: string): unknown {
  try {
    return (JSON.parse(manifest) as { type?: unknown } | null)?.type
  } catch {
    return undefined
  }
}
