import type { TraceEvent } from '../trace/event.ts'
import { computeFacts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
import { drawTimeline } from './draw.ts'
import type { Line } from './line.ts'
import { hasLinesAlone, type Picture } from './picture.ts'

/** What a growing picture is drawn on. */
export interface LivePage {
  timers: { now: () => number }
  columns: () => number
  rows: () => number
  paint: (line: Line) => string
  ascii: boolean
}

/** A run that is under way. */
export interface LiveRun extends Pick<Picture, 'title' | 'boundMs'> {
  kind: Trace['kind']
  /** Lab time = wall time × speed. */
  speed: number
  /** What the learner said its total would be, in lab milliseconds. */
  said: readonly number[]
  /** Drawn above it on the same scale. */
  earlier: readonly Picture[]
}

/** The picture of a run under way, beside those before it. */
export class GrowingPicture {
  #page: LivePage
  #run: LiveRun
  #events: TraceEvent[] = []
  #startMs: number

  constructor(page: LivePage, run: LiveRun) {
    this.#page = page
    this.#run = run
    this.#startMs = page.timers.now()
  }

  add(event: TraceEvent): void {
    // The run began when its first event came, at that event's own time.
    if (this.#events.length === 0) {
      this.#startMs = this.#page.timers.now() - event.atMs / this.#run.speed
    }
    this.#events.push(event)
  }

  lines(): string[] {
    const { timers, columns, rows, ascii, paint } = this.#page
    const { title, kind, boundMs, speed, said, earlier } = this.#run
    // A child that has told nothing yet has not begun: its interpreter starts.
    const isToCome = kind !== 'lab' && this.#events.length === 0
    const nowMs = isToCome ? 0 : (timers.now() - this.#startMs) * speed
    const trace = this.#trace(nowMs)
    const facts = computeFacts(trace, nowMs)
    const notes = speed === 1 ? [] : [`at ${speed}×`]
    const picture: Picture = { title, trace, facts, boundMs, nowMs, notes, said }
    const hint: Line = [{ text: 'Space: to the end', role: 'dim' }]
    // The last row is the cursor's, the one before it the hint's.
    const { pictures, lanes } = fitted([...earlier, picture], rows() - 2)
    const drawn = drawTimeline(pictures, { width: columns() - 1, ascii, lanes })
    return [...drawn, hint].map(paint)
  }

  #trace(nowMs: number): Trace {
    return {
      kind: this.#run.kind,
      clock: 'real',
      speed: this.#run.speed,
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
  const heights = pictures.map(({ trace, facts, isShrunk, said = [] }) => {
    if (trace === null || facts === null || isShrunk) return 1
    if (hasLinesAlone(trace, facts)) return 1 + Math.min(lanes, facts.logged.length)
    const logs = facts.logged.some(({ lane }) => lane === '') ? 1 : 0
    return 1 + Math.min(lanes, facts.lanes.length) + facts.queues.length + logs + said.length
  })
  return heights.reduce((sum, height) => sum + height, rowsBelow)
}
