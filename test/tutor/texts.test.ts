import { expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { defaults } from '../../src/course/knobs.ts'
import { LessonRuns, type ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { textLines } from '../../src/tutor/texts.ts'
import { textOf } from '../../src/picture/line.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const ofTheLab = lessons.filter(({ lesson }) => lesson.variants.every(({ kind }) => kind === 'lab'))

it.each(ofTheLab)('$id: a run that was stopped on a busy machine fills no text', async (loaded) => {
  const runs = new LessonRuns(runHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  const shown: ShownRun[] = []
  for (const { id } of loaded.lesson.variants) {
    const trace = await runs.expected(id, knobs)
    shown.push({ id, knobs, speed: 1, seed: 1, trace, rest: 'ran', disturbed: null })
  }
  const stopped = shown.map(
    (run): ShownRun => ({
      ...run,
      trace: { ...run.trace, events: [], ending: { kind: 'stopped', atMs: 0, why: 'deadline' } },
      disturbed: 'it was stopped, and should have returned',
    }),
  )
  const play = { host: { width: () => 76 }, loaded, runs }
  for (const section of ['after', 'recap'] as const) {
    const [told, whole] = await Promise.all([
      textLines(play, section, stopped),
      textLines(play, section, shown),
    ])
    expect(told.map(textOf)).toEqual(whole.map(textOf))
    expect(told.map(textOf).join('\n')).not.toMatch(/NaN|undefined/)
  }
})
