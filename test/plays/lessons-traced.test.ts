import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { defaults } from '../../src/course/knobs.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'
import { savedTrace } from '../../testing/own-program.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const python = await runHost.processes.findPython()

/** Lessons whose plain file names its tasks as the lesson's lanes are named, with the variant that starts them. */
const comparable = [['gather', 'together']] as const
const files = ['plain.mjs', ...(python.kind === 'found' ? ['plain.py'] : [])]

describe.each(comparable)('the plain file of %s, traced', (id, variant) => {
  const loaded = lessons.find((one) => one.id === id)!

  it.each(files)('%s has the lanes of the lesson’s own run, in its order', async (file) => {
    const runs = new LessonRuns(runHost, loaded)
    const exact = computeFacts(await runs.expected(variant, defaults(loaded.lesson.knobs)))
    const { lanes } = await savedTrace(path.join(loaded.folder, file))
    const tasks = lanes.filter(({ argument = '' }) => exact.startOrder.includes(argument))
    expect(tasks.map(({ argument }) => argument)).toEqual(exact.startOrder)
    const ended = tasks.toSorted((one, other) => one.endMs - other.endMs)
    expect(ended.map(({ argument }) => argument)).toEqual(exact.finishOrder)
    for (const { outcome, waits } of tasks) {
      expect(outcome).toBe('finished')
      expect(waits).toHaveLength(1)
    }
  })
})
