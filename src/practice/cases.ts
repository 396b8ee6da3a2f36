import type { Case, Expectation, Part } from './check.ts'
import type { Behaviour, Ending, Handed, Scenario, Step } from './protocol/scenario.ts'

/** A case of one scenario, at the end of which it is over by itself. */
export function alone(
  scenario: Omit<Scenario, 'untilMs'> & { untilMs?: number },
  expect: readonly Expectation[],
  { mayLeave }: Pick<Part, 'mayLeave'> = {},
): Case {
  const whole = { untilMs: 120_000, ...scenario }
  return {
    parts: [{ prefix: '', offsetMs: 0, scenario: whole, expect, ...(mayLeave && { mayLeave }) }],
  }
}

/** Two cases in one run of the file, the second `offsetMs` later: each must be as it is alone. */
export function overlapping(id: string, first: Case, second: Case, offsetMs: number): Case {
  const moved = (one: Case, before: string, laterMs: number): Part[] =>
    one.parts.map((part) => ({
      ...part,
      prefix: before + part.prefix,
      offsetMs: part.offsetMs + laterMs,
      scenario: { ...part.scenario, id },
    }))
  return { parts: [...moved(first, `${id}-1-`, 0), ...moved(second, `${id}-2-`, offsetMs)] }
}

/** The scenario that is run for a case: its parts', with names of their own, at their own times. */
export function scenarioOf({ parts }: Case): Scenario {
  const named = parts.map(({ prefix, offsetMs, scenario }) => renamed(scenario, prefix, offsetMs))
  return {
    id: parts[0]!.scenario.id,
    stubs: Object.assign({}, ...named.map(({ stubs }) => stubs)) as Scenario['stubs'],
    sources: Object.assign({}, ...named.map(({ sources }) => sources)) as never,
    errors: Object.assign({}, ...named.map(({ errors }) => errors)) as never,
    script: named.flatMap(({ script }) => script),
    untilMs: Math.max(...named.map(({ untilMs }) => untilMs)),
  }
}

function renamed(scenario: Scenario, prefix: string, offsetMs: number): Scenario {
  const handed = (one: Handed): Handed => {
    switch (one.kind) {
      case 'stub':
        return { ...one, stub: prefix + one.stub }
      case 'source':
        return { ...one, source: prefix + one.source }
      case 'list':
        return { ...one, of: one.of.map(handed) }
      case 'members':
        return { ...one, of: mapped(one.of, handed) }
      default:
        return one
    }
  }
  const step = (one: Step): Step => {
    const moved = { ...one, step: prefix + one.step, atMs: one.atMs + offsetMs }
    if (moved.kind !== 'call') return moved
    return {
      ...moved,
      args: moved.args.map(handed),
      ...(moved.of !== undefined && { of: prefix + moved.of }),
      ...(moved.options && { options: mapped(moved.options, handed) }),
    }
  }
  const ending = <Ends extends Ending | 'abort'>(ends: Ends): Ends =>
    typeof ends === 'object' && 'error' in ends ? { ...ends, error: prefix + ends.error } : ends
  const behaviour = (one: Behaviour): Behaviour => ({
    ...one,
    ends: ending(one.ends),
    ...(one.whenAborted?.kind === 'ends' && {
      whenAborted: { ...one.whenAborted, with: ending(one.whenAborted.with) },
    }),
  })
  return {
    ...scenario,
    stubs: prefixed(
      mapped(scenario.stubs, (stub) => ({ ...stub, behaviours: stub.behaviours.map(behaviour) })),
      prefix,
    ),
    sources: prefixed(scenario.sources ?? {}, prefix),
    errors: prefixed(scenario.errors ?? {}, prefix),
    script: scenario.script.map(step),
    untilMs: scenario.untilMs + offsetMs,
  }
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, change(one)]))
}

function prefixed<One>(record: Readonly<Record<string, One>>, prefix: string): Record<string, One> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [prefix + name, one]))
}
