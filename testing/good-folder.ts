import type { CourseFiles } from '../src/course/course-files.ts'
import { checkForm } from '../src/course/check/check.ts'
import { checkBehaviour } from '../src/course/check/contract.ts'
import { placeOf } from '../src/course/fault.ts'
import { findLessons } from '../src/course/find.ts'
import { disk, fixtureCourse } from './courses.ts'
import { expectedHost } from './expected-host.ts'

/** What is otherwise in the folder of the good lesson: by file, what stands there and what comes in its place. */
export type Changes = Partial<Record<'questions.md' | 'text.md', readonly [string, string]>> & {
  /** Members of its default export. */
  lesson?: Record<string, unknown>
}

/** All that `check` says of the good lesson with these changes, as `file:line:column: fault`. */
export async function checked(changes: Changes): Promise<string[]> {
  const files: CourseFiles = {
    ...disk,
    async read(path) {
      const text = await disk.read(path)
      const [from, to] = changes[path.split('/').at(-1) as 'text.md'] ?? []
      if (from === undefined || to === undefined || !path.includes('01-good')) return text
      if (!text.includes(from)) throw new Error(`the good lesson has changed: no ${from}`)
      return text.replace(from, () => to)
    },
    async load(path) {
      const module = (await disk.load(path)) as { default: object }
      return { default: { ...module.default, ...changes.lesson } }
    },
  }
  const { lessons } = await findLessons(files, fixtureCourse)
  const { loaded, faults } = await checkForm(files, lessons[0]!)
  const found = loaded === null ? [] : await checkBehaviour(expectedHost, loaded)
  return [...faults, ...found].map(
    (fault) => `${placeOf(fault).replace('01-good/', '')}: ${fault.fault}`,
  )
}
