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
const endings = ['mjs', ...(python.kind === 'found' ? ['py'] : [])]

/**
 * Of each lesson whose plain file starts tasks that the lesson's picture has too: the variants
 * in which it does, in its order, and what a lane of the lesson is called in the file. A call
 * that is awaited at once is no lane of a program's, so not each variant has some.
 */
const compared = [
  ['gather', ['together'], (lane: string) => `wait ${lane}`],
  ['errors', ['all', 'settled', 'any'], (lane: string) => `work ${lane.replace('task ', '')}`],
  ['task-group', ['all', 'group'], (lane: string) => lane],
] as const

describe.each(compared)('the plain file of %s, traced', (id, variants, nameOf) => {
  const loaded = lessons.find((one) => one.id === id)!
  const runs = new LessonRuns(runHost, loaded)

  it.each(endings)(
    '.%s has the lanes of the lesson’s own runs: order, outcomes, waits',
    async (ending) => {
      const { lanes } = await savedTrace(path.join(loaded.folder, `plain.${ending}`))
      for (const [at, variant] of variants.entries()) {
        const exact = computeFacts(await runs.expected(variant, defaults(loaded.lesson.knobs)))
        const named = new Map(
          exact.startOrder.flatMap((lane) => {
            const alike = lanes.filter(({ function: name, argument }) =>
              [name, `${name} ${argument}`].includes(nameOf(lane)),
            )
            return alike.length === 0 ? [] : [[lane, alike[at]!] as const]
          }),
        )
        // The group's own block has no name of its own in a program.
        expect([...named.keys()]).toEqual(exact.startOrder.filter((lane) => lane !== 'body'))
        const byEnd = [...named].sort(([, one], [, other]) => one.endMs - other.endMs)
        expect(byEnd.map(([lane]) => lane)).toEqual(
          exact.endOrder.filter((lane) => lane !== 'body'),
        )
        for (const [lane, { outcome, waits }] of named) {
          const { outcome: expected } = exact.lanes.find(({ name }) => name === lane)!
          expect([variant, lane, outcome]).toEqual([variant, lane, expected])
          expect(waits.length).toBeGreaterThan(0)
        }
      }
    },
  )
})
