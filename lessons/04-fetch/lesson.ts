import type { Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

/** How many go out one after another when at most so many do at a time. */
const roundsOver = ({ n }: Knobs, atATime: number) => Math.ceil(n / atATime)
const rounds = (knobs: Knobs) => roundsOver(knobs, knobs.connections)
const poolTotal = (knobs: Knobs) => rounds(knobs) * knobs.delay

const usualConnections = 50

/** What a request costs over a real socket, server included, on a shared machine. */
const perRequestMs = 2

/** What real runs usually take: the work of the requests comes on top, and is done on one thread. */
const upTo = (ms: number, { n }: Knobs) => [ms, ms + 5 * n] as const

const oneOrFive = {
  network: true,
  bound: ({ delay }: Knobs) => delay,
  extraToleranceMs: () => 30,
} as const
const manyUrls = {
  ...oneOrFive,
  extraToleranceMs: ({ n }: Knobs) => 30 + n * perRequestMs,
} as const

/** What a program wrote that logs a status, or that it caught an error. */
const written = ({ lines }: RunView) => (lines.includes('caught') ? 'caught' : 'status')

export default {
  knobs: {
    n: { kind: 'number', label: 'how many URLs', default: 100, min: 10, max: 200 },
    delay: {
      kind: 'number',
      label: 'time until a URL is answered',
      default: 700,
      min: 200,
      max: 1500,
      unit: 'ms',
    },
    connections: {
      kind: 'number',
      label: 'connections in the pool',
      default: usualConnections,
      min: 5,
      max: 200,
    },
  },
  variants: {
    one: { ...oneOrFive, title: 'one URL', shows: ['getAll'] },
    five: { ...oneOrFive, title: 'five URLs' },
    many: { ...manyUrls, title: 'many URLs' },
    pool: { ...manyUrls, title: 'many URLs, a pool of connections', bound: poolTotal },
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
    { n: 60, delay: 400, connections: 15 },
    { n: 80, delay: 300, connections: 20 },
  ],
  surprise: 'two-places',
  names: {
    fiveInTurn: ({ delay }) => 5 * delay,
    fifth: ({ delay }) => delay / 5,
    manyInTurn: ({ n, delay }) => n * delay,
    manyOverTen: (knobs) => roundsOver(knobs, 10) * knobs.delay,
    manyOverSix: (knobs) => roundsOver(knobs, 6) * knobs.delay,
    littleMoreThanOne: ({ delay }) => [delay * 1.1, delay * 1.65],
    usualConnections: () => usualConnections,
    totalBefore: (knobs) => roundsOver(knobs, usualConnections) * knobs.delay,
    connectionsInTurn: ({ connections, delay }) => connections * delay,
    ratio: (_, { run }) => (run('many').totalMs / run('one').totalMs).toFixed(2),
  },
  answers: {
    'many-total': { usual: (knobs) => upTo(knobs.delay, knobs) },
    'pool-total': { usual: (knobs) => upTo(poolTotal(knobs), knobs) },
    'not-found': ({ run }) => (run().threw === null ? written(run()) : 'nothing'),
    dropped: ({ run }) => (run().hung ? 'waits' : written(run())),
  },
} satisfies Lesson<Knobs>
