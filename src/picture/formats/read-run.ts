import {
  byKind,
  either,
  id,
  isPackageName,
  knownMembers,
  list,
  nothing,
  number,
  optional,
  record,
  type Shape,
  word,
} from '../../schema/schema.ts'
import type { TraceEvent, TraceEventKind, TracedError } from '../../trace/event.ts'
import type { ServerCount, Trace } from '../../trace/trace.ts'
import { waitingWords } from '../moments.ts'
import { printable } from '../../text/printable.ts'
import {
  runOf,
  type SavedDocument,
  savedKind,
  type SavedRun,
  type SavedTrace,
  savedVersion,
  type SavedVariant,
} from './saved-run.ts'

/** A text that is no saved run; its message completes "this file …". */
export class NoSavedRun extends Error {
  override name = 'NoSavedRun'
}

/** The run that a text holds as `--save <file.json>` wrote it. Throws NoSavedRun. */
export function readRun(text: string): SavedRun {
  const document = parsed(text) as Partial<SavedDocument> | null
  if (document?.kind !== savedKind) throw new NoSavedRun('is no saved run')
  const { schemaVersion } = document
  if (typeof schemaVersion === 'number' && schemaVersion > savedVersion) {
    throw new NoSavedRun(
      `was saved by a newer learn-async: this one reads version ${savedVersion}, not ${schemaVersion}`,
    )
  }
  const [fault] = savedDocument(document, 'run')
  if (fault !== undefined) throw new NoSavedRun(`is damaged: ${printable(fault)}`)
  return runOf(document as SavedDocument)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new NoSavedRun('is no JSON')
  }
}

type OfKind<Union, Kind extends string> = Extract<Union, { kind: Kind }>

/** Longer than any run, and short enough to be drawn. */
const longestMs = 1e9
const mostEvents = 100_000

const text: Shape = (value, at) => (typeof value === 'string' ? [] : [`${at} must be text`])

const moment: Shape = (value, at) =>
  typeof value === 'number' && value >= 0 && value <= longestMs
    ? []
    : [`${at} must be a time from 0 to ${longestMs} ms`]

const count: Shape = (value, at) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? [] : [`${at} must be a count`]

const speed: Shape = (value, at) =>
  typeof value === 'number' && value > 0 ? [] : [`${at} must be above 0`]

const kind = text
const error = knownMembers<TracedError>({ name: text, message: text })
const event = { kind, atMs: moment, lane: text }

const waitingFor = word(...Object.keys(waitingWords))

const events: Shape = (value, at) => {
  const faults = list(
    byKind<TraceEventKind>({
      started: knownMembers<OfKind<TraceEvent, 'started'>>(event),
      waiting: knownMembers<OfKind<TraceEvent, 'waiting'>>({ ...event, for: waitingFor }),
      resumed: knownMembers<OfKind<TraceEvent, 'resumed'>>({
        ...event,
        dueMs: moment,
        by: optional(text),
      }),
      queued: knownMembers<OfKind<TraceEvent, 'queued'>>({
        ...event,
        queue: text,
        size: count,
        bound: either(nothing, number),
      }),
      finished: knownMembers<OfKind<TraceEvent, 'finished'>>(event),
      failed: knownMembers<OfKind<TraceEvent, 'failed'>>({ ...event, error }),
      cancelled: knownMembers<OfKind<TraceEvent, 'cancelled'>>({ ...event, error }),
      logged: knownMembers<OfKind<TraceEvent, 'logged'>>({ ...event, text }),
      blocked: knownMembers<OfKind<TraceEvent, 'blocked'>>({
        ...event,
        fromMs: moment,
        line: either(nothing, number),
      }),
    }),
  )(value, at)
  return faults.length > 0 ? faults : inOrder(value as TraceEvent[], at)
}

/** Facts are computed from events in order of time. */
function inOrder(all: readonly TraceEvent[], at: string): string[] {
  if (all.length > mostEvents) return [`${at} must be at most ${mostEvents} events`]
  return all.flatMap((one, index) => {
    const place = `${at}[${index}]`
    if (one.atMs < (all[index - 1]?.atMs ?? 0)) return [`${place} must not be before the last`]
    return one.kind === 'blocked' && one.fromMs > one.atMs ? [`${place} must not end first`] : []
  })
}

const atMs = moment
const ending = byKind<Trace['ending']['kind']>({
  returned: knownMembers<OfKind<SavedTrace['ending'], 'returned' | 'hung'>>({ kind, atMs }),
  hung: knownMembers<OfKind<Trace['ending'], 'hung'>>({ kind, atMs }),
  threw: knownMembers<OfKind<Trace['ending'], 'threw'>>({ kind, atMs, error }),
  stopped: knownMembers<OfKind<Trace['ending'], 'stopped'>>({
    kind,
    atMs,
    why: word('deadline', 'asked'),
  }),
})

const trace = knownMembers<SavedTrace>({
  kind: word('lab', 'process', 'python'),
  clock: word('real', 'virtual'),
  speed: optional(speed),
  events,
  ending,
  exitCode: either(nothing, number),
  stderr: list(text),
  unhandled: list(error),
  server: either(
    nothing,
    knownMembers<ServerCount>({
      requests: count,
      peakInFlight: count,
      connections: count,
      gone: count,
    }),
  ),
})

const course: Shape = (value, at) =>
  value === '<folder>' || (typeof value === 'string' && isPackageName(value))
    ? []
    : [`${at} must be a package's name`]

const savedDocument = knownMembers<SavedDocument>({
  schemaVersion: (value, at) => (value === savedVersion ? [] : [`${at} must be ${savedVersion}`]),
  kind,
  // It stands in what is offered to be typed, so it can hold nothing that a shell would read.
  lesson: id,
  course: optional(course),
  title: text,
  command: text,
  knobs: record(either(text, number)),
  variants: list(
    knownMembers<SavedVariant>({
      title: text,
      boundMs: either(nothing, moment),
      notes: list(text),
      trace,
    }),
  ),
})
