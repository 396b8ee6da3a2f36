import { expect, it } from 'vitest'
import { traceOf } from '../../src/practice/seen-trace.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { events, verdict } from './judging.ts'

const traceOfTold = (...told: Parameters<typeof events>) =>
  traceOf(verdict(events(...told), []).seen[0]!)

it('has a lane for each call, named by its first argument, a second of the same name numbered', () => {
  const { events: traced, ending } = traceOfTold(
    [0, 'began', { step: 'main' }],
    [0, 'called', { call: 0, args: ['a'] }],
    [0, 'called', { call: 1, args: [7] }],
    [0, 'called', { call: 2, args: ['a'] }],
    [0, 'called', { call: 3, args: [{ a: 1 }] }],
    [125, 'returned', { call: 0 }],
    [250, 'failed', { call: 1, error: 'no' }],
    [375, 'aborted', { call: 2 }],
    [375, 'returned', { call: 2 }],
    [500, 'settled', { step: 'main', how: 'value', value: 1 }],
    [500, 'over', { how: 'done' }],
  )
  const facts = computeFacts({ ...traceOfTold(), events: traced, ending })
  expect(facts.lanes.map(({ name, endMs, outcome }) => [name, endMs, outcome])).toEqual([
    ['load a', 125, 'finished'],
    ['load 7', 250, 'failed'],
    ['load a (2)', 375, 'finished'],
    ['load', 500, 'left'],
  ])
  expect(ending).toEqual({ kind: 'returned', atMs: 500, value: null })
})

it('threw where the result failed, with what it failed with', () => {
  const failedWith = (value: unknown) =>
    traceOfTold(
      [0, 'began', { step: 'main' }],
      [125, 'settled', { step: 'main', how: 'error', value }],
      [125, 'over', { how: 'done' }],
    ).ending
  expect(failedWith('a text')).toEqual({
    kind: 'threw',
    atMs: 125,
    error: { name: 'Error', message: '"a text"' },
  })
})

it('hangs where the result never came', () => {
  const told = traceOfTold([0, 'began', { step: 'main' }], [125, 'called', { call: 0 }])
  expect(told.ending).toEqual({ kind: 'hung', atMs: 125 })
})
