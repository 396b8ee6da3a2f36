import { programOf } from '../catalog/code.ts'
import { drawTimeline } from '../timeline/draw.ts'
import type { Line } from '../timeline/line.ts'
import { hasLinesAlone, type Picture } from '../timeline/picture.ts'
import type { TraceEvent } from '../trace/event.ts'
import { computeFacts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
import type { LiveJob, LiveScreen } from './live-run.ts'
import { titleOf } from './pictures.ts'

/** The picture of a run under way, beside those before it. */
export class GrowingPicture {
  #screen: LiveScreen
  #job: LiveJob
  #events: TraceEvent[] = []
  #startMs: number
  #earlier: readonly Picture[]

  constructor(screen: LiveScreen, job: LiveJob) {
    this.#screen = screen
    this.#job = job
    this.#startMs = screen.timers.now()
    this.#earlier = job.earlier
  }

  add(event: TraceEvent): void {
    // The run began when its first event came, at that event's own time.
    if (this.#events.length === 0) {
      this.#startMs = this.#screen.timers.now() - event.atMs / this.#job.options.speed
    }
    this.#events.push(event)
  }

  lines(): string[] {
    const { columns, rows, ascii, paint } = this.#screen
    const { loaded, runs, variant, knobs, options } = this.#job
    const nowMs = (this.#screen.timers.now() - this.#startMs) * options.speed
    const trace = this.#trace(nowMs)
    const picture: Picture = {
      title: titleOf(loaded, variant),
      trace,
      facts: computeFacts(trace, nowMs),
      boundMs: runs.bound(variant, knobs),
      nowMs,
      notes: options.speed === 1 ? [] : [`at ${options.speed}×`],
      said: this.#job.said,
    }
    const hint: Line = [{ text: 'Space: to the end', role: 'dim' }]
    // The last row is the cursor's, the one before it the hint's.
    const { pictures, lanes } = fitted([...this.#earlier, picture], rows() - 2)
    const drawn = drawTimeline(pictures, { width: columns() - 1, ascii, lanes })
    return [...drawn, hint].map(paint)
  }

  #trace(nowMs: number): Trace {
    const kind = programOf(this.#job.loaded, this.#job.variant).kind
    return {
      kind,
      clock: 'real',
      speed: this.#job.options.speed,
      events: this.#events,
      ending: { kind: 'stopped', atMs: nowMs, why: 'asked' },
      exitCode: null,
      stderr: [],
      unhandled: [],
      server: null,
    }
  }
}

const mostLanes = 24
/** Under the lanes stand the axis and, mostly on one line, what the signs mean. */
const rowsBelow = 2

/**
 * What of these pictures has room on so many rows, and with how many lanes each.
 * The last is the one that runs: before it is cut short the first are left out.
 */
export function fitted(
  pictures: readonly Picture[],
  rows: number,
): { pictures: readonly Picture[]; lanes: number } {
  for (let lanes = mostLanes; lanes > 2; lanes--) {
    if (heightOf(pictures, lanes) <= rows) return { pictures, lanes }
  }
  const [, ...later] = pictures
  return later.length === 0 ? { pictures, lanes: Math.max(2, rows - 3) } : fitted(later, rows)
}

function heightOf(pictures: readonly Picture[], lanes: number): number {
  const heights = pictures.map(({ trace, facts, said = [] }) => {
    if (trace === null || facts === null) return 1
    if (hasLinesAlone(trace, facts)) return 1 + Math.min(lanes, facts.logged.length)
    const logs = facts.logged.some(({ lane }) => lane === '') ? 1 : 0
    return 1 + Math.min(lanes, facts.lanes.length) + facts.queues.length + logs + said.length
  })
  return heights.reduce((sum, height) => sum + height, rowsBelow)
}
