import { expect, it } from 'vitest'
import { withArgument, withBehaviours, withOptions } from '../../src/practice/changed.ts'
import type { Behaviour, Handed, Scenario } from '../../src/practice/protocol/scenario.ts'

const data = (value: number): Handed => ({ kind: 'data', data: value })
const stub = { behaviours: [{ takesMs: 100 }] }
const scenario = {
  id: 'one',
  stubs: { load: stub, save: stub },
  script: [
    { kind: 'look', atMs: 0 },
    { kind: 'call', id: 'a', atMs: 0, args: [data(1), data(2)], options: { limit: data(3) } },
    { kind: 'call', id: 'b', atMs: 0, args: [data(1), data(2)] },
  ],
  untilMs: 1000,
} as unknown as Scenario
const calls = ({ script }: Scenario) => script.filter(({ kind }) => kind === 'call')

it('gives the first call another argument, and no other call', () => {
  const [first, second] = calls(withArgument(1, data(9))(scenario))
  expect(first).toMatchObject({ args: [data(1), data(9)], options: { limit: data(3) } })
  expect(second).toBe(calls(scenario)[1])
})

it('gives the first call options in the place of its own', () => {
  const [first, second] = calls(withOptions({ limit: data(1), room: data(2) })(scenario))
  expect(first).toMatchObject({ options: { limit: data(1), room: data(2) } })
  expect(second).toBe(calls(scenario)[1])
})

it('has what is handed in behave otherwise: all of it, or one alone', () => {
  const longer = (one: Behaviour) => ({ ...one, takesMs: one.takesMs! + 1000 })
  const slow = { behaviours: [{ takesMs: 1100 }] }
  expect(withBehaviours(longer)(scenario).stubs).toEqual({ load: slow, save: slow })
  expect(withBehaviours(longer, 'save')(scenario).stubs).toEqual({ load: stub, save: slow })
})
