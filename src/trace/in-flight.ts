import { isHeldBack, type TraceEvent } from './event.ts'
import { isEnd } from './lanes.ts'

/** From being called or let go on to being held back or over, however many waits that was. */
interface Stretch {
  fromMs: number
  toMs: number
}

/** A lane that has not ended. */
interface Lane {
  fromMs: number
  held: boolean
  /** Whether it has waited for something, or held the thread, since `fromMs`. */
  acted: boolean
  /** When it let another lane go on, if since then it has done nothing that a trace tells of. */
  handedOnMs: number | null
}

/** What overlaps by less than this of wall time only touches: a real clock is no finer. */
const touchMs = 1

/** What events of one instant of the virtual clock are apart in the count, so that they keep their order. */
const tinyMs = 1e-9

/**
 * Most lanes under way at one moment, those held back by a limit not counted,
 * and of two that touch the one that ends is over first. Who hands its place on
 * and then only ends is over with that: the next one begins before the end of
 * the last can be recorded. `speed` is how many times as fast as the wall its
 * clock went.
 */
export function peakInFlight(events: readonly TraceEvent[], speed: number): number {
  const stretches = stretchesUnderWay(events, touchMs * speed)
  // Sorted as numbers: of thousands of lanes an object a moment is most of a frame's garbage.
  const starts = Float64Array.from(stretches, ({ fromMs }) => fromMs).sort()
  const ends = Float64Array.from(stretches, ({ toMs }) => toMs).sort()
  let [over, peak] = [0, 0]
  for (const [index, start] of starts.entries()) {
    while (ends[over]! <= start) over++
    peak = Math.max(peak, index + 1 - over)
  }
  return peak
}

function stretchesUnderWay(events: readonly TraceEvent[], touch: number): Stretch[] {
  const stretches: Stretch[] = []
  const lanes = new Map<string, Lane>()
  for (const [index, event] of events.entries()) {
    const fromMs = event.atMs + index * tinyMs
    if (event.kind === 'started') lanes.set(event.lane, goingOn(fromMs))
    const lane = lanes.get(event.lane)
    if (lane === undefined) continue
    if (event.kind === 'waiting') {
      const held = event.for !== null && isHeldBack(event.for)
      // Asking for a place is no being under way.
      if (held && lane.acted) stretches.push(stretch(lane, event.atMs, fromMs, touch))
      lanes.set(event.lane, { ...lane, held, acted: !held, handedOnMs: null })
    } else if (event.kind === 'resumed') {
      if (lane.held) lanes.set(event.lane, goingOn(fromMs))
      else lane.handedOnMs = null
      const other = event.by === undefined ? undefined : lanes.get(event.by)
      if (other !== undefined) other.handedOnMs = event.atMs
    } else if (event.kind === 'blocked') {
      lane.acted = true
      lane.handedOnMs = null
    } else if (isEnd(event.kind)) {
      lanes.delete(event.lane)
      const toMs = lane.handedOnMs ?? event.atMs
      const isUnderWay = !lane.held && (lane.acted || toMs - lane.fromMs > touch)
      if (isUnderWay) stretches.push(stretch(lane, toMs, fromMs, touch))
    }
  }
  for (const { fromMs, held } of lanes.values()) {
    if (!held) stretches.push({ fromMs, toMs: Number.POSITIVE_INFINITY })
  }
  return stretches
}

/** Where it took no time its end has its place in the order of events, `nowMs`; otherwise it is over before what begins then. */
function stretch({ fromMs }: Lane, toMs: number, nowMs: number, touch: number): Stretch {
  if (toMs <= fromMs) return { fromMs, toMs: nowMs }
  return { fromMs, toMs: toMs - fromMs > 2 * touch ? toMs - touch : toMs }
}

function goingOn(fromMs: number): Lane {
  return { fromMs, held: false, acted: false, handedOnMs: null }
}
