import type { Bar, Facts, LaneFacts, Segment, SegmentState } from '../trace/facts.ts'
import { folded, groupLanes } from './groups.ts'
import { hasLinesAlone, type Picture } from './picture.ts'
import type { Row } from './row.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'

export { type Row, rightOf } from './row.ts'

/** What is drawn of a variant, top to bottom: at most `lanes` rows of lanes, then its queues and its own lines; of a process at most `lanes` lines. */
export function rowsOf(
  { trace, facts, isShrunk, rows: given, marks }: Picture,
  lanes: number,
  ascii: boolean,
): Row[] {
  if (trace === null || facts === null || isShrunk) return []
  if (given !== undefined) return [...given]
  if (hasLinesAlone(trace, facts)) return lineRows(facts.logged, lanes, ascii)
  return [
    ...groupLanes(facts.lanes, lanes, ascii, marks?.[0]?.atMs).map(
      (row): Row =>
        'more' in row
          ? { kind: 'more', name: row.more }
          : { kind: 'lane', ...row, loggedAtMs: loggedBy(row.lane, facts) },
    ),
    ...facts.queues.map(
      (queue): Row => ({
        kind: 'queue',
        name: `in ${printable(queue.name)}`,
        right: `${queue.peak} at most`,
        queue,
      }),
    ),
    ...logRow(facts),
  ]
}

/** What a process wrote; where it flooded its output, as many lines as have room. */
function lineRows(logged: Facts['logged'], room: number, ascii: boolean): Row[] {
  if (logged.length <= room) return logged.map(lineRow)
  const { begin, end } = folded(logged.length, room)
  const last = time(logged[end - 1]!.atMs)
  return [
    ...logged.slice(0, begin).map(lineRow),
    { kind: 'more', name: `${ascii ? '...' : '…'} ${end - begin} more, the last at ${last}` },
    ...logged.slice(end).map(lineRow),
  ]
}

/** A line that a process wrote: a mark at its moment, and the time. */
function lineRow({ text, atMs }: Facts['logged'][number]): Row {
  return { kind: 'marks', name: printable(text), right: time(atMs), atMs: [atMs] }
}

/** Lines that the demo itself wrote, outside every task. */
function logRow({ logged }: Facts): Row[] {
  const times = logged.filter(({ lane }) => lane === '').map(({ atMs }) => atMs)
  return times.length === 0 ? [] : [{ kind: 'marks', name: 'log', right: '', atMs: times }]
}

function loggedBy({ name }: LaneFacts, { logged }: Facts): number[] {
  return logged.filter(({ lane }) => lane === name).map(({ atMs }) => atMs)
}

/** Where the scale that all variants share ends, in lab milliseconds. */
export function lastMoment(pictures: readonly Picture[]): number {
  return Math.max(
    ...pictures.map(({ facts, boundMs, nowMs, isShrunk }) => {
      if (facts === null || nowMs !== null) return Math.max(nowMs ?? 0, boundMs ?? 0)
      return isShrunk ? facts.totalMs : facts.lastMs
    }),
  )
}

/** When the demo's own promise had ended, where anything is drawn that went on after it; else null. */
export function ownEndOf({ trace, facts, nowMs, isShrunk }: Picture): number | null {
  if (trace === null || facts === null || nowMs !== null || isShrunk) return null
  return ranOn(facts) && !hasLinesAlone(trace, facts) ? facts.totalMs : null
}

/** Whether anything went on after a moment that something ended. */
export function ranOn({ totalMs, lastMs }: Pick<Facts, 'totalMs' | 'lastMs'>): boolean {
  return lastMs - totalMs > 1 + 0.01 * totalMs
}

/**
 * A stretch of a bar as it is drawn. Who waits for an item has nothing to do yet; who is held back
 * by a rate has a time to wait, not a place; an orphan waits though the demo has ended.
 */
export interface Stretch extends Omit<Segment, 'state'> {
  state: SegmentState | 'starved' | 'paced' | 'orphan'
}

/** Whether a stretch has to be told apart from the one before it, which looks like it: another wait, or another piece of computing. */
export function isToldApart({ state }: Stretch, before: Stretch | null | undefined): boolean {
  return before?.state === state && (before.for !== null || state === 'blocked')
}

/** The stretches of a bar, a wait parted where the demo's own end falls into it. */
export function stretchesOf({ segments }: Bar, ownEndMs: number | null): Stretch[] {
  const stretches = segments.map(
    (segment): Stretch => ({ ...segment, state: looks(segment) ?? segment.state }),
  )
  if (ownEndMs === null) return stretches
  return stretches.flatMap((stretch): Stretch[] => {
    const { state, fromMs, toMs } = stretch
    if ((state !== 'waiting' && state !== 'starved') || toMs <= ownEndMs) return [stretch]
    const orphan: Stretch = { ...stretch, state: 'orphan', fromMs: Math.max(fromMs, ownEndMs) }
    return fromMs < ownEndMs ? [{ ...stretch, toMs: ownEndMs }, orphan] : [orphan]
  })
}

function looks(segment: Segment): Stretch['state'] | null {
  if (segment.state === 'waiting' && segment.for === 'item') return 'starved'
  return segment.state === 'held' && segment.for === 'rate' ? 'paced' : null
}
