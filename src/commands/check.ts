import type { App } from '../app.ts'
import { courseFaults } from '../course/check/check.ts'
import { type Fault, placeOf } from '../course/fault.ts'
import type { FoundLesson } from '../course/find.ts'
import type { LessonChecks } from '../course/check/lesson-checks.ts'
import { checkInProcess } from '../course/check/check-in-process.ts'
import { counted } from '../text/phrases.ts'
import { shellWord } from '../text/phrases.ts'
import { type Definition, type Given, json } from './definition.ts'
import { writeJson } from './output.ts'

export const definition = {
  name: 'check',
  arguments: '[folder]',
  summary: 'for authors: check lessons, by file and fault',
  options: [json],
  examples: ['check', 'check my-lessons'],
} as const satisfies Definition

/**
 * Checks lessons, each in a process of its own: their form, then, for those that
 * can be loaded, what they do. Exit code 1 with a fault.
 */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const folder = given.folder ?? app.course.folder
  const { lessons, faults } = await courseFaults(app.courseFiles, folder)
  const all: Fault[] = []
  const tell = (found: readonly Fault[]): void => {
    all.push(...found)
    if (!given.json) for (const one of found) app.write(`${placeOf(one)}: ${one.fault}\n`)
  }
  tell(faults)
  // Told in the order of the folders, as soon as all before it are told.
  for (const checked of severalAtOnce(await app.lessonChecks(), lessons, app.stopped))
    tell(await checked)
  if (given.json) {
    writeJson(app, { lessons: lessons.map(({ id }) => id), faults: all })
  } else {
    app.write(
      `${counted(lessons.length, 'lesson')} checked, ${all.length === 0 ? 'no fault' : `${all.length} to mend`}.\n`,
    )
    app.write(`Next: ${next(app, given.folder, all.length === 0)}\n`)
  }
  return all.length === 0 ? 0 : 1
}

/** What to type next: the list of the lessons that were checked, or to check them again. */
function next({ toType }: App, folder: string | undefined, isWell: boolean): string {
  if (folder === undefined) return toType(isWell ? 'list' : 'check')
  const word = shellWord(folder)
  return `learn-async ${isWell ? `list --course ${word}` : `check ${word}`}`
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
