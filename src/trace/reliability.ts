import type { TraceEvent } from './event.ts'
import { computeFacts } from './facts.ts'
import type { Trace } from './trace.ts'

/** How far a real run may be from its expected run, in lab milliseconds at `atMs` of the expected run. */
export type Tolerance = (atMs: number) => number

/**
 * The general tolerance: a timer may be late by what a shared machine does to
 * it, which weighs more the faster lab time runs, and 5 % for what adds up.
 */
export function tolerance(speed: number, extraWallMs = 0): Tolerance {
  return (atMs) => (25 + extraWallMs) * speed + 0.05 * atMs
}

/**
 * Says in a few words how a real run differs from its expected run, or null when the
 * two agree: the same lines and ends in the same order, each in time, and as
 * many under way at once. Things that happen at the same moment in the expected run
 * have no order.
 */
export function disturbance(real: Trace, expected: Trace, allowed: Tolerance): string | null {
  if (real.ending.kind !== expected.ending.kind) {
    return `it ${didEnd[real.ending.kind]}, and should have ${shouldHaveEnded[expected.ending.kind]}`
  }
  const realMoments = moments(real)
  const expectedMoments = moments(expected)
  for (const [name, atMs] of expectedMoments) {
    const realMs = realMoments.get(name)
    if (realMs === undefined) return `${name} is missing`
    if (Math.abs(realMs - atMs) > allowed(atMs)) {
      return `${name} came at ${Math.round(realMs)} ms, and should have come at ${Math.round(atMs)} ms`
    }
  }
  if (realMoments.size > expectedMoments.size) return 'it did more than it should have'
  const late = outOfOrder(expectedMoments, realMoments)
  if (late !== null) return `${late} came too late, after what should have followed it`
  const [peak, right] = [computeFacts(real).peakInFlight, computeFacts(expected).peakInFlight]
  return peak === right ? null : `${peak} were under way at a time, and should have been ${right}`
}

/**
 * The same for two runs of one process: the same lines in the same order, but
 * for pairs that Node leaves undecided, and the same exit code. Of the times
 * only the total is held against its bound.
 */
export function processDisturbance(
  shown: Trace,
  other: Trace,
  { undecided, boundMs }: { undecided: readonly [string, string][]; boundMs: number | null },
): string | null {
  const [exit, otherExit] = [exitOf(shown), exitOf(other)]
  if (exit !== otherExit) return `it ended with ${exit}, and should have ended with ${otherExit}`
  const [lines, otherLines] = [settledLines(shown, undecided), settledLines(other, undecided)]
  if (lines.join('\n') !== otherLines.join('\n')) return 'its lines came in another order'
  if (boundMs === null || Math.abs(shown.ending.atMs - boundMs) <= tolerance(1)(boundMs))
    return null
  return `it took ${Math.round(shown.ending.atMs)} ms, and should have taken ${Math.round(boundMs)} ms`
}

/** `exit code 3`, or, without one, what ended it: `a signal (killed by SIGTERM)`. */
function exitOf({ exitCode, ending }: Trace): string {
  if (exitCode !== null) return `exit code ${exitCode}`
  return ending.kind === 'threw' ? `a signal (${ending.error.message})` : 'no exit code'
}

/** The lines in order, each undecided pair of neighbours in one fixed order. */
function settledLines(trace: Trace, undecided: readonly [string, string][]): string[] {
  const lines = trace.events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))
  for (let index = 0; index + 1 < lines.length; index++) {
    const [one, next] = [lines[index]!, lines[index + 1]!]
    const swapped = undecided.some(([first, second]) => second === one && first === next)
    if (swapped) [lines[index], lines[index + 1]] = [next, one]
  }
  return lines
}

/** Each end, line and total by a name that both traces share. */
export function moments(trace: Trace): Map<string, number> {
  const result = new Map<string, number>()
  const counts = new Map<string, number>()
  const add = (name: string, atMs: number): void => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    result.set(count === 1 ? name : `${name} (${count})`, atMs)
  }
  for (const event of trace.events) {
    const name = momentName(event)
    if (name !== null) add(name, event.atMs)
  }
  add('the end', trace.ending.atMs)
  return result
}

function momentName(event: TraceEvent): string | null {
  switch (event.kind) {
    case 'finished':
    case 'failed':
    case 'cancelled':
      return `the end of ${event.lane}`
    case 'logged':
      return `"${event.text}"`
    default:
      return null
  }
}

/** The first name whose real moment lies after one that the expected run has strictly later. */
function outOfOrder(expected: Map<string, number>, real: Map<string, number>): string | null {
  const inExpected = [...expected].sort((one, other) => one[1] - other[1])
  let earliestAfterMs = Number.POSITIVE_INFINITY
  for (let end = inExpected.length - 1; end >= 0; ) {
    let start = end
    while (start > 0 && inExpected[start - 1]![1] === inExpected[end]![1]) start--
    const together = inExpected
      .slice(start, end + 1)
      .map(([name]) => [name, real.get(name)!] as const)
    const late = together.find(([, atMs]) => atMs > earliestAfterMs)
    if (late) return late[0]
    earliestAfterMs = Math.min(earliestAfterMs, ...together.map(([, atMs]) => atMs))
    end = start - 1
  }
  return null
}

const didEnd = {
  returned: 'returned',
  threw: 'threw',
  hung: 'hung',
  stopped: 'was stopped',
} satisfies Record<Trace['ending']['kind'], string>

const shouldHaveEnded = {
  returned: 'returned',
  threw: 'thrown',
  hung: 'hung',
  stopped: 'been stopped',
} satisfies Record<Trace['ending']['kind'], string>
