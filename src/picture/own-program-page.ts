import type { Traced } from '../own-program/traced.ts'
import type { TraceEvent } from '../trace/event.ts'
import { ownProgramPicture } from './own-program.ts'
import type { Picture } from './picture.ts'
import type { Row } from './row.ts'

/** The page scrolls, but what has thousands of rows is no picture: it is searched. */
const rowsOfPage = 300

/** The picture of a run as its page draws it, with the starts and ends of its rows as events. */
export function pagePicture(made: Traced): Picture {
  const picture = ownProgramPicture(made, { ascii: false, rows: rowsOfPage })
  const events = (picture.rows ?? []).flatMap(eventsOf)
  events.sort((one, other) => one.atMs - other.atMs)
  return { ...picture, trace: { ...picture.trace!, events } }
}

function eventsOf(row: Row): TraceEvent[] {
  // The thread has no place where it waits.
  if (row.kind !== 'lane' || row.waits === undefined) return []
  const { name: lane, startMs, endMs, bars } = row.lane
  const { outcome, error } = bars[0]!
  const started: TraceEvent = { kind: 'started', atMs: startMs, lane }
  if (outcome === 'left') return [started]
  return [
    started,
    { kind: outcome, atMs: endMs, lane, error: error ?? { name: '', message: '' } } as TraceEvent,
  ]
}
