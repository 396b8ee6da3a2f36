import { loadLesson } from '../../src/course/load.ts'
import { findLessons, resolveLesson } from '../../src/course/find.ts'
import type { KnobValues } from '../../src/course/kit/knob.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'
import { lateHost } from '../../testing/late-host.ts'
import { asPart } from '../parts.ts'
import { late, loads } from '../../testing/simulated-time.ts'
import { Judging, nothingYet, type Tally } from './judging.ts'

/** Runs of one lesson with one setting of its knobs: so many seeded ones on simulated time, or so many real ones. */
export interface VerdictsJob {
  lesson: string
  knobs: KnobValues
  clock: 'simulated' | 'real'
  runs: number
}

asPart<VerdictsJob, Tally>(async ({ lesson, knobs, clock, runs }, at) => {
  const { lessons } = await findLessons(disk, builtLessons)
  const loaded = await loadLesson(disk, resolveLesson(lessons, lesson))
  const tally = nothingYet()
  const machine = lateHost(runHost)
  const judging = new Judging(clock === 'real' ? runHost : machine.host, loaded)
  for (let seed = 1; seed <= runs; seed++) {
    const load = loads[seed % loads.length]!
    at(`${lesson} with ${JSON.stringify(knobs)}, seed ${seed}, ${clock} time`)
    machine.setLateness(late(load, seed))
    await judging.once(knobs, 1, tally)
  }
  await machine.remove()
  return tally
})
