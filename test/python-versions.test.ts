import { describe, expect, it } from 'vitest'
import { checkCourse } from '../src/course/check/check.ts'
import { pythonVersionsOf } from '../src/course/code.ts'
import { defaults } from '../src/course/knobs.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import { LessonRuns } from '../src/course/runs/lesson-runs.ts'
import { versionDifferences } from '../src/trace/python-differences.ts'
import { builtLessons, disk, runHost } from '../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const withPython = lessons.filter((loaded) => pythonVersionsOf(loaded).length > 0)

function runsOf(loaded: LoadedLesson, id: string) {
  const runs = new LessonRuns(runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  return { runs, knobs, exact: () => runs.expected(id.replace('python:', ''), knobs) }
}

const versions = withPython.flatMap((loaded) =>
  pythonVersionsOf(loaded).map(({ id }) => ({ lesson: loaded.id, id, loaded })),
)
describe('as recorded', () => {
  it.each(versions)(
    '$lesson $id differs from TypeScript as the lesson says',
    async ({ loaded, id }) => {
      const { runs, exact } = runsOf(loaded, id)
      const differences = versionDifferences(await exact(), runs.recorded(id).trace)
      const named = loaded.lesson.python?.differences[id.replace('python:', '')] ?? {}
      expect(differences.sort()).toEqual(Object.keys(named).sort())
    },
  )
})
