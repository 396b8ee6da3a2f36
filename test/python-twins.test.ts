import { describe, expect, it } from 'vitest'
import { checkCourse } from '../src/course/check/check.ts'
import { isPython, twinsOf } from '../src/course/code.ts'
import { defaults } from '../src/course/knobs.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import { LessonRuns } from '../src/tutor/lesson-runs.ts'
import { pythonDifferences, twinDifferences } from '../src/trace/python-differences.ts'
import { builtLessons, disk, runHost } from '../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const withTwin = lessons.filter((loaded) => twinsOf(loaded).length > 0)
const python = await runHost.processes.findPython()
const here =
  python.kind === 'found' ? `Python ${python.version}` : 'skipped: no Python 3.11 or newer'

/** Faster than life, and still exact in order and outcome. */
const speed = 4

function twin(loaded: LoadedLesson, id: string) {
  const runs = new LessonRuns(runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  return { runs, knobs, exact: () => runs.twin(id.replace('python:', ''), knobs) }
}

/** The next live run is offered where the machine got in the way of one; three in a row are more than that. */
async function liveRun(
  { runs, knobs }: Pick<ReturnType<typeof twin>, 'runs' | 'knobs'>,
  id: string,
) {
  let run = await runs.real(id, knobs, { speed })
  for (let more = 2; more > 0 && run.disturbed !== null; more--) {
    run = await runs.real(id, knobs, { speed })
  }
  return run
}

const twins = withTwin.flatMap((loaded) =>
  twinsOf(loaded).map(({ id }) => ({ lesson: loaded.id, id, loaded })),
)
const asides = withTwin.flatMap((loaded) =>
  loaded.lesson.asides
    .filter(({ id }) => isPython(id))
    .map(({ id }) => ({ lesson: loaded.id, id, loaded })),
)

describe('as recorded', () => {
  it.each(twins)(
    '$lesson $id differs from TypeScript as the lesson says',
    async ({ loaded, id }) => {
      const { runs, exact } = twin(loaded, id)
      const differences = twinDifferences(await exact(), runs.recorded(id).trace)
      const named = loaded.lesson.python?.differences[id.replace('python:', '')] ?? {}
      expect(differences.sort()).toEqual(Object.keys(named).sort())
    },
  )
})

describe.skipIf(python.kind === 'missing')(`live (${here})`, () => {
  it.each(twins)('$lesson $id does what was recorded', async ({ loaded, id }) => {
    const { runs, knobs, exact } = twin(loaded, id)
    const { trace } = await liveRun({ runs, knobs }, id)
    expect(pythonDifferences(runs.recorded(id).trace, trace, await exact())).toEqual([])
    const named = loaded.lesson.python?.differences[id.replace('python:', '')] ?? {}
    expect(twinDifferences(await exact(), trace).sort()).toEqual(Object.keys(named).sort())
  })

  it.each(asides)('$lesson $id does what was recorded', async ({ loaded, id }) => {
    const { runs, knobs } = twin(loaded, id)
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
