import type { Lesson, Ran } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'
import { jobMs } from './demo.ts'

export type Knobs = { n: number; k: number; rate: number }

/**
 * When the last of n jobs is over: one begins as soon as the one k before it
 * is over and the one `rate` before it began a second ago.
 */
function total({ n, k, rate }: Knobs): number {
  const begins: number[] = []
  for (let job = 0; job < n; job++) {
    const placeMs = (begins[job - k] ?? -jobMs) + jobMs
    const turnMs = (begins[job - rate] ?? -1000) + 1000
    begins.push(Math.max(placeMs, turnMs))
  }
  return begins.at(-1)! + jobMs
}
const inFlightTotal = (knobs: Knobs) => total({ ...knobs, rate: Infinity })
const perSecondTotal = (knobs: Knobs) => total({ ...knobs, k: Infinity })
/** When the last ones may begin. */
const lastWindow = ({ n, rate }: Knobs) => Math.floor((n - 1) / rate) * 1000
const rounds = ({ n, k }: Knobs) => Math.ceil(n / k)

/** When each job began its own time: a lane begins with the call, and is held back until then. */
const begins = (ran: Ran<Knobs>, id?: string) =>
  ran.run(id).facts.lanes.map(({ startMs, heldMs }) => startMs + heldMs)
/** Rounds of a real run are a little late, never early by more than a timer is. */
const begunBefore = (ran: Ran<Knobs>, ms: number, id?: string) =>
  begins(ran, id).filter((atMs) => atMs < ms - 2).length
const peak = (ran: Ran<Knobs>, id?: string) => ran.run(id).facts.peakInFlight
const count = (ran: Ran<Knobs>, id?: string) => ran.run(id).value as number
const times = (ran: Ran<Knobs>, text: string, id?: string) =>
  ran.run(id).lines.filter((line) => line.includes(text)).length

export default {
  knobs: {
    n: {
      kind: 'number',
      label: 'how many jobs',
      default: 24,
      min: 10,
      max: 60,
    },
    k: {
      kind: 'number',
      label: 'places of the semaphore',
      default: 3,
      min: 1,
      max: 20,
    },
    rate: {
      kind: 'number',
      label: 'how many may begin in a second',
      default: 8,
      min: 5,
      max: 30,
    },
  },
  variants: {
    inFlight: {
      title: 'a semaphore',
      shows: ['all', 'inFlight'],
      bound: inFlightTotal,
    },
    perSecond: { title: 'a rate limiter', bound: perSecondTotal },
    both: total,
  },
  programs: { demo, snippets },
  modify: { k: 20 },
  otherKnobs: [
    { n: 27, k: 4, rate: 9 },
    { n: 21, k: 3, rate: 7 },
  ],
  surprise: 'lost-update',
  names: {
    jobMs: () => jobMs,
    startsInTheFirstSecondSaid0: (_, told) => told.knobs.k + 1,
    startsInTheFirstSecondSaid01: (_, told) => begins(told)[told.knobs.k]!,
    startsInTheFirstSecondSaid02: (_, told) => begunBefore(told, 1000),
    startsInTheFirstSecondOther2: ({ k }) => k * 6,
    perSecondTotalRight: (_, told) => begins(told).at(-1)!,
    perSecondTotalOther0: ({ n, rate }) => (n / rate) * 1000,
    inFlightTotal,
    perSecondTotalSaid2: (_, told) => told.knobs.rate + 1,
    perSecondTotalSaid23: (_, told) => begins(told)[told.knobs.rate]!,
    lastWindow,
    perSecondTotal,
    bothTotalSaid1: (_, told) => (told.knobs.n / told.knobs.rate) * 1000,
    bothTotalOther2: (knobs) => inFlightTotal(knobs) + perSecondTotal(knobs),
    peakOf: (_, told) => peak(told),
    rounds,
    turnedInFlightOther0: ({ n }) => Math.ceil(n / 3) * jobMs,
    turnedInFlightOther2: ({ k }) => k * jobMs,
    turnedBothRightWhen: (_, told) => told.knobs.k >= told.knobs.rate,
    turnedBothOther0: (knobs) => total({ ...knobs, k: 3 }),
    count: (_, told) => count(told),
    skippedReleaseEnds: (_, told) => times(told, 'done', 'release-always'),
    skippedReleaseEnds4: (_, told) => times(told, 'done'),
    peakOfTheLimiterOther2: ({ rate }) => Math.round((rate * jobMs) / 1000),
    cacheFilledLateRight: (_, told) => times(told, 'load', 'cache-of-promises'),
    cacheFilledLateSaid0: (_, told) => times(told, 'load'),
    begunAt3: (_, told) => begunAt3(told),
    starts: (_, ran) => begunBefore(ran, 1000, 'in-flight'),
  },
  answers: {
    'starts-in-the-first-second': (ran) => begunBefore(ran, 1000),
    mended: (ran) =>
      ['read-after', 'plus-await', 'one-at-a-time', 'three-at-a-time'].filter(
        (id) => count(ran, id) === 100,
      ),
    'skipped-release': ({ run }) => {
      if (run().threw !== null) return 'throws'
      if (run().hung) return 'hangs'
      return run().totalMs > run('release-always').totalMs ? 'slower' : 'ends'
    },
    'cache-filled-late': (ran) => times(ran, 'load'),
  },
  python: {
    variants: ['in-flight', 'per-second', 'both'],
    differences: {},
  },
} satisfies Lesson<Knobs>

function begunAt3(ran: Ran<Knobs>, id?: string): number {
  return begunBefore(ran, 4000, id) - begunBefore(ran, 3000, id)
}
