import type { CourseFiles } from '../course-files.ts'
import { CourseError, type Fault } from '../fault.ts'
import { findLessons, type FoundLesson } from '../find.ts'
import { glossaryFaults } from '../glossary.ts'
import { type LoadedLesson, loadLesson } from '../load.ts'
import { isId } from '../../schema/schema.ts'
import { validateForm } from './validate.ts'
import { strayFiles } from './validate-folder.ts'

/** The lessons of a course as they were found, and what is wrong before one is imported. */
export interface CourseToCheck {
  lessons: FoundLesson[]
  /** In the order of their files. */
  faults: Fault[]
}

export interface CheckedCourse {
  /** Those that could be loaded, in order; the behaviour of each can be checked too. */
  lessons: LoadedLesson[]
  /** In the order of the folders. */
  faults: Fault[]
}

/**
 * Looks at every lesson of a course without running any demo. Throws a
 * CourseError only where there is no course to look at.
 */
export async function checkCourse(files: CourseFiles, course: string): Promise<CheckedCourse> {
  const { lessons, faults } = await courseFaults(files, course)
  const checked = await Promise.all(lessons.map((lesson) => checkForm(files, lesson)))
  return {
    lessons: checked.flatMap(({ loaded }) => loaded ?? []),
    faults: sorted([...faults, ...checked.flatMap((lesson) => lesson.faults)]),
  }
}

/** What is wrong with a course as a whole, and its lessons: none of them is imported. */
export async function courseFaults(files: CourseFiles, course: string): Promise<CourseToCheck> {
  const { lessons, faults } = await findLessons(files, course)
  const all = [
    ...(await strayFolders(files, course)),
    ...(await glossaryFaults(files, course, lessons)),
    ...faults,
    ...nameFaults(lessons),
  ]
  return { lessons, faults: sorted(all) }
}

/** Imports a lesson and looks at its form. */
export async function checkForm(
  files: CourseFiles,
  found: FoundLesson,
): Promise<{ loaded: LoadedLesson | null; faults: Fault[] }> {
  try {
    const loaded = await loadLesson(files, found)
    return { loaded, faults: [...validateForm(loaded), ...(await strayFiles(files, loaded))] }
  } catch (thrown) {
    if (!(thrown instanceof CourseError)) throw thrown
    return { loaded: null, faults: [...thrown.faults] }
  }
}

/** A folder that lacks its number would silently not be a lesson. */
async function strayFolders(files: CourseFiles, course: string): Promise<Fault[]> {
  const entries = await files.list(course)
  return entries
    .filter(({ name, kind }) => kind === 'folder' && !/^(?:\.|\d+-.|node_modules$)/.test(name))
    .map(({ name }) => ({ file: name, fault: 'is no lesson: its name must be like 01-event-loop' }))
}

/** What lessons are called: each id, number and alias leads to one lesson. */
function nameFaults(lessons: readonly FoundLesson[]): Fault[] {
  const faults: Fault[] = []
  const takenBy = new Map<string, FoundLesson>()
  const take = (name: string, what: string, lesson: FoundLesson) => {
    const owner = takenBy.get(name.toLowerCase())
    if (owner === undefined) takenBy.set(name.toLowerCase(), lesson)
    else
      faults.push({
        file: `${lesson.name}/text.md`,
        fault: `${what}: ${owner.name} has it already`,
      })
  }
  for (const lesson of lessons) {
    const { id, name, number } = lesson
    const file = `${name}/text.md`
    if (!isId(id)) faults.push({ file, fault: `the id "${id}" must be in lower case with hyphens` })
    if (name.replace(/^\d+-/, '') !== id) {
      faults.push({ file, fault: `the id "${id}" must be that of its folder, ${name}` })
    }
    take(id, `duplicate id "${id}"`, lesson)
    take(String(number), `the number ${number} is taken`, lesson)
  }
  for (const lesson of lessons) {
    for (const alias of lesson.aliases) take(alias, `the alias "${alias}" is taken`, lesson)
  }
  return faults
}

function sorted(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((one, other) =>
    one.file < other.file ? -1 : one.file > other.file ? 1 : 0,
  )
}
