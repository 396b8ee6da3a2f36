import { criticalLanes } from './critical-path.ts'
import { functionName } from './names.ts'
import type { OwnProgramRun } from './run.ts'

/** A row of the picture of a run: a lane, or all lanes of one function. */
export type CondensedRow =
  | { kind: 'lane'; lane: number; isCritical: boolean; isUnder: boolean }
  | { kind: 'function'; name: string; lanes: number[]; isCritical: boolean }

/**
 * As many rows as there is room for. One a lane, if that does; else one a function,
 * and under it, while there is room, first the lanes of the path that took the
 * time, then those with findings, then the slowest.
 */
export function condense(
  run: Pick<OwnProgramRun, 'lanes'>,
  spokenOf: ReadonlySet<number>,
  room: number,
): { rows: CondensedRow[]; left: number } {
  const { lanes } = run
  const critical = criticalLanes(run)
  if (lanes.length <= room) {
    const rows = lanes.map(
      (_lane, lane): CondensedRow => ({
        kind: 'lane',
        lane,
        isCritical: critical.has(lane),
        isUnder: false,
      }),
    )
    return { rows, left: 0 }
  }
  const byFunction = new Map<string, number[]>()
  lanes.forEach((lane, index) => {
    const name = functionName(lane)
    const known = byFunction.get(name)
    if (known === undefined) byFunction.set(name, [index])
    else known.push(index)
  })
  const groups = [...byFunction].sort(([, one], [, other]) => one[0]! - other[0]!)
  const shown = groups.slice(0, room)
  const picked = pick(
    run,
    shown.map(([, all]) => all),
    { critical, spokenOf, room: room - shown.length },
  )
  const rows = shown.flatMap(([name, all]): CondensedRow[] => {
    const isCritical = all.some((lane) => critical.has(lane))
    const asLane = (lane: number, isUnder: boolean): CondensedRow => ({
      kind: 'lane',
      lane,
      isCritical: critical.has(lane),
      isUnder,
    })
    if (all.length === 1) return [asLane(all[0]!, false)]
    const under = all.filter((lane) => picked.has(lane)).map((lane) => asLane(lane, true))
    return [{ kind: 'function', name, lanes: all, isCritical }, ...under]
  })
  const left = groups.slice(room).reduce((sum, [, all]) => sum + all.length, 0)
  return { rows, left }
}

function pick(
  { lanes }: Pick<OwnProgramRun, 'lanes'>,
  groups: readonly (readonly number[])[],
  {
    critical,
    spokenOf,
    room,
  }: { critical: ReadonlySet<number>; spokenOf: ReadonlySet<number>; room: number },
): Set<number> {
  const weights = lanes.map((_, lane) => (critical.has(lane) ? 2 : spokenOf.has(lane) ? 1 : 0))
  const lengths = lanes.map(({ startMs, endMs }) => endMs - startMs)
  const candidates = groups.filter((all) => all.length > 1).flat()
  candidates.sort(
    (one, other) => weights[other]! - weights[one]! || lengths[other]! - lengths[one]!,
  )
  return new Set(candidates.slice(0, Math.max(0, room)))
}
