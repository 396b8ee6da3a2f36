import { LabRunner } from '../src/runners/lab.ts'
import { drawTimeline } from '../src/picture/draw.ts'
import { computeFacts } from '../src/trace/facts.ts'
import type { Trace } from '../src/trace/trace.ts'
import { host } from './host.ts'
import { inTurn, timed } from './in-turn.ts'
import { measuredRow, type Section } from './section.ts'

const repeats = 20

/** What one frame of a live picture costs: facts of all events so far, and its lines. */
export const pictures: Section = {
  name: 'pictures',
  says: 'facts and one frame of 10, 1,000 and 4,000 lanes',
  async rows() {
    const [ten, thousand, four] = [await lanes(10), await lanes(1000), await lanes(4000)]
    const frame = async (trace: Trace): Promise<number> =>
      (await timed(() => frames(trace))) / repeats
    const times = await inTurn(10, {
      ten: () => frame(ten),
      thousand: () => frame(thousand),
      four: () => frame(four),
    })
    const nLogN = (4000 * Math.log(4000)) / (1000 * Math.log(1000))
    return [
      measuredRow('facts and a frame, 10 lanes', '–', times.ten, { most: 1, unit: ' ms' }),
      measuredRow('facts and a frame, 1,000 lanes', '–', times.thousand, { most: 20, unit: ' ms' }),
      measuredRow(
        '4,000 lanes ÷ 1,000',
        `n log n is ${nLogN.toFixed(2)}×`,
        times.four / times.thousand,
        { most: Number((nLogN * 1.1).toFixed(2)) },
      ),
    ]
  },
}

/** A trace of so many lanes, each with three waits, seeded. */
function lanes(count: number): Promise<Trace> {
  return new LabRunner(host).run({
    program: ({ task, sleep, random }) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          task(`lane ${index}`, async () => {
            for (let wait = 0; wait < 3; wait++) await sleep(1 + Math.floor(random() * 500))
          }),
        ),
      ),
    clock: 'virtual',
    speed: 1,
    seed: 1,
    deadlineMs: 60_000,
    network: null,
  })
}

function frames(trace: Trace): void {
  for (let count = 0; count < repeats; count++) {
    const facts = computeFacts(trace)
    const picture = { title: 'lanes', trace, facts, boundMs: null, nowMs: null, notes: [] }
    drawTimeline([picture], { width: 120, ascii: false, lanes: 30 })
  }
}
