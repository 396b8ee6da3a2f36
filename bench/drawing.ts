import { Writable } from 'node:stream'
import type { Lab } from '../src/lab/lab.ts'
import { LiveRegion } from '../src/terminal/live-region.ts'
import { drawTimeline } from '../src/picture/draw.ts'
import { plainText } from './plain-text.ts'
import type { TraceEvent } from '../src/trace/event.ts'
import { computeFacts } from '../src/trace/facts.ts'
import type { Trace } from '../src/trace/trace.ts'
import { host, realRun } from './host.ts'
import { inTurn } from './in-turn.ts'
import { measuredRow, type Section } from './section.ts'

const lanes = 100
const seconds = 10

/** Whether a picture that grows beside a run disturbs it. */
export const drawing: Section = {
  name: 'drawing',
  says: 'a run whose live picture is drawn, against the same run without; the processor time of drawing',
  async rows() {
    const gather = ({ wait }: Lab): Promise<unknown> =>
      Promise.all([wait('A', 500), wait('B', 1000), wait('C', 250)])
    const times = await inTurn(5, {
      off: async () => (await realRun(gather)).ending.atMs,
      on: async () => (await drawn(gather)).ending.atMs,
    })
    const crowd = ({ task, sleep }: Lab): Promise<unknown> =>
      Promise.all(
        Array.from({ length: lanes }, (_, index) =>
          task(`lane ${index}`, async () => {
            for (let turn = 0; turn < seconds; turn++) await sleep(1000)
          }),
        ),
      )
    const before = process.cpuUsage()
    await drawn(crowd)
    const { user, system } = process.cpuUsage(before)
    const share = ((user + system) / 1e6 / seconds) * 100
    return [
      measuredRow('the same run, live picture on ÷ off', '–', times.on / times.off, {
        most: 1.005,
      }),
      measuredRow(`${seconds} s of ${lanes} lanes, 12 frames a second`, 'one core', share, {
        most: 10,
        unit: ' %',
      }),
    ]
  },
}

/** A run with its picture drawn live onto a stream that throws it away. */
async function drawn(program: (lab: Lab) => Promise<unknown>): Promise<Trace> {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() }) as NodeJS.WriteStream
  const events: TraceEvent[] = []
  const startMs = performance.now()
  const region = new LiveRegion({
    stream,
    timers: host.realTime,
    columns: () => 120,
    rows: () => 40,
    lines: () => linesOf(events, performance.now() - startMs),
  })
  region.start()
  const trace = await realRun(program, { onEvent: (event) => void events.push(event) })
  region.stop({ clear: true })
  return trace
}

function linesOf(events: TraceEvent[], nowMs: number): string[] {
  const trace: Trace = {
    kind: 'lab',
    clock: 'real',
    events,
    ending: { kind: 'stopped', atMs: nowMs, why: 'asked' },
    exitCode: null,
    stderr: [],
    unhandled: [],
    server: null,
  }
  const facts = computeFacts(trace, nowMs)
  const picture = { title: 'lanes', trace, facts, boundMs: null, nowMs, notes: [] }
  return plainText(drawTimeline([picture], { width: 119, ascii: false, lanes: 34 }))
}
