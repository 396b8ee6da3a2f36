import type { Knob, Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import { jobMs } from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

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
/** If the jobs of a second took all of it. */
const wholeSeconds = ({ n, rate }: Knobs) => (n / rate) * 1000
/** One job every nth of a second. */
const spread = ({ n, rate }: Knobs) => ((n - 1) / rate) * 1000 + jobMs
const rounds = ({ n, k }: Knobs) => Math.ceil(n / k)
/** The places before the learner turns them. */
const before = (knobs: Knobs) => ({ ...knobs, k: 3 })

/**
 * How many jobs began their own time before then: a lane begins with the call,
 * and is held back until then. Rounds of a real run are a little late, never
 * early by more than a timer is.
 */
const begunBefore = ({ facts }: RunView, ms: number) =>
  facts.lanes.filter(({ startMs, heldMs }) => startMs + heldMs < ms - 2).length

const linesWith = ({ lines }: RunView, text: string) =>
  lines.filter((line) => line.includes(text)).length

const countKnob = (label: string, usual: number, min: number, max: number): Knob => ({
  kind: 'number',
  label,
  default: usual,
  min,
  max,
})

export default {
  knobs: {
    n: countKnob('how many jobs', 24, 10, 60),
    k: countKnob('places of the semaphore', 3, 1, 20),
    rate: countKnob('how many may begin in a second', 8, 5, 30),
  },
  variants: {
    inFlight: { title: 'a semaphore', shows: ['all', 'inFlight'], bound: inFlightTotal },
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
    rounds,
    sixRounds: ({ k }) => k * 6,
    inFlightTotal,
    perSecondTotal,
    sumOfBoth: (knobs) => inFlightTotal(knobs) + perSecondTotal(knobs),
    inFlightTotalBefore: (knobs) => rounds(before(knobs)) * jobMs,
    bothTotalBefore: (knobs) => total(before(knobs)),
    // The lane that no place, or no turn, is left for at 0
    firstWithoutPlace: ({ k }) => `job ${k + 1}`,
    firstWithoutTurn: ({ rate }) => `job ${rate + 1}`,
    lastJob: ({ n }) => `job ${n}`,
    lastTurn: ({ n, rate }) => Math.floor((n - 1) / rate) * 1000,
    gap: ({ rate }) => 1000 / rate,
    evenlySpaced: (knobs) => [wholeSeconds(knobs), spread(knobs)].sort((one, other) => one - other),
    jobsInTurn: ({ k }) => k * jobMs,
    placesEnough: ({ k, rate }) => k >= rate,
    evenPeak: ({ rate }) => Math.round((rate * jobMs) / 1000),
    begunInFirstSecond: (_, { run }) => begunBefore(run(), 1000),
    begunInFourthSecond: (_, { run }) => begunBefore(run(), 4000) - begunBefore(run(), 3000),
    done: (_, { run }) => linesWith(run(), 'done'),
    loads: (_, { run }) => linesWith(run(), 'load'),
  },
  answers: {
    mended: ({ run, options }) => options.filter((id) => run(id).value === 100),
    'skipped-release': ({ run }) => {
      if (run().threw !== null) return 'throws'
      if (run().hung) return 'hangs'
      return run().totalMs > run('release-always').totalMs ? 'slower' : 'ends'
    },
  },
} satisfies Lesson<Knobs>
