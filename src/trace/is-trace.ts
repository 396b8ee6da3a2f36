import type { TraceEvent, TraceEventKind, WaitingFor } from './event.ts'
import type { Ending, Trace } from './trace.ts'

export type Fits = (value: unknown) => boolean
export type Members = Readonly<Record<string, Fits>>

/** Longer than any run, and short enough to be drawn. */
const longestMs = 1e9

const text: Fits = (value) => typeof value === 'string'
export const moment: Fits = (value) => typeof value === 'number' && value >= 0 && value <= longestMs
const count: Fits = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const nothing: Fits = (value) => value === null
const orNothing =
  (fits: Fits): Fits =>
  (value) =>
    nothing(value) || fits(value)
const orLeftOut =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value)
const list =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits)
const object =
  (members: Members): Fits =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, fits]) => fits((value as Record<string, unknown>)[name]))
export const among =
  (words: Readonly<Record<string, true>>): Fits =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(words, value)
export const byKind =
  (kinds: Readonly<Record<string, Members>>): Fits =>
  (value) => {
    const kind = (value as { kind?: unknown } | null)?.kind
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) && object(kinds[kind]!)(value)
  }

export const tracedError = object({ name: text, message: text })
const any: Fits = () => true

const waitingFor = among({
  timer: true,
  immediate: true,
  reply: true,
  body: true,
  item: true,
  room: true,
  place: true,
  worker: true,
  result: true,
} satisfies Record<WaitingFor, true>)

const inEvery = { atMs: moment, lane: text }
export const traceEvent = byKind({
  started: inEvery,
  waiting: { ...inEvery, for: waitingFor },
  resumed: { ...inEvery, dueMs: moment, by: orLeftOut(text) },
  queued: { ...inEvery, queue: text, size: count, bound: orNothing(count) },
  finished: inEvery,
  failed: { ...inEvery, error: tracedError },
  cancelled: { ...inEvery, error: tracedError },
  logged: { ...inEvery, text },
  blocked: { ...inEvery, fromMs: moment, line: orNothing(count) },
} satisfies Record<TraceEventKind, Members>)

const trace = object({
  kind: among({ lab: true, process: true, python: true } satisfies Record<Trace['kind'], true>),
  clock: among({ real: true, virtual: true } satisfies Record<Trace['clock'], true>),
  speed: orLeftOut((value) => typeof value === 'number' && value > 0),
  events: list(traceEvent),
  ending: byKind({
    returned: { atMs: moment, value: any },
    threw: { atMs: moment, error: tracedError },
    hung: { atMs: moment },
    stopped: { atMs: moment, why: among({ deadline: true, asked: true }) },
  } satisfies Record<Ending['kind'], Members>),
  exitCode: orNothing((value) => Number.isInteger(value)),
  stderr: list(text),
  unhandled: list(tracedError),
  server: orNothing(
    object({ requests: count, peakInFlight: count, connections: count, gone: count }),
  ),
} satisfies Record<keyof Trace, Fits>)

/** Whether a value of unknown origin is a trace that facts can be computed from: whole, its events in order of time. */
export function isTrace(value: unknown): value is Trace {
  if (!trace(value)) return false
  const { events } = value as Trace
  return events.every((one, index) => inOrder(one, events[index - 1]))
}

function inOrder(one: TraceEvent, before: TraceEvent | undefined): boolean {
  if (one.kind === 'blocked' && one.fromMs > one.atMs) return false
  return one.atMs >= (before?.atMs ?? 0)
}
