import { afterAll, describe, expect, it } from 'vitest'
import { houseLessons } from '../proof/fuzz/course.ts'
import { expectedMachine as machine } from '../testing/expected-host.ts'
import { late, loads } from '../testing/simulated-time.ts'
import { Judging, nothingYet, settingsOf } from '../proof/verdicts/judging.ts'

const lessons = await houseLessons()
afterAll(() => machine.remove())

/** A fixed part of `npm run test:verdicts`, which makes 200 runs with each setting. */
describe('a machine that is late', () => {
  it.each(lessons.map((loaded) => ({ id: loaded.id, loaded })))(
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
