import type { LaneFacts } from '../trace/facts.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'

/** A row of lanes that were alike. */
export interface LaneRow {
  name: string
  /** The first of them; the others ran as it did. */
  lane: LaneFacts
}

/** Rows of lanes, and between the two parts how many lanes there was no room for, if there are any. */
export interface FoldedRows {
  rows: readonly LaneRow[]
  more: string | null
  last: readonly LaneRow[]
}

/**
 * One row a lane while there is room. Where there is not, neighbours that began
 * and ended as good as together share a row; what is then still too much is
 * counted in `more`: of the middle, since how it begins and how it ends decides most.
 */
export function groupLanes(lanes: readonly LaneFacts[], room: number, ascii: boolean): FoldedRows {
  if (lanes.length <= room) {
    const rows = lanes.map((lane) => ({ name: printable(lane.name), lane }))
    return { rows, more: null, last: [] }
  }
  const lastMs = Math.max(...lanes.map(({ endMs }) => endMs))
  const groups: LaneFacts[][] = []
  for (const lane of lanes) {
    const group = groups.at(-1)
    if (group && alike(group[0]!, lane, lastMs)) group.push(lane)
    else groups.push([lane])
  }
  const all = groups.map((group) => ({ name: groupName(group, ascii), lane: group[0]! }))
  if (all.length <= room) return { rows: all, more: null, last: [] }
  const { begin, end } = folded(all.length, room)
  const hidden = groups.slice(begin, end).flat()
  const hiddenMs = Math.max(...hidden.map(({ endMs }) => endMs))
  return {
    rows: all.slice(0, begin),
    more: `${ascii ? '...' : '…'} ${hidden.length} more, the last ends at ${time(hiddenMs)}`,
    last: all.slice(end),
  }
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
