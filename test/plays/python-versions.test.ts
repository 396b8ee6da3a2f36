import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { isPython, pythonVersionsOf } from '../../src/course/code.ts'
import { defaults } from '../../src/course/knobs.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { pythonDifferences, versionDifferences } from '../../src/trace/python-differences.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const withPython = lessons.filter((loaded) => pythonVersionsOf(loaded).length > 0)
const python = await runHost.processes.findPython()
const here =
  python.kind === 'found' ? `Python ${python.version}` : 'skipped: no Python 3.11 or newer'

/** Faster than life, and still exact in order and outcome; the slower, the less a machine gets in the way. */
const speeds = [4, 2, 1]

function runsOf(loaded: LoadedLesson, id: string) {
  const runs = new LessonRuns(runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  return { runs, knobs, exact: () => runs.expected(id.replace('python:', ''), knobs) }
}

/** The next live run is offered where the machine got in the way of one; three in a row are more than that. */
async function liveRun(
  { runs, knobs }: Pick<ReturnType<typeof runsOf>, 'runs' | 'knobs'>,
  id: string,
) {
  let run = null
  for (const speed of speeds) {
    run = await runs.real(id, knobs, { speed })
    if (run.disturbed === null) return run
  }
  return run!
}

const versions = withPython.flatMap((loaded) =>
  pythonVersionsOf(loaded).map(({ id }) => ({ lesson: loaded.id, id, loaded })),
)
const snippets = withPython.flatMap((loaded) =>
  loaded.lesson.snippets
    .filter(({ id }) => isPython(id))
    .map(({ id }) => ({ lesson: loaded.id, id, loaded })),
)

describe.skipIf(python.kind === 'missing')(`live (${here})`, () => {
  it.each(versions)('$lesson $id does what was recorded', async ({ loaded, id }) => {
    const { runs, knobs, exact } = runsOf(loaded, id)
    const { trace, disturbed } = await liveRun({ runs, knobs }, id)
    expect(pythonDifferences(runs.recorded(id).trace, trace, await exact())).toEqual([])
    // What a busy machine adds is no difference of the version.
    if (disturbed !== null) return
    const named = loaded.lesson.python?.differences[id.replace('python:', '')] ?? {}
    expect(versionDifferences(await exact(), trace).sort()).toEqual(Object.keys(named).sort())
  })

  it.each(snippets)('$lesson $id does what was recorded', async ({ loaded, id }) => {
    const { runs, knobs } = runsOf(loaded, id)
    const recorded = runs.recorded(id).trace
    const { trace } = await liveRun({ runs, knobs }, id)
    expect(pythonDifferences(recorded, trace, null)).toEqual([])
    expect([trace.exitCode, trace.unhandled, trace.stderr.at(-1)]).toEqual([
      recorded.exitCode,
      recorded.unhandled,
      recorded.stderr.at(-1),
    ])
  })
})
