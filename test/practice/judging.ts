import { practiceKit as kit } from '../../src/practice/kit.ts'
import type { Case, ExerciseCheck, Expectation } from '../../src/practice/check.ts'
import { verdictOf } from '../../src/practice/judge.ts'
import type { PracticeEvent } from '../../src/practice/protocol/protocol.ts'
import type { RunEnd } from '../../src/runners/exercise/run-exercise.ts'

/** Events with no more said of them than matters: `called` calls, `returned` and others end them. */
type Told = [atMs: number, kind: string, rest?: object]

export function events(...told: Told[]): PracticeEvent[] {
  return [[0, 'scenario', { id: 'one' }] as Told, ...told].map(([atMs, kind, rest]) => {
    const called = kind === 'called' ? { stub: 'load', args: [], fits: 0 } : {}
    return { atMs, look: 0, kind, ...called, ...rest } as unknown as PracticeEvent
  })
}

export function caseOf(...expectations: Expectation[]): Case {
  const stubs = { load: { kind: 'promise', behaviours: [] } } as const
  return kit.alone({ id: 'one', stubs, script: [kit.call('main', [])] }, expectations)
}

export function verdict(
  told: PracticeEvent[],
  expectations: Expectation[],
  { end = { how: 'done' }, cases }: { end?: RunEnd; cases?: Case[] } = {},
) {
  const rules = Object.fromEntries(expectations.map(({ rule }) => [rule, `it is ${rule}`]))
  const check: ExerciseCheck = {
    names: { javascript: 'main', python: 'main' },
    rules,
    cases: () => [],
  }
  const result = { events: told, end, line: undefined, output: '' }
  return verdictOf(check, cases ?? [caseOf(...expectations)], result, 'python')
}

export const missedBy = (told: PracticeEvent[], ...expectations: Expectation[]) =>
  verdict(told, expectations).missed?.id ?? null
