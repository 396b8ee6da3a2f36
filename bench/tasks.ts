import type { Lab } from '../src/lab/lab.ts'
import { realRun } from './host.ts'
import { inTurn, timed } from './in-turn.ts'
import { type Section, statedRow } from './section.ts'

const count = 100_000

/** What a lane and its events cost. */
export const tasks: Section = {
  name: 'tasks',
  says: `${count} tasks at once in the lab, against as many bare promises`,
  async rows() {
    const times = await inTurn(3, {
      bare: () => timed(() => Promise.all(Array.from({ length: count }, async () => {}))),
      // The run's own beginning and end are in it, once.
      tasks: async () => {
        let ms = 0
        await realRun(async (lab) => void (ms = await timed(() => started(lab))))
        return ms
      },
    })
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    const trace = await realRun(started)
    globalThis.gc?.()
    const perTask = (process.memoryUsage().heapUsed - before) / count
    return [
      statedRow(
        `${count} × task()`,
        'the bare promise',
        `${(times.tasks / times.bare).toFixed(1)}× (${((times.tasks * 1000) / count).toFixed(2)} µs a task)`,
      ),
      statedRow(
        'memory a task, events kept',
        `${trace.events.length} events`,
        `${Math.round(perTask)} bytes`,
      ),
    ]
  },
}

function started({ task }: Lab): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, (_, index) => task(`t${index}`, async () => {})))
}
