import { afterAll, describe, expect, it } from 'vitest'
import { houseLessons } from '../proof/fuzz/course.ts'
import { expectedMachine as machine } from '../testing/expected-host.ts'
import { chosen, type Which } from '../testing/few.ts'
import { late, loads } from '../testing/simulated-time.ts'
import { Judging, nothingYet, settingsOf } from '../proof/verdicts/judging.ts'
import { defaults } from '../src/course/knobs.ts'
import { LessonRuns } from '../src/course/runs/lesson-runs.ts'
import { computeFacts } from '../src/trace/facts.ts'

const lessons = await houseLessons()
afterAll(() => machine.remove())

/** Judges runs of lessons on a machine that is late. */
export function verdictsOfLate(which: Which): void {
  const tried = chosen(lessons, which, 4)

  /** A fixed part of `npm run test:verdicts`, which makes 200 runs with each setting. */
  describe('a machine that is late', () => {
    it.each(tried.map((loaded) => ({ id: loaded.id, loaded })))(
      'brings about no wrong verdict in $id',
      async ({ loaded }) => {
        const judging = new Judging(machine.host, loaded)
        const tally = nothingYet()
        // One load with each setting, in turn.
        for (const [index, knobs] of settingsOf(loaded).entries()) {
          machine.setLateness(late(loads[index % loads.length]!, index + 1))
          await judging.once(knobs, 1, tally)
        }
        expect(tally.faults).toEqual([])
        expect(tally.runs).toBeGreaterThan(0)
      },
      240_000,
    )
  })

  describe('how many are under way at once', () => {
    it.each(tried.map((loaded) => ({ id: loaded.id, loaded })))(
      'is in $id at every speed what the expected run has, or the run is disturbed',
      async ({ loaded }) => {
        const runs = new LessonRuns(machine.host, loaded)
        const knobs = defaults(loaded.lesson.knobs)
        let seed = 0
        for (const { id, kind } of [...loaded.lesson.variants, ...loaded.lesson.snippets]) {
          if (kind !== 'lab') continue
          const expected = computeFacts(await runs.expected(id, knobs)).peakInFlight
          for (const speed of [1, 4, 20]) {
            machine.setLateness(late(loads[++seed % loads.length]!, seed))
            const { trace, disturbed } = await runs.real(id, knobs, { speed })
            const { peakInFlight } = computeFacts(trace)
            expect([id, speed, disturbed ?? peakInFlight]).toEqual([
              id,
              speed,
              disturbed ?? expected,
            ])
          }
        }
      },
      240_000,
    )
  })
}
