import { time } from '../text/time.ts'
import { functionName } from './names.ts'
import type { Traced } from './traced.ts'

/** Beyond noise: so many milliseconds, and such a share. */
const leastMs = 20
const leastShare = 0.15

/** What changed between two runs, a sentence each: the whole, each function's lanes, and findings. */
export function changes(before: Traced, after: Traced): string[] {
  return [
    ...whole(before, after),
    ...byFunction(before, after),
    ...findings(after, before, 'New'),
    ...findings(before, after, 'Gone'),
  ]
}

function whole({ run: before }: Traced, { run: after }: Traced): string[] {
  const change = differs(before.totalMs, after.totalMs)
  if (!change) return [`It took ${time(after.totalMs)}, as before (${time(before.totalMs)}).`]
  const word = after.totalMs < before.totalMs ? 'as fast' : 'as long'
  const factor =
    Math.max(before.totalMs, after.totalMs) / Math.max(1, Math.min(before.totalMs, after.totalMs))
  return [
    `It took ${time(after.totalMs)} instead of ${time(before.totalMs)}: ${factor.toFixed(1)} times ${word}.`,
  ]
}

function byFunction(before: Traced, after: Traced): string[] {
  const [old, now] = [middles(before), middles(after)]
  return [...now].flatMap(([name, ms]) => {
    const was = old.get(name)
    return was === undefined || !differs(was, ms)
      ? []
      : [`${name}: ${time(was)} became ${time(ms)}.`]
  })
}

/** By function: how long its lanes took, the middle one. */
function middles({ run: { lanes } }: Traced): Map<string, number> {
  const lengths = new Map<string, number[]>()
  for (const lane of lanes) {
    const name = functionName(lane)
    const known = lengths.get(name)
    const ms = lane.endMs - lane.startMs
    if (known === undefined) lengths.set(name, [ms])
    else known.push(ms)
  }
  return new Map(
    [...lengths].map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]!]),
  )
}

/** Findings of one run that the other has none like: of that kind, in that place or lane. */
function findings(of: Traced, other: Traced, word: string): string[] {
  const key = ({ kind, file, line, lane }: Traced['findings'][number]): string[] => [
    `${kind} ${file}:${line}`,
    ...(lane === undefined ? [] : [`${kind} ${lane}`]),
  ]
  const known = new Set(other.findings.flatMap(key))
  return of.findings
    .filter((one) => !key(one).some((text) => known.has(text)))
    .map(({ text }) => `${word}: ${text}`)
}

function differs(before: number, after: number): boolean {
  const ms = Math.abs(before - after)
  return ms >= leastMs && ms >= Math.max(before, after) * leastShare
}
