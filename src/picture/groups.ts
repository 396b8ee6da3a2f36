import type { LaneFacts } from '../trace/facts.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'

/** A row of lanes that were alike. */
export interface LaneRow {
  name: string
  /** The first of them; the others ran as it did. */
  lane: LaneFacts
}

/** In the place of rows for which there was no room. */
export interface Fold {
  more: string
}

/**
 * One row a lane while there is room. Where there is not, neighbours that began
 * and ended as good as together share a row; what is then still too much is
 * counted: of the middle, since how it begins and how it ends decides most, or
 * where a moment is pointed at, what is far from that.
 */
export function groupLanes(
  lanes: readonly LaneFacts[],
  room: number,
  ascii: boolean,
  pointedAtMs?: number,
): (LaneRow | Fold)[] {
  if (lanes.length <= room) return lanes.map((lane) => ({ name: printable(lane.name), lane }))
  const lastMs = Math.max(...lanes.map(({ endMs }) => endMs))
  const groups: LaneFacts[][] = []
  for (const lane of lanes) {
    const group = groups.at(-1)
    if (group && alike(group[0]!, lane, lastMs)) group.push(lane)
    else groups.push([lane])
  }
  const rows = groups.map((group) => ({ name: groupName(group, ascii), lane: group[0]! }))
  if (rows.length <= room) return rows
  const fold = (hidden: LaneFacts[][]): Fold[] => {
    const left = hidden.flat()
    if (left.length === 0) return []
    const last = `the last ends at ${time(Math.max(...left.map(({ endMs }) => endMs)))}`
    return [{ more: `${ascii ? '...' : '…'} ${left.length} more, ${last}` }]
  }
  if (pointedAtMs === undefined) {
    const { begin, end } = folded(rows.length, room)
    return [...rows.slice(0, begin), ...fold(groups.slice(begin, end)), ...rows.slice(end)]
  }
  const shown = Math.max(1, room - 2)
  const middle = nearest(rows, pointedAtMs) - Math.floor(shown / 2)
  const from = Math.min(Math.max(0, middle), rows.length - shown)
  const [before, after] = [groups.slice(0, from), groups.slice(from + shown)]
  const kept = rows.slice(from, from + shown)
  return room < 3
    ? [...kept, ...fold([...before, ...after])]
    : [...fold(before), ...kept, ...fold(after)]
}

/** Which lane has a bar that begins or ends nearest to a moment; of several the last, since one goes as the next comes. */
function nearest(rows: readonly LaneRow[], atMs: number): number {
  const distances = rows.map(({ lane }) =>
    Math.min(
      ...lane.bars.flatMap(({ startMs, endMs }) => [
        Math.abs(startMs - atMs),
        Math.abs(endMs - atMs),
      ]),
    ),
  )
  return distances.lastIndexOf(Math.min(...distances))
}

/** Which of so many rows are left out, from `begin` up to `end`, where one of `room` rows says so: all but the last, if a row is left for that. */
export function folded(count: number, room: number): { begin: number; end: number } {
  return room < 3 ? { begin: 1, end: count } : { begin: room - 2, end: count - 1 }
}

/** Whether two lanes would look the same but for a hair: all their moments within 3 % of the run. */
function alike(one: LaneFacts, other: LaneFacts, lastMs: number): boolean {
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= 0.03 * lastMs
  return (
    one.outcome === other.outcome &&
    one.bars.length === other.bars.length &&
    close(one.startMs, other.startMs) &&
    close(one.endMs, other.endMs) &&
    close(one.heldMs, other.heldMs) &&
    close(one.blockedMs, other.blockedMs)
  )
}

/** "url 1" … "url 10" become "url 1–10"; other names the first and the last. */
function groupName(group: readonly LaneFacts[], ascii: boolean): string {
  const [first, last] = [printable(group[0]!.name), printable(group.at(-1)!.name)]
  if (group.length === 1) return first
  const [, stem, number] = /^(.*?)(\d+)$/.exec(last) ?? []
  if (stem !== undefined && first.startsWith(stem)) {
    return `${first}${ascii ? '-' : '–'}${number}`
  }
  return `${first}, ${last} (${group.length})`
}
