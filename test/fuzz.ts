import { afterAll, describe, expect, it } from 'vitest'
import { houseLessons } from '../proof/fuzz/course.ts'
import { familiesOn } from '../proof/fuzz/families.ts'
import { fuzz } from '../proof/fuzz/fuzz.ts'
import { lateHost } from '../testing/late-host.ts'
import { runHost } from '../testing/host.ts'

const machine = lateHost(runHost)
afterAll(() => machine.remove())
const families = await familiesOn({ host: machine.host, lessons: await houseLessons() })
/** Tries so many cases, always the same: a fixed part of `npm run fuzz`, which tries 10,000 and others each time. */
export function fuzzed(runs: number): void {
  describe('whatever is put in', () => {
    it.each(families.filter(({ inProcess }) => inProcess).map((family) => ({ ...family, family })))(
      '$name: no stack trace, no hang, an exit code of 0, 1 or 2',
      async ({ family }) => {
        const job = { through: 'main()', runs: Math.ceil(runs * family.share), seed: 1 } as const
        const { found, cases } = await fuzz(family, job)
        expect([found, cases]).toEqual([null, job.runs])
      },
      240_000,
    )
  })
}
