import type { Bar, Facts, LaneFacts, QueueFacts, Segment, SegmentState } from '../trace/facts.ts'
import { groupLanes } from './groups.ts'
import { hasLinesAlone, type Picture } from './picture.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'

/** A row of one variant's picture. Its name is printable. */
export type Row =
  /** a lane, or the first of several that were alike */
  | { kind: 'lane'; name: string; lane: LaneFacts; right?: string }
  /** a queue, as a curve; `right` stands beside it */
  | { kind: 'queue'; name: string; right: string; queue: QueueFacts }
  /** lines that were written: a mark at each moment */
  | { kind: 'marks'; name: string; right: string; atMs: readonly number[] }
  /** how many lanes there was no room for */
  | { kind: 'more'; name: string }

/** What stands right of a row's bars. */
export function rightOf(row: Row): string {
  return 'right' in row ? (row.right ?? '') : ''
}

/** What is drawn of a variant, top to bottom: at most `lanes` rows of lanes, then its queues and its own lines; of a process at most `lanes` lines. */
export function rowsOf(
  { trace, facts, isShrunk, rows: given }: Picture,
  lanes: number,
  ascii: boolean,
): Row[] {
  if (trace === null || facts === null || isShrunk) return []
  if (given !== undefined) return [...given]
  if (hasLinesAlone(trace, facts)) return lineRows(facts.logged, lanes, ascii)
  const { rows, more } = groupLanes(facts.lanes, lanes, ascii)
  return [
    ...rows.map((row): Row => ({ kind: 'lane', ...row })),
    ...(more === null ? [] : [{ kind: 'more' as const, name: more }]),
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
  const shown = logged.slice(0, Math.max(1, room - 1))
  const count = logged.length - shown.length
  const last = time(logged.at(-1)!.atMs)
  return [
    ...shown.map(lineRow),
    { kind: 'more', name: `${ascii ? '...' : '…'} ${count} more, the last at ${last}` },
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

/** A stretch of a bar as it is drawn; an orphan waits though the demo has ended. */
export interface Stretch extends Omit<Segment, 'state'> {
  state: SegmentState | 'orphan'
}

/** Whether a stretch has to be told apart from the one before it, which looks like it. */
export function isToldApart({ state }: Stretch, before: Stretch | null | undefined): boolean {
  return before?.state === state && before.for !== null
}

/** The stretches of a bar, a wait parted where the demo's own end falls into it. */
export function stretchesOf({ segments }: Bar, ownEndMs: number | null): Stretch[] {
  if (ownEndMs === null) return [...segments]
  return segments.flatMap((segment): Stretch[] => {
    const { state, fromMs, toMs } = segment
    if (state !== 'waiting' || toMs <= ownEndMs) return [segment]
    const orphan: Stretch = { ...segment, state: 'orphan', fromMs: Math.max(fromMs, ownEndMs) }
    return fromMs < ownEndMs ? [{ ...segment, toMs: ownEndMs }, orphan] : [orphan]
  })
}
