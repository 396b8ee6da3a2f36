import { describe, expect, it } from 'vitest'
import { defaults } from '../../../src/course/knobs.ts'
import { findLessons } from '../../../src/course/find.ts'
import { type LoadedLesson, loadLesson } from '../../../src/course/load.ts'
import { type During, LessonRuns, type Step } from '../../../src/course/runs/lesson-runs.ts'
import { traitsOf } from '../../../src/trace/traits.ts'
import type { KnobValues } from '../../../src/course/kit/knob.ts'
import { expectedHost } from '../../../testing/expected-host.ts'
import { builtLessons, disk, runHost } from '../../../testing/host.ts'

const { lessons } = await findLessons(disk, builtLessons)

/** A lesson, and its runs on a machine that is never late and has no Python. */
async function lesson(id: string, during?: During) {
  const loaded: LoadedLesson = await loadLesson(disk, lessons.find((one) => one.id === id)!)
  const knobs: KnobValues = defaults(loaded.lesson.knobs)
  return { loaded, knobs, runs: new LessonRuns(expectedHost, loaded, during) }
}

const never = new AbortController().signal

describe('a program of the lab', () => {
  it('is expected exactly, once for the same knobs, and a real run is held against that', async () => {
    const { runs, knobs } = await lesson('gather')
    const expected = await runs.expected('together', knobs)
    expect(runs.expected('together', { ...knobs })).toBe(runs.expected('together', knobs))
    expect(expected).toMatchObject({ clock: 'virtual', ending: { atMs: 2000 } })
    const real = await runs.real('together', knobs, { speed: 4 })
    expect(real).toMatchObject({ speed: 4, rest: 'ran', disturbed: null })
    expect(real.trace.clock).toBe('real')
    expect(real).not.toHaveProperty('python')
  })

  it('that is ended early is shown to its end as it is expected', async () => {
    const { runs, knobs } = await lesson('gather')
    const job = runs.toWatch('together', knobs, { speed: 4 })
    expect(job).toMatchObject({ title: 'together', boundMs: 2000, kind: 'lab', speed: 4 })
    const half = await job.start(() => {}, AbortSignal.abort())
    expect(half).toMatchObject({ disturbed: null, trace: { ending: { kind: 'stopped' } } })
    const whole = await job.rest(half, never)
    expect(whole.rest).toBe('computed')
    expect(whole.trace).toBe(await runs.expected('together', knobs))
  })
})

describe('a Python program, where there is no Python,', () => {
  it('is told by its recording, and says so', async () => {
    const { runs, knobs, loaded } = await lesson('gather')
    const id = 'python:together'
    await expect(runs.real(id, knobs)).rejects.toThrow('LEARN_ASYNC_PYTHON can name another')
    const shown = await runs.toWatch(id, knobs, { speed: 4 }).start(() => {}, never)
    expect(shown).toMatchObject({ rest: 'recorded', python: loaded.recording!.python, speed: 1 })
    expect(await runs.expected(id, { ...knobs, a: 1 })).toBe(shown.trace)
    expect(runs.recordedWith(id, { ...knobs, a: 1 })).toBeNull()
  })

  it('has no recording that nobody made', async () => {
    const { runs, knobs, loaded } = await lesson('gather')
    const unrecorded = new LessonRuns(runHost, { ...loaded, recording: null })
    expect(() => unrecorded.recorded('python:together')).toThrow('npm run record-python makes one')
    expect(() => runs.expected('python:nothing', knobs)).toThrow('no variant or snippet')
  })
})

describe('a process', () => {
  it('is held against another run, at speed 1, and runs again where it was ended', async () => {
    const steps: Step[] = []
    const { runs, knobs, loaded } = await lesson('event-loop', (step, work) => {
      steps.push(step)
      return work()
    })
    const variant = loaded.lesson.variants.find((one) => !traitsOf(one).isExact)!
    const real = await runs.real(variant.id, knobs, { speed: 4 })
    expect(real).toMatchObject({ speed: 1, rest: 'ran', disturbed: null })
    const again = await runs.toWatch(variant.id, knobs, { speed: 4 }).rest(real, never)
    expect(again.trace).not.toBe(real.trace)
    expect(again.trace).toEqual(real.trace)
    const told = { file: variant.file, what: `"${variant.id}"`, waitMs: 30_000 }
    expect(steps).toEqual([told, told, told])
  })
})
