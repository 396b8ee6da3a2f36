import type { AwaitsInRow } from '../../../own-program/run.ts'
import type { LogLane } from './log-lane.ts'
import type { ToldByChild } from './told.ts'

type Span = LogLane['spans'][number]

/** Where awaits that stand in a row were run in a row: of each lane and row the run that took longest. */
export function awaitsInRow(
  told: ToldByChild,
  lanes: readonly LogLane[],
  shown: (path: string) => string,
): AwaitsInRow[] {
  const rows = told.rows()
  return lanes.flatMap((lane, index) =>
    rows.flatMap(({ path, sites, lines, isLoop }): AwaitsInRow[] => {
      const spans = lane.spans.filter(({ site }) => sites.includes(site))
      const runs = isLoop ? loops(spans, lane) : inOrder(spans, sites)
      const [longest] = runs.sort((one, other) => took(other) - took(one))
      if (longest === undefined || longest.length < 2) return []
      if (isLoop && lanes.some((other) => other !== lane && isIn(other, longest))) return []
      const ms = longest.map(({ fromUs, toUs }) => (toUs - fromUs) / 1000)
      return [{ file: shown(path), lines, lane: index, ms, isLoop }]
    }),
  )
}

/** Lanes that run one loop at once are workers: their awaits are together already. */
function isIn({ spans, startUs, endUs }: LogLane, longest: readonly Span[]): boolean {
  const [first, last] = [longest[0]!, longest.at(-1)!]
  if (startUs > last.toUs || (endUs ?? startUs) < first.fromUs) return false
  return spans.some(
    ({ site, fromUs, toUs }) => site === first.site && fromUs < last.toUs && toUs > first.fromUs,
  )
}

function took(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0)
}

/** All the awaits once, from the first to the last. */
function inOrder(spans: readonly Span[], sites: readonly number[]): Span[][] {
  const runs: Span[][] = []
  for (let at = 0; at + sites.length <= spans.length; at++) {
    const run = spans.slice(at, at + sites.length)
    if (run.every(({ site }, index) => site === sites[index])) runs.push(run)
  }
  return runs
}

/** Turns of a loop, as long as the lane waits nowhere else between two of them. */
function loops(spans: readonly Span[], { waits }: LogLane): Span[][] {
  const runs: Span[][] = []
  for (const span of spans) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const isNext =
      before !== undefined &&
      !waits.some(({ fromUs, toUs }) => fromUs >= before.toUs && toUs <= span.fromUs)
    if (isNext) last!.push(span)
    else runs.push([span])
  }
  return runs
}
