import { expect, it } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import { LabRunner } from '../../src/runners/lab.ts'
import { clockDifference } from '../../src/trace/clock-difference.ts'
import { tolerance } from '../../src/trace/reliability.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { host } from '../../testing/lab-host.ts'

type Program = (lab: Lab) => Promise<unknown>

const exact = (program: Program): Promise<Trace> =>
  new LabRunner(host).run({
    program,
    clock: 'virtual',
    speed: 1,
    seed: 1,
    deadlineMs: 5000,
    network: null,
  })

/** What is said of a run that should have been another; both on the virtual clock, so that nothing disturbs them. */
const difference = async (real: Program, should: Program) =>
  clockDifference(await exact(real), await exact(should), tolerance(1))

const waits =
  (...times: [string, number][]): Program =>
  ({ wait }) =>
    Promise.all(times.map(([name, ms]) => wait(name, ms)))

it('is nothing where only the times differ, nor where an order is closer than a machine can keep', async () => {
  const should = waits(['A', 100], ['B', 300])
  expect(await difference(waits(['A', 240], ['B', 900]), should)).toBe(null)
  expect(await difference(waits(['A', 110], ['B', 105]), waits(['A', 100], ['B', 120]))).toBe(null)
})

it.each<[string, Program, Program, string]>([
  [
    'an order',
    waits(['A', 400], ['B', 300], ['C', 10]),
    waits(['A', 100], ['B', 300], ['C', 10]),
    'the end of B came before the end of A, and should have come after',
  ],
  [
    'how it ended',
    async () => {
      throw new Error('no\nmore')
    },
    async () => 1,
    'it has thrown Error: no, and should have returned',
  ],
  [
    'what it threw',
    () => Promise.reject(new RangeError('a')),
    () => Promise.reject(new Error('b')),
    'it has thrown RangeError: a, and should have thrown Error: b',
  ],
  ['a hang', () => new Promise(() => {}), async () => 1, 'it has hung, and should have returned'],
  [
    'a line',
    async ({ log }) => log('more'),
    async () => {},
    '"more" is there, which should not be',
  ],
  ['no line', async () => {}, async ({ log }) => log('all'), '"all" is missing'],
  [
    'a count',
    async () => ({ list: [1, 2] }),
    async () => ({ list: [1] }),
    'it has returned {"list":[1,2]}, and should have returned {"list":[1]}',
  ],
  [
    'a text',
    async () => ['a'],
    async () => ['b'],
    'it has returned ["a"], and should have returned ["b"]',
  ],
  [
    'nothing',
    async () => undefined,
    async () => 1,
    'it has returned nothing, and should have returned 1',
  ],
])('%s that is another is told', async (_what, real, should, words) => {
  expect((await difference(real, should))?.words).toBe(words)
})

it('leaves room to a time that is returned, and none to a count', async () => {
  expect(
    await difference(
      async () => 100.4,
      async () => 100,
    ),
  ).toBe(null)
  expect(
    await difference(
      async () => 160.4,
      async () => 100,
    ),
  ).not.toBe(null)
  expect(
    await difference(
      async () => 101,
      async () => 100,
    ),
  ).not.toBe(null)
})

it('is certain of what the language throws, and of nothing that a late timer can bring about', async () => {
  const threw = (error: Error) => () => Promise.reject(error)
  expect((await difference(threw(new ReferenceError()), async () => 1))?.isCertain).toBe(true)
  expect((await difference(threw(new Error()), async () => 1))?.isCertain).toBe(false)
  const both = threw(new TypeError())
  const logging: Program = async ({ log }) => {
    log('more')
    await both()
  }
  expect((await difference(logging, both))?.isCertain).toBe(false)
})
