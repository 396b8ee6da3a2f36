import { time } from '../text/time.ts'
import type { Finding } from './finding.ts'
import type { HeldThread, OwnProgramRun } from './run.ts'

const leastMs = 50
/** A thread that computed so much of a step has held it; else the machine may have. */
const share = 0.5

/** The loop was held: once for each place, the longest first in time. */
export function findBlocked(run: OwnProgramRun, names: readonly string[]): Finding[] {
  const byPlace = new Map<string, { held: HeldThread[]; place: string }>()
  for (const held of run.observed.held) {
    if (held.at === null || !isProven(held)) continue
    const place = placeText(held)
    const key = `${place} ${held.lane === null ? '' : run.lanes[held.lane]?.function}`
    const known = byPlace.get(key)
    if (known === undefined) byPlace.set(key, { held: [held], place })
    else known.held.push(held)
  }
  return [...byPlace.values()].map(({ held, place }) => finding(held, place, names))
}

function finding(all: readonly HeldThread[], place: string, names: readonly string[]): Finding {
  const longest = all.reduce((one, other) => (length(other) > length(one) ? other : one))
  const ms = length(longest)
  const lane = longest.lane === null ? undefined : names[longest.lane]
  const [file, line] = whereOf(longest)
  const times = all.length === 1 ? '' : `, ${all.length} times, the longest`
  const until = longest.untilEnd ? ', until it ended' : ''
  return {
    kind: 'blocked',
    file,
    line,
    ...(lane !== undefined && { lane }),
    ms,
    ...(longest.synchronousCall !== undefined && { why: longest.synchronousCall }),
    ...(all.length > 1 && { count: all.length }),
    text:
      all.length === 1
        ? `The loop was held for ${time(ms)} ${place}${lane === undefined ? '' : `, in ${lane}`}${until}.`
        : `The loop was held ${place}${lane === undefined ? '' : `, in ${lane}`}${times} for ${time(ms)}${until}.`,
  }
}

const length = ({ startMs, endMs }: HeldThread): number => endMs - startMs

/** Computed itself, or stood in a synchronous call; never what a busy machine may have done. */
function isProven(held: HeldThread): boolean {
  const { computedMs, queuedMs, synchronousCall } = held
  const ms = length(held)
  if (ms < leastMs || computedMs === null) return false
  if (computedMs >= ms * share) return true
  if (queuedMs === null) return false
  if (computedMs >= leastMs && computedMs + queuedMs >= ms * share) return true
  return synchronousCall !== undefined && computedMs + queuedMs < ms * share
}

function placeText({ at }: HeldThread): string {
  switch (at?.kind) {
    case 'line':
      return `at ${at.file}:${at.line}`
    case 'function':
      return `in ${at.name} (${at.file}:${at.fromLine}–${at.toLine})`
    case 'between':
      return `between ${at.from.file}:${at.from.line} and ${at.to.file}:${at.to.line}`
    case undefined:
      return ''
  }
}

function whereOf({ at }: HeldThread): [file: string, line: number] {
  switch (at!.kind) {
    case 'line':
      return [at!.file, at!.line]
    case 'function':
      return [at!.file, at!.fromLine]
    case 'between':
      return [at!.from.file, at!.from.line]
  }
}
