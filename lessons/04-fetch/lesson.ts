import type { Lesson } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

export type Knobs = {
  n: number
  delay: number
  quick: number
  connections: number
}

const rounds = ({ n, connections }: Knobs) => Math.ceil(n / connections)
const poolTotal = (knobs: Knobs) => rounds(knobs) * knobs.quick

/** What a request costs over a real socket, server included, on a shared machine. */
const perRequestMs = 2

/** What real runs usually take: the work of the requests comes on top, and is done on one thread. */
const upTo = (ms: number, { n }: Knobs) => [ms, ms + 5 * n] as const

export default {
  knobs: {
    n: {
      kind: 'number',
      label: 'how many URLs',
      default: 100,
      min: 10,
      max: 200,
    },
    delay: {
      kind: 'number',
      label: 'time until a URL is answered',
      default: 1000,
      min: 200,
      max: 1500,
      unit: 'ms',
    },
    quick: {
      kind: 'number',
      label: 'the same, in the run with a pool',
      default: 200,
      min: 100,
      max: 400,
      unit: 'ms',
    },
    connections: {
      kind: 'number',
      label: 'connections in the pool',
      default: 10,
      min: 5,
      max: 200,
    },
  },
  variants: {
    one: {
      title: 'one URL',
      shows: ['getAll', 'one'],
      network: true,
      bound: ({ delay }) => delay,
      extraToleranceMs: () => 30,
    },
    five: {
      title: 'five URLs',
      network: true,
      bound: ({ delay }) => delay,
      extraToleranceMs: () => 30,
    },
    many: {
      title: 'many URLs',
      network: true,
      bound: ({ delay }) => delay,
      extraToleranceMs: ({ n }) => 30 + n * perRequestMs,
    },
    pool: {
      title: 'many URLs, a pool of connections',
      network: true,
      bound: poolTotal,
      extraToleranceMs: ({ n }) => 30 + n * perRequestMs,
    },
  },
  programs: { demo, snippets },
  snippets: {
    slowBody: { network: true },
    twoPlaces: { network: true },
    notFound: { network: true },
    dropped: { network: true },
  },
  modify: { connections: 25 },
  otherKnobs: [
    { n: 60, delay: 800, quick: 150, connections: 15 },
    { n: 80, delay: 600, quick: 250, connections: 20 },
  ],
  surprise: 'two-places',
  names: {
    fiveTotalOther0: ({ delay }) => 5 * delay,
    fiveTotalOther1: ({ delay }) => delay / 5,
    manyTotalOther0: ({ n, delay }) => n * delay,
    manyTotalOther1: ({ n, delay }) => Math.ceil(n / 10) * delay,
    manyTotalOther2: ({ n, delay }) => Math.ceil(n / 6) * delay,
    rounds,
    poolTotalOther1: ({ n, quick }) => n * quick,
    poolTotalOther2: ({ quick }) => [quick * 1.2, quick * 2.5],
    turnedPoolOther0: ({ n, quick }) => Math.ceil(n / 10) * quick,
    turnedPoolOther1: ({ connections, quick }) => connections * quick,
    ratio: (_, { run }) => (run('many').totalMs / run('one').totalMs).toFixed(2),
  },
  answers: {
    'many-total': { usual: (knobs) => upTo(knobs.delay, knobs) },
    'pool-total': { usual: (knobs) => upTo(poolTotal(knobs), knobs) },
    'turned-peak': ({ run }) => run().facts.server?.peakInFlight ?? Number.NaN,
    'peak-without-limit': ({ run }) => run().facts.server?.peakInFlight ?? Number.NaN,
    'not-found': ({ run }) =>
      run().threw !== null ? 'nothing' : run().lines.includes('caught') ? 'caught' : 'status',
    dropped: ({ run }) =>
      run().hung ? 'waits' : run().lines.includes('caught') ? 'caught' : 'status',
  },
  python: { variants: ['one', 'five', 'many', 'pool'], differences: {} },
} satisfies Lesson<Knobs>
