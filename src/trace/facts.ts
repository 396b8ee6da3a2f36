import type { TraceEvent } from './event.ts'
import { peakInFlight } from './in-flight.ts'
import {
  type Bar,
  type Blocked,
  isEnd,
  type LaneFacts,
  laneFacts,
  type Outcome,
  type Segment,
  type SegmentState,
} from './lanes.ts'
import type { ServerCount, Trace } from './trace.ts'
import { traitsOf } from './traits.ts'

export type { Bar, LaneFacts, Outcome, Segment, SegmentState }

export interface QueueFacts {
  name: string
  bound: number | null
  peak: number
  /** The size from `atMs` on, in order of time. */
  sizes: { atMs: number; size: number }[]
}

/** What is computed from a trace alone. Times are lab milliseconds. */
export interface Facts {
  /** When the demo's promise ended; for a process, its last line. */
  totalMs: number
  /** The last event: later than totalMs when something ran on. */
  lastMs: number
  lanes: LaneFacts[]
  /** Lane names in order of their first start. */
  startOrder: string[]
  /** Lane names in order of their last end, fulfilled ones only. */
  finishOrder: string[]
  /** Lane names in order of their last end, whatever the outcome; lanes left are not in it. */
  endOrder: string[]
  /**
   * Most lanes under way at once, those held back by a limit not counted; of
   * requests to the delay server, its own count of them.
   */
  peakInFlight: number
  /** Every line in order of writing. */
  logged: { atMs: number; lane: string; text: string }[]
  /** The thread taken, in order of time. */
  blocked: Blocked[]
  queues: QueueFacts[]
  server: ServerCount | null
}

/**
 * Computes the facts of a trace, finished or growing. `untilMs` is how far a
 * growing one has come; bars still under way end there.
 */
export function computeFacts(trace: Trace, untilMs = 0): Facts {
  const { events } = trace
  const lastMs = Math.max(untilMs, trace.ending.atMs, events.at(-1)?.atMs ?? 0)
  const blocked = events.flatMap((event) =>
    event.kind === 'blocked'
      ? [{ fromMs: event.fromMs, toMs: event.atMs, lane: event.lane, line: event.line }]
      : [],
  )
  const lanes = laneFacts(events, blocked, lastMs)
  return {
    totalMs: traitsOf(trace).tellsOfTasks ? trace.ending.atMs : lastLineMs(trace),
    lastMs,
    lanes,
    startOrder: [...lanes]
      .sort((one, other) => one.startMs - other.startMs)
      .map(({ name }) => name),
    finishOrder: endOrder(events, (kind) => kind === 'finished'),
    endOrder: endOrder(events, (kind) => isEnd(kind)),
    peakInFlight: trace.server?.peakInFlight ?? peakInFlight(events, trace.speed ?? 1),
    logged: events.flatMap((event) =>
      event.kind === 'logged' ? [{ atMs: event.atMs, lane: event.lane, text: event.text }] : [],
    ),
    blocked,
    queues: queueFacts(events),
    server: trace.server,
  }
}

/** For how many milliseconds both lanes were under way. Zero for a lane that is not there. */
export function overlap({ lanes }: Facts, one: string, other: string): number {
  const bars = (name: string): Bar[] => lanes.find((lane) => lane.name === name)?.bars ?? []
  let ms = 0
  for (const first of bars(one)) {
    for (const second of bars(other)) {
      ms += Math.max(
        0,
        Math.min(first.endMs, second.endMs) - Math.max(first.startMs, second.startMs),
      )
    }
  }
  return ms
}

function lastLineMs(trace: Trace): number {
  return trace.events.findLast(({ kind }) => kind === 'logged')?.atMs ?? trace.ending.atMs
}

/** Lanes in order of their last end of the kinds asked for. */
function endOrder(
  events: readonly TraceEvent[],
  counts: (kind: TraceEvent['kind']) => boolean,
): string[] {
  const order = new Set<string>()
  for (const event of events) {
    if (!('lane' in event) || !counts(event.kind)) continue
    order.delete(event.lane)
    order.add(event.lane)
  }
  return [...order]
}

function queueFacts(events: readonly TraceEvent[]): QueueFacts[] {
  const queues = new Map<string, QueueFacts>()
  for (const event of events) {
    if (event.kind !== 'queued') continue
    const known = queues.get(event.queue)
    const queue = known ?? { name: event.queue, bound: event.bound, peak: 0, sizes: [] }
    if (known === undefined) queues.set(event.queue, queue)
    queue.peak = Math.max(queue.peak, event.size)
    queue.sizes.push({ atMs: event.atMs, size: event.size })
  }
  return [...queues.values()]
}
