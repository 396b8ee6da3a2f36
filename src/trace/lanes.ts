import {
  isHeldBack,
  type TracedError,
  type TraceEvent,
  type TraceEventKind,
  type WaitingFor,
} from './event.ts'

/** What a lane was doing during one stretch of a bar. */
export type SegmentState =
  /** under way, the thread free: it waits for `for`, or for a promise the lab does not know (null) */
  | 'waiting'
  /** held back by a limit: a full queue, a pool without a free connection, a rate */
  | 'held'
  /** it could have run, but the thread was taken */
  | 'ready'
  /** it held the thread */
  | 'blocked'

export interface Segment {
  state: SegmentState
  fromMs: number
  toMs: number
  for: WaitingFor | null
}

export type Outcome =
  | 'finished'
  | 'failed'
  | 'cancelled'
  /** still under way when the run ended */
  | 'left'

/** One task's stay on its lane. */
export interface Bar {
  startMs: number
  /** The end of the run if it was left. */
  endMs: number
  outcome: Outcome
  error: TracedError | null
  /** Without gaps, from startMs to endMs; two that touch were two waits. */
  segments: Segment[]
}

export interface LaneFacts {
  name: string
  startMs: number
  endMs: number
  /** Of its last bar. */
  outcome: Outcome
  /** A lane has several bars when a name was used again after its first task had ended. */
  bars: Bar[]
  waitingMs: number
  heldMs: number
  readyMs: number
  blockedMs: number
}

/** A stretch for which the thread was taken. */
export interface Blocked {
  fromMs: number
  toMs: number
  lane: string
  line: number | null
}

type End = TraceEvent & { kind: 'finished' | 'failed' | 'cancelled' }

export function isEnd(kind: TraceEventKind): kind is End['kind'] {
  return kind === 'finished' || kind === 'failed' || kind === 'cancelled'
}

/** A bar while its events are read. */
interface OpenBar {
  bar: Bar
  /** From when the state is not yet told by a segment. */
  sinceMs: number
  waitsFor: WaitingFor | null
}

/** The lanes of a trace in order of their first start; bars still open end at `untilMs`. */
export function laneFacts(
  events: readonly TraceEvent[],
  blocked: readonly Blocked[],
  untilMs: number,
): LaneFacts[] {
  const bars = new Map<string, Bar[]>()
  const open = new Map<string, OpenBar>()
  for (const event of events) {
    if (event.kind === 'started') begin(event.lane, event.atMs, bars, open)
    const current = 'lane' in event ? open.get(event.lane) : undefined
    if (current === undefined) continue
    advance(current, event, blocked)
    if (isEnd(event.kind)) open.delete((event as End).lane)
  }
  for (const current of open.values()) closeSegment(current, untilMs)
  for (const { bar } of open.values()) bar.endMs = untilMs
  return [...bars].map(([name, ofLane]) => summary(name, ofLane))
}

function begin(
  lane: string,
  atMs: number,
  bars: Map<string, Bar[]>,
  open: Map<string, OpenBar>,
): void {
  const bar: Bar = { startMs: atMs, endMs: atMs, outcome: 'left', error: null, segments: [] }
  const ofLane = bars.get(lane)
  if (ofLane) ofLane.push(bar)
  else bars.set(lane, [bar])
  open.set(lane, { bar, sinceMs: atMs, waitsFor: null })
}

function advance(current: OpenBar, event: TraceEvent, blocked: readonly Blocked[]): void {
  switch (event.kind) {
    case 'waiting':
      closeSegment(current, event.atMs)
      current.waitsFor = event.for
      break
    case 'resumed':
      closeSegment(current, readyFrom(event.dueMs, event.atMs, event.lane, blocked))
      current.waitsFor = null
      add(current, 'ready', event.atMs)
      break
    case 'blocked':
      closeSegment(current, event.fromMs)
      add(current, 'blocked', event.atMs)
      break
    case 'finished':
    case 'failed':
    case 'cancelled':
      closeSegment(current, event.atMs)
      current.bar.endMs = event.atMs
      current.bar.outcome = event.kind
      current.bar.error = event.kind === 'finished' ? null : event.error
      break
    default:
  }
}

/** Blocks of the thread with no more than this between them left no other lane a turn. */
const betweenMs = 1

/**
 * A lane is ready, not waiting, from when it was due, as far back from its
 * resuming as other lanes held the thread: in one piece, or in pieces between
 * which it had no turn.
 */
function readyFrom(dueMs: number, atMs: number, lane: string, blocked: readonly Blocked[]): number {
  let fromMs = atMs
  for (let index = blocked.length - 1; index >= 0; index--) {
    const held = blocked[index]!
    if (held.toMs < dueMs) break
    if (held.lane === lane || held.fromMs >= atMs) continue
    if (fromMs < atMs && held.toMs < fromMs - betweenMs) break
    fromMs = Math.max(dueMs, held.fromMs)
  }
  return Math.min(atMs, fromMs)
}

function closeSegment(current: OpenBar, toMs: number): void {
  const isHeld = current.waitsFor !== null && isHeldBack(current.waitsFor)
  add(current, isHeld ? 'held' : 'waiting', toMs)
}

function add(current: OpenBar, state: SegmentState, toMs: number): void {
  const fromMs = current.sinceMs
  if (toMs <= fromMs) return
  current.bar.segments.push({
    state,
    fromMs,
    toMs,
    for: state === 'blocked' ? null : current.waitsFor,
  })
  current.sinceMs = toMs
}

function summary(name: string, bars: Bar[]): LaneFacts {
  const last = bars.at(-1)!
  // One pass: this is done of every lane for every frame of a live picture.
  const inState = { waiting: 0, held: 0, ready: 0, blocked: 0 } satisfies Record<
    SegmentState,
    number
  >
  for (const { segments } of bars) {
    for (const { state, fromMs, toMs } of segments) inState[state] += toMs - fromMs
  }
  return {
    name,
    startMs: bars[0]!.startMs,
    endMs: last.endMs,
    outcome: last.outcome,
    bars,
    waitingMs: inState.waiting,
    heldMs: inState.held,
    readyMs: inState.ready,
    blockedMs: inState.blocked,
  }
}
