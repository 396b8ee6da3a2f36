import type { LoadedLesson } from '../../src/course/load.ts'
import { findLessons } from '../../src/course/find.ts'
import { loadLesson } from '../../src/course/load.ts'
import { builtLessons, disk } from '../../testing/host.ts'

/** Every lesson of the house, found by listing. */
export async function houseLessons(): Promise<LoadedLesson[]> {
  const { lessons } = await findLessons(disk, builtLessons)
  return Promise.all(lessons.map((found) => loadLesson(disk, found)))
}

/** The words that lead to lessons, variants and knobs. */
export function wordsOf(lessons: readonly LoadedLesson[]): string[] {
  return lessons.flatMap(({ id, number, aliases, lesson }) => [
    id,
    String(number),
    ...aliases,
    ...lesson.variants.map((variant) => variant.id),
    ...Object.entries(lesson.knobs).map(([name, knob]) => `${name}=${knob.default}`),
  ])
}
