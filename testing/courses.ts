import { fileURLToPath } from 'node:url'
import type { CourseFiles } from '../src/course/course-files.ts'
import { findLessons } from '../src/course/find.ts'
import { type LoadedLesson, loadLesson } from '../src/course/load.ts'
import { courseFiles as disk } from '../src/system/files.ts'

/** The fixture course: one good lesson, one whose id is taken, one that hangs, one that nobody can answer. */
export const fixtureCourse = fileURLToPath(new URL('../test/fixtures/course', import.meta.url))

export { disk }

/**
 * A course that stands in memory: text by path, and for a module what it
 * exports, or the error that importing it throws.
 */
export function memory(
  texts: Record<string, string>,
  modules: Record<string, unknown> = {},
): CourseFiles & { loaded: string[]; read: CourseFiles['read'] } {
  const loaded: string[] = []
  return {
    loaded,
    async list(folder) {
      const inside = Object.keys(texts)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/'))
      if (inside.length === 0) throw new Error(`no such folder: ${folder}`)
      const kinds = new Map(inside.map(([name = '', ...below]) => [name, below.length > 0]))
      return [...kinds].map(([name, isFolder]) => ({ name, kind: isFolder ? 'folder' : 'file' }))
    },
    async read(path) {
      const text = texts[path]
      if (text === undefined) throw new Error(`no such file: ${path}`)
      return text
    },
    async load(path) {
      loaded.push(path)
      const module = modules[path]
      if (module instanceof Error) throw module
      return module
    },
  }
}

/** The good lesson of the fixture course. */
export async function goodLesson(): Promise<LoadedLesson> {
  const { lessons } = await findLessons(disk, fixtureCourse)
  const [good] = lessons
  if (good === undefined) throw new Error('the fixture course is empty')
  return loadLesson(disk, good)
}

/** The good lesson with other text in one of its program files. */
export async function goodLessonWithFile(file: string, text: string): Promise<LoadedLesson> {
  const good = await goodLesson()
  const source = { file, shown: text, runs: { path: `${good.folder}/${file}`, text } }
  return { ...good, sources: new Map([...good.sources, [file, source]]) }
}

export function frontMatter(id: string, aliases = ''): string {
  return `---\nid: ${id}\ntitle: Lesson ${id}\nsummary: About ${id}.\naliases: ${aliases}\n---\n`
}
