import { computeFacts, type Facts } from './facts.ts'
import type { Trace } from './trace.ts'

/** What a program and its version in the other language are compared by. */
export type PythonSide =
  /** the names of the lanes; of a program without lanes, here and below, its lines stand for them */
  | 'lanes'
  /** the order in which they started */
  | 'started'
  /** the order in which they ended; of two that ended at one moment of the exact run, none */
  | 'ended'
  /** how the program ended, how each lane did, and the exit code where both have one */
  | 'outcome'
  /** most lanes under way at once */
  | 'peak'

/** In what the exact TypeScript run and the Python run of the same program differ. */
export function versionDifferences(exact: Trace, python: Trace): PythonSide[] {
  return differences(exact, python, exact)
}

/**
 * In what two runs of one Python program differ that should be the same. The
 * exact TypeScript run says which ends have no order.
 */
export function pythonDifferences(
  one: Trace,
  other: Trace,
  exact: Trace | null,
): (PythonSide | 'lines')[] {
  const same = computedLines(one) === computedLines(other)
  return [...differences(one, other, exact), ...(same ? [] : (['lines'] as const))]
}

function differences(one: Trace, other: Trace, exact: Trace | null): PythonSide[] {
  const [facts, others] = [computeFacts(one), computeFacts(other)]
  const equal = {
    lanes: names(facts).sort().join('\n') === names(others).sort().join('\n'),
    started: facts.startOrder.join('\n') === others.startOrder.join('\n'),
    ended: sameOrder(endOrder(facts), endOrder(others), moments(exact)),
    outcome:
      one.ending.kind === other.ending.kind &&
      outcomes(facts) === outcomes(others) &&
      (one.exitCode === null || other.exitCode === null || one.exitCode === other.exitCode),
    peak: facts.peakInFlight === others.peakInFlight,
  } satisfies Record<PythonSide, boolean>
  return (Object.keys(equal) as PythonSide[]).filter((side) => !equal[side])
}

function names(facts: Facts): string[] {
  return facts.lanes.length > 0 ? facts.lanes.map(({ name }) => name) : lines(facts)
}

/** What Python cancels when main has ended, it takes from a set: that has no order. */
function endOrder(facts: Facts): string[] {
  if (facts.lanes.length === 0) return lines(facts)
  const swept = facts.lanes
    .filter(({ outcome, endMs }) => outcome === 'cancelled' && endMs > facts.totalMs)
    .map(({ name }) => name)
  return [...facts.endOrder.filter((name) => !swept.includes(name)), ...swept.sort()]
}

function outcomes({ lanes }: Facts): string {
  return lanes
    .map(({ name, outcome }) => `${name} ${outcome}`)
    .sort()
    .join('\n')
}

function lines({ logged }: Facts): string[] {
  return logged.map(({ text }) => text)
}

function computedLines(trace: Trace): string {
  return lines(computeFacts(trace)).join('\n')
}

/** When each lane ended, by its name. */
function moments(exact: Trace | null): Map<string, number> {
  const lanes = exact === null ? [] : computeFacts(exact).lanes
  return new Map(lanes.map(({ name, endMs }) => [name, endMs]))
}

/** Whether two orders of the same names agree but for those that share a moment. */
function sameOrder(
  order: readonly string[],
  other: readonly string[],
  atMs: ReadonlyMap<string, number>,
): boolean {
  if (order.length !== other.length) return false
  // Those of one moment stand next to each other in a sound order: each such group is sorted.
  const settled = (list: readonly string[]): string => {
    const groups: string[][] = []
    for (const name of list) {
      const group = groups.at(-1)
      const moment = atMs.get(name)
      if (group && moment !== undefined && atMs.get(group[0]!) === moment) group.push(name)
      else groups.push([name])
    }
    return groups.map((group) => group.sort().join('\n')).join('\n')
  }
  return settled(order) === settled(other)
}
