import type { CourseFiles } from '../course/course-files.ts'
import { CourseError, oneLine } from '../course/fault.ts'
import type { FoundLesson } from '../course/find.ts'
import { callable, fits } from '../schema/schema.ts'
import type { Language } from './check.ts'
import type { Exercise } from './kit.ts'
import { easierSolution, otherWay, wholeSolution } from './solution.ts'
import { readTask, type Task } from './task.ts'

/** What is laid out in which language: the ending of the learner's file. */
export type Written = 'ts' | 'js' | 'py'

/** The exercise of a lesson, as its folder `practice` has it. */
export interface LessonExercise {
  lesson: FoundLesson
  exercise: Exercise
  task: Task
}

/** Decides on the inputs: the same for everybody, so that a file is judged the same each time. */
export const seed = 20_250_101

/** Those of the lessons that have an exercise, in their order; nothing of it is loaded. */
export async function withExercise(
  files: CourseFiles,
  lessons: readonly FoundLesson[],
): Promise<FoundLesson[]> {
  const found = await Promise.all(
    lessons.map(async (lesson) => ((await checkOf(files, lesson)) === null ? [] : [lesson])),
  )
  return found.flat()
}

/** The exercise of a lesson; null where it has none. Throws a CourseError where it cannot be used. */
export async function loadExercise(
  files: CourseFiles,
  lesson: FoundLesson,
): Promise<LessonExercise | null> {
  const check = await checkOf(files, lesson)
  if (check === null) return null
  const fail = (file: string, fault: string): never => {
    throw new CourseError([{ file: `${lesson.name}/practice/${file}`, fault }])
  }
  const module = await files
    .load(`${lesson.folder}/practice/${check}`)
    .catch((thrown: unknown) => fail(check, `cannot be imported: ${oneLine(thrown)}`))
  const exercise: unknown = (module as { default?: unknown } | undefined)?.default
  if (!fits<Exercise>(callable, exercise)) return fail(check, 'must export a function as default')
  const task = await files
    .read(`${lesson.folder}/practice/task.md`)
    .catch((thrown: unknown) => fail('task.md', `cannot be read: ${oneLine(thrown)}`))
  return { lesson, exercise, task: readTask(task) }
}

/** What is laid out of an exercise: where it begins, or nearly its end. JavaScript is TypeScript without its types. */
export async function readStarter(
  files: CourseFiles,
  lesson: FoundLesson,
  written: Written,
  easier: boolean,
): Promise<string> {
  const text = await files.read(practiceFile(lesson, easier ? 'solution' : 'starter', written))
  return easier ? easierSolution(text) : text
}

/** One good way to write it, as most would. */
export async function readSolution(
  files: CourseFiles,
  lesson: FoundLesson,
  written: Written,
): Promise<string> {
  return wholeSolution(await files.read(practiceFile(lesson, 'solution', written)))
}

/** Another good way, and why one would choose it; null where there is none. */
export async function readOtherWay(
  files: CourseFiles,
  lesson: FoundLesson,
  written: Written,
): Promise<ReturnType<typeof otherWay> | null> {
  const text = await files.read(practiceFile(lesson, 'other', written)).catch(() => null)
  return text === null ? null : otherWay(text)
}

/** A file of an exercise in that language, as a path. */
export function practiceFile(
  { folder }: FoundLesson,
  name: 'starter' | 'solution' | 'other',
  written: Written,
): string {
  return `${folder}/practice/${name}.${written === 'py' ? 'py' : 'ts'}`
}

/** What it was laid out as, by its name. */
export function writtenAs(file: string): Written {
  if (file.endsWith('.py')) return 'py'
  return file.endsWith('ts') ? 'ts' : 'js'
}

/** The language of a file by its name; null for one that cannot be judged. */
export function languageOf(file: string): Language | null {
  if (/\.[mc]?[jt]s$/.test(file)) return 'javascript'
  return file.endsWith('.py') ? 'python' : null
}

/** The name of the check: built, or as it was written; null where there is none. */
async function checkOf(files: CourseFiles, { folder }: FoundLesson): Promise<string | null> {
  const entries = await files.list(`${folder}/practice`).catch(() => [])
  const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name)
  return ['check.js', 'check.ts'].find((name) => names.includes(name)) ?? null
}
