import {
  anything,
  anyText,
  count,
  fits,
  integer,
  knownMembers,
  list,
  must,
  orNull,
  optional,
  type Shape,
  union,
  word,
} from '../schema/schema.ts'
import type { TracedError, TraceEvent, WaitingFor } from './event.ts'
import type { Ending, ServerCount, Trace } from './trace.ts'

/** Longer than any run, and short enough to be drawn. */
const longestMs = 1e9

export const moment = must(
  `be a time from 0 to ${longestMs} ms`,
  (value) => typeof value === 'number' && value >= 0 && value <= longestMs,
)
export const tracedError = knownMembers<TracedError>({ name: anyText, message: anyText })

const atMs = moment
const inEvery = { atMs, lane: anyText }

export const traceEvent = union<TraceEvent>({
  started: inEvery,
  waiting: {
    ...inEvery,
    for: word<WaitingFor>(
      'timer',
      'immediate',
      'reply',
      'body',
      'item',
      'room',
      'place',
      'rate',
      'worker',
      'result',
    ),
  },
  resumed: { ...inEvery, dueMs: moment, by: optional(anyText) },
  queued: { ...inEvery, queue: anyText, size: count, bound: orNull(count) },
  finished: inEvery,
  failed: { ...inEvery, error: tracedError },
  cancelled: { ...inEvery, error: tracedError },
  logged: { ...inEvery, text: anyText },
  blocked: { ...inEvery, fromMs: moment, line: orNull(count) },
})

/** Facts are computed from events in order of time. */
const events: Shape = (value, at) => {
  const faults = list(traceEvent)(value, at)
  if (faults.length > 0) return faults
  const all = value as TraceEvent[]
  return all.flatMap((one, index) => {
    if (one.atMs < (all[index - 1]?.atMs ?? 0))
      return [`${at}[${index}] must not be before the last`]
    const endsFirst = one.kind === 'blocked' && one.fromMs > one.atMs
    return endsFirst ? [`${at}[${index}] must not end first`] : []
  })
}

/** A run from outside: a journal, a file, a recording. */
export const traceShape = knownMembers<Trace>({
  kind: word<Trace['kind']>('lab', 'process', 'python'),
  clock: word<Trace['clock']>('real', 'virtual'),
  speed: optional(must('be above 0', (value) => typeof value === 'number' && value > 0)),
  events,
  ending: union<Ending>({
    returned: { atMs, value: anything },
    hung: { atMs },
    threw: { atMs, error: tracedError },
    stopped: { atMs, why: word('deadline', 'asked') },
  }),
  exitCode: orNull(integer),
  stderr: list(anyText),
  unhandled: list(tracedError),
  server: orNull(
    knownMembers<ServerCount>({
      requests: count,
      peakInFlight: count,
      connections: count,
      gone: count,
    }),
  ),
})

/** Whether a value of unknown origin is a trace that facts can be computed from: whole, its events in order of time. */
export function isTrace(value: unknown): value is Trace {
  return fits(traceShape, value)
}
