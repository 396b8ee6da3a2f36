import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { defaults } from '../../src/course/knobs.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)

describe.each(lessons.map((loaded) => ({ id: loaded.id, loaded })))('lesson $id', ({ loaded }) => {
  it('runs in real time as its expected run does, and leaves nothing open', async () => {
    const runs = new LessonRuns(runHost, loaded)
    for (const { id } of loaded.lesson.variants) {
      const run = await runs.real(id, defaults(loaded.lesson.knobs), { speed: 4 })
      const expected = await runs.expected(id, defaults(loaded.lesson.knobs))
      expect(run.trace.ending.kind).toBe(expected.ending.kind)
      expect(run.trace.exitCode).toBe(expected.exitCode)
    }
    const open = process
      .getActiveResourcesInfo()
      .filter((name) => /TCP|Worker|ProcessWrap/.test(name))
    expect(open).toEqual([])
  }, 60_000)

  const processes = loaded.lesson.variants.filter(({ kind }) => kind === 'process')
  it.runIf(processes.length > 0)(
    'writes the same lines in each of 20 runs of its processes',
    async () => {
      for (const variant of processes) {
        const one = async () => {
          const run = await new LessonRuns(runHost, loaded).real(
            variant.id,
            defaults(loaded.lesson.knobs),
          )
          const lines = run.trace.events.flatMap((event) =>
            event.kind === 'logged' ? [event.text] : [],
          )
          return JSON.stringify([lines, run.trace.exitCode])
        }
        const seen = new Set<string>()
        for (let round = 0; round < 5; round++) {
          for (const result of await Promise.all([one(), one(), one(), one()])) seen.add(result)
        }
        expect(seen.size).toBe(1)
      }
    },
    120_000,
  )
})
