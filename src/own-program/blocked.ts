import { time } from '../text/time.ts'
import type { Finding } from './finding.ts'
import type { HeldThread, OwnProgramRun } from './run.ts'

const leastMs = 50
/** A thread that computed so much of a step has held all of it; else the machine may have. */
const share = 0.5
/** Others that had so much of it made it longer. */
const noticed = 0.1

/** The loop was held: once for each place, the longest first in time. */
export function findBlocked(run: OwnProgramRun, names: readonly string[]): Finding[] {
  const byPlace = new Map<string, { held: HeldThread[]; place: string }>()
  for (const held of run.observed.held) {
    if (held.at === null || provenMs(held) < leastMs) continue
    const place = placeText(held)
    const key = `${place} ${held.lane === null ? '' : run.lanes[held.lane]?.function}`
    const known = byPlace.get(key)
    if (known === undefined) byPlace.set(key, { held: [held], place })
    else known.held.push(held)
  }
  return [...byPlace.values()].map(({ held, place }) => finding(held, place, names))
}

function finding(all: readonly HeldThread[], place: string, names: readonly string[]): Finding {
  const longest = all.reduce((one, other) => (provenMs(other) > provenMs(one) ? other : one))
  const ms = provenMs(longest)
  const lane = longest.lane === null ? undefined : names[longest.lane]
  const isSaid = longest.at?.kind === 'function' && longest.at.name === lane
  const inLane = lane === undefined || isSaid ? '' : `, in ${lane}`
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
        ? `The loop was held for ${time(ms)} ${place}${inLane}${until}.`
        : `The loop was held ${place}${inLane}${times} for ${time(ms)}${until}.`,
  }
}

/**
 * How long it was the thread itself that held the loop: it computed, or it stood
 * in a synchronous call. What others had the processor for is taken off.
 */
function provenMs({ startMs, endMs, computedMs, queuedMs, synchronousCall }: HeldThread): number {
  const ms = endMs - startMs
  if (computedMs === null) return 0
  if (queuedMs === null) return computedMs >= ms * share ? Math.min(ms, computedMs) : 0
  const isShared = queuedMs > ms * noticed
  const ownMs = isShared ? Math.max(0, ms - queuedMs) : ms
  if (synchronousCall !== undefined && computedMs + queuedMs < ms * share) return ownMs
  return isShared || computedMs < ms * share ? Math.min(ownMs, computedMs) : ownMs
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
