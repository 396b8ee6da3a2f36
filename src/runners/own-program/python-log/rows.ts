import type { AwaitsInRow, Place } from '../../../own-program/run.ts'
import type { Logged, LoggedLane } from './logged.ts'
import type { LoggedPlace } from './places.ts'

/** Awaits that may be started together, as far as the text tells: found by learn_async_rows.py. */
export interface Row {
  file: string
  /** The lines of one function, in order; of a loop, one. */
  lines: number[]
  isLoop: boolean
}

/** One await of a function, from its first wait to its last. */
interface Awaited {
  line: number
  startUs: number
  endUs: number
}

/** What such awaits took, where a function ran through all of them. */
export function awaitsInRow(
  logged: Logged,
  lanes: readonly LoggedLane[],
  rows: readonly Row[],
  laneOf: (number: number) => number | null,
  placeOf: (place: LoggedPlace) => Place,
): AwaitsInRow[] {
  return rows.flatMap((row) => {
    const called = lanes.map((lane) => ({ lane, calls: callsOf(logged, lane, row) }))
    const running = called.filter(({ calls }) => calls.length > 0).map(({ lane }) => lane)
    return called.flatMap(({ lane, calls }) =>
      calls.flatMap((awaits): AwaitsInRow[] => {
        const isWhole = row.isLoop
          ? awaits.length > 1 && !running.some((other) => other !== lane && overlap(lane, other))
          : row.lines.every((line, at) => awaits[at]?.line === line)
        const at = laneOf(lane.number)
        if (!isWhole || at === null) return []
        const ms = awaits.map(({ startUs, endUs }) => (endUs - startUs) / 1000)
        const { file } = placeOf({ file: row.file, line: row.lines[0]! } as LoggedPlace)
        return [{ file, lines: row.lines, lane: at, ms, isLoop: row.isLoop }]
      }),
    )
  })
}

/** Lanes that run one loop at once are workers: their awaits are together already. */
function overlap(one: LoggedLane, other: LoggedLane): boolean {
  return one.startUs < (other.endUs ?? Infinity) && other.startUs < (one.endUs ?? Infinity)
}

/** The awaits of a row in a lane, by the call of the function that they are of. */
function callsOf(logged: Logged, lane: LoggedLane, row: Row): Awaited[][] {
  const calls: Awaited[][] = []
  // What is waited for elsewhere in between makes it no row.
  let isApart = true
  for (const wait of lane.waits) {
    const chain = logged.places.chain(wait.place)
    const level = chain.findLastIndex(
      ({ file, line }) => file === row.file && row.lines.includes(line),
    )
    if (level === -1) {
      isApart = true
      continue
    }
    const { line } = chain[level]!
    const call = isApart ? undefined : calls.at(-1)
    const last = call?.at(-1)
    isApart = false
    if (last !== undefined && wait.same > level && last.line === line) {
      last.endUs = wait.endUs
      continue
    }
    const next = { line, startUs: wait.startUs, endUs: wait.endUs }
    const goesOn = last !== undefined && wait.same >= level && (row.isLoop || line > last.line)
    if (goesOn) call!.push(next)
    else calls.push([next])
  }
  return calls
}
