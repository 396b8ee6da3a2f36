import { time } from '../text/time.ts'
import type { Traced } from './traced.ts'

/** What of a run is looked at closer. */
export interface Window {
  /** Lanes whose name begins so. */
  lane?: string
  /** Lanes whose name, function or file holds this, in capitals or not. */
  search?: string
  fromMs?: number
  toMs?: number
}

/** The part of a run in a window, its times kept; findings are of the whole run. */
export function inWindow(
  made: Traced,
  { lane: named, search = '', fromMs = 0, toMs = Number.POSITIVE_INFINITY }: Window,
): Traced {
  const { run, names } = made
  const sought = search.toLowerCase()
  const kept = run.lanes.flatMap(({ startMs, endMs, function: of, file }, index) => {
    const name = names[index]!
    const isFound = [name, of, file].some((text) => text?.toLowerCase().includes(sought))
    const isNamed = isFound && (named === undefined || name.startsWith(named))
    return isNamed && endMs >= fromMs && startMs <= toMs ? [index] : []
  })
  const places = new Map(kept.map((lane, index) => [lane, index]))
  const endMs = Math.min(run.totalMs, toMs)
  const cut = <One extends { startMs: number; endMs: number }>(all: readonly One[]): One[] =>
    all.flatMap((one) => {
      if (one.endMs < fromMs || one.startMs > endMs) return []
      return [
        {
          ...one,
          startMs: Math.max(0, one.startMs - fromMs),
          endMs: Math.min(one.endMs, endMs) - fromMs,
        },
      ]
    })
  return {
    ...made,
    names: kept.map((lane) => names[lane]!),
    run: {
      ...run,
      totalMs: endMs - fromMs,
      thread: cut(run.thread),
      lanes: cut(
        kept.map((index) => {
          const { startedBy, waits, holds, ...lane } = run.lanes[index]!
          return {
            ...lane,
            startedBy: startedBy === null ? null : (places.get(startedBy) ?? null),
            waits: cut(waits).map(({ by, ...wait }) => {
              const place = by === undefined ? undefined : places.get(by)
              return { ...wait, ...(place !== undefined && { by: place }) }
            }),
            holds: cut(holds),
          }
        }),
      ),
    },
  }
}

/** The last of a run that was longer, which is then said; findings are of the whole run. */
export function lastOf(made: Traced, keptMs: number): Traced {
  const { totalMs } = made.run
  if (totalMs <= keptMs) return made
  const last = inWindow(made, { fromMs: totalMs - keptMs })
  const said = `Drawn are the last ${time(keptMs)} of ${time(totalMs)}; --keep <seconds> keeps more, or less.`
  return { ...last, run: { ...last.run, unseen: [said, ...last.run.unseen] } }
}
