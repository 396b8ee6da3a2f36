import path from 'node:path'
import type { App } from '../app.ts'
import { courseFaults, type CourseToCheck } from '../course/check/check.ts'
import type { CourseFiles } from '../course/course-files.ts'
import { type Fault, NoCourse, placeOf } from '../course/fault.ts'
import { type FoundLesson, resolveLesson } from '../course/find.ts'
import type { LessonChecks } from '../course/check/lesson-checks.ts'
import { checkInProcess } from '../course/check/check-in-process.ts'
import { counted, shellWord } from '../text/phrases.ts'
import { type Definition, type Given, json } from './definition.ts'
import { writeJson } from './output.ts'

export const definition = {
  name: 'check',
  arguments: '[lessons]',
  summary: 'for authors: check a folder of lessons, or one of them',
  options: [json],
  examples: ['check', 'check my-lessons', 'check gather'],
} as const satisfies Definition

/**
 * Checks lessons, each in a process of its own: their form, then, for those that
 * can be loaded, what they do. Exit code 1 with a fault.
 */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const { lessons, faults, next } = await meantBy(app, given.lessons)
  const all: Fault[] = []
  const tell = (found: readonly Fault[]): void => {
    all.push(...found)
    if (!given.json) for (const one of found) app.write(`${placeOf(one)}: ${one.fault}\n`)
  }
  tell(faults)
  // Told in the order of the folders, as soon as all before it are told.
  for (const checked of severalAtOnce(await app.lessonChecks(), lessons, app.stopped))
    tell(await checked)
  const isWell = all.length === 0
  if (given.json) {
    writeJson(app, { lessons: lessons.map(({ id }) => id), faults: all })
  } else {
    app.write(
      `${counted(lessons.length, 'lesson')} checked, ${isWell ? 'no fault' : `${all.length} to mend`}.\n`,
    )
    app.write(`Next: ${isWell ? next.well : next.again}\n`)
  }
  return isWell ? 0 : 1
}

/** What is to be checked, and what to type next. */
interface Meant extends CourseToCheck {
  next: { well: string; again: string }
}

/** The lessons of a folder; or one lesson, by its own folder or by its name in this course. */
async function meantBy(app: App, word: string | undefined): Promise<Meant> {
  const { courseFiles: files, course, toType } = app
  if (word === undefined) {
    const next = { well: toType('list'), again: toType('check') }
    return { ...(await courseFaults(files, course.folder)), next }
  }
  const again = `learn-async check ${shellWord(word)}`
  try {
    const well = `learn-async list --course ${shellWord(word)}`
    return { ...(await courseFaults(files, word)), next: { well, again } }
  } catch (thrown) {
    if (!(thrown instanceof NoCourse)) throw thrown
    if (await isLesson(files, word)) {
      const [above, name] = [path.dirname(word), path.basename(path.resolve(word))]
      const one = oneOf(await courseFaults(files, above), name)
      const well = `learn-async learn ${one.id} --course ${shellWord(above)}`
      return { ...one, next: { well, again } }
    }
    if (/[./\\]/.test(word)) throw thrown
    const one = oneOf(await courseFaults(files, course.folder), word, toType('list'))
    const next = { well: toType(`learn ${one.id}`), again: toType(`check ${word}`) }
    return { ...one, next }
  }
}

async function isLesson(files: CourseFiles, folder: string): Promise<boolean> {
  const inside = await files.list(folder).catch(() => [])
  return inside.some(({ name }) => name === 'text.md')
}

/** The lesson that a word names, with what is wrong with it in its course, though that kept it from being read. */
function oneOf(
  { lessons, faults }: CourseToCheck,
  word: string,
  list?: string,
): CourseToCheck & { id: string } {
  const isUnread = (folder: string): boolean =>
    [folder, folder.replace(/^\d+-/, '')].includes(word) &&
    lessons.every(({ name }) => name !== folder)
  const unread = faults.map(folderOf).find(isUnread)
  const { id, name } =
    unread === undefined
      ? resolveLesson(lessons, word, list, 'folder or lesson')
      : { id: word, name: unread }
  return {
    id,
    lessons: lessons.filter((lesson) => lesson.name === name),
    faults: faults.filter((one) => folderOf(one) === name),
  }
}

function folderOf({ file }: Fault): string {
  return file.split('/', 1)[0]!
}

/** The faults of each lesson, in their order; so many are checked at once as the machine has processors. */
function severalAtOnce(
  checks: LessonChecks,
  lessons: readonly FoundLesson[],
  stopped: AbortSignal,
): Promise<Fault[]>[] {
  const waiting: (() => void)[] = []
  let free = checks.atOnce
  const all = lessons.map(async (lesson) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      stopped.throwIfAborted()
      const faults = await checkInProcess(checks, lesson, stopped)
      stopped.throwIfAborted()
      return faults
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  })
  // Where one fails the others fail unheard.
  for (const one of all) one.catch(() => {})
  return all
}
