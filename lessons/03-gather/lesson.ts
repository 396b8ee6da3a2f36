import type { Lesson, Ran } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

export type Knobs = { a: number; b: number; c: number }

const sum = ({ a, b, c }: Knobs) => a + b + c
const longest = ({ a, b, c }: Knobs) => Math.max(a, b, c)
const shortest = ({ a, b, c }: Knobs) => Math.min(a, b, c)
const aroundTheMean = (knobs: Knobs): [number, number] => [
  (sum(knobs) / 3) * 0.94,
  (sum(knobs) / 3) * 1.03,
]

/** The names, by how long they wait. */
const byLength = ({ a, b, c }: Knobs) =>
  Object.entries({ A: a, B: b, C: c })
    .sort(([, one], [, other]) => one - other)
    .map(([name]) => name)
const longestName = (knobs: Knobs) => byLength(knobs)[2]!
const shortestName = (knobs: Knobs) => byLength(knobs)[0]!

const peak = (ran: Ran<Knobs>, id: string) => ran.run(id).facts.peakInFlight

export default {
  knobs: {
    a: {
      kind: 'number',
      label: "A's wait",
      default: 1000,
      min: 50,
      max: 3000,
      unit: 'ms',
    },
    b: {
      kind: 'number',
      label: "B's wait",
      default: 2000,
      min: 50,
      max: 3000,
      unit: 'ms',
    },
    c: {
      kind: 'number',
      label: "C's wait",
      default: 500,
      min: 50,
      max: 3000,
      unit: 'ms',
    },
  },
  variants: {
    oneByOne: sum,
    together: longest,
  },
  programs: { demo, snippets },
  snippets: {
    oneAwaitTooMany: { knobs: { a: 1000, b: 2000, c: 500 } },
    withoutTheInnerAwait: { knobs: { a: 1000, b: 2000, c: 500 } },
    withoutTheOuterAwait: { knobs: { a: 1000, b: 2000, c: 500 } },
  },
  modify: { b: 250 },
  otherKnobs: [
    { a: 1600, b: 700, c: 2400 },
    { a: 600, b: 1900, c: 1200 },
    { a: 1300, b: 300, c: 2000 },
  ],
  surprise: 'all-comes-later',
  names: {
    longest,
    aroundTheMean,
    shortest,
    longestName,
    sum,
    shortestName,
    finishingOrderRight: (_, { run, s, knobs }) => {
      const parts = byLength(knobs).map((name) => `${name} at ${s(run().lane(name).endMs)}`)
      return `${parts.join(', ')}: the shorter the wait, the sooner it is over.`
    },
    finishingOrderSaid0: (_, { run, ms }) => {
      const starts = run().facts.lanes.map((lane) => lane.startMs)
      const [one, other] = wrongPair(['A', 'B', 'C'], run().facts.finishOrder)
      return `That is the order in which they were started, within ${ms(Math.max(...starts) - Math.min(...starts))}. It would be the finishing order one by one. Together nobody stands in line: ${other}, with a shorter wait than ${one}, is over before it.`
    },
    finishingOrderOrder1: (knobs) => byLength(knobs).reverse(),
    finishingOrderElse: (_, { given, run, s }) => {
      const [one, other] = wrongPair(given as string[], run().facts.finishOrder)
      return `You put ${one} before ${other}. It would be right if ${other} had been started later. Both waits begin at 0, and the shorter one ends first: ${other} at ${s(run().lane(other).endMs)}, ${one} at ${s(run().lane(one).endMs)}.`
    },
    allRight: ({ b }) => 2000 - b,
    allRight1: ({ a }) => 2000 - a,
    turnedOneByOneOther0: ({ a, c }) => a + 2000 + c,
    allComesLaterRightWhen: (knobs) => longest(knobs) > 1000,
    allComesLaterOther0: (knobs) => 1000 + longest(knobs),
    allComesLaterOther1: (knobs) => 1000 + sum(knobs),
    computingOther1: () => 200 / 3,
    ratio: (_, { run }) => (run('one-by-one').totalMs / run('together').totalMs).toFixed(2),
  },
  answers: {
    'one-await-too-many': ({ run }) =>
      run('without-the-inner-await').totalMs < run('without-the-outer-await').totalMs
        ? 'inner-await'
        : 'outer-await',
    'which-overlap': (ran) =>
      ['loop-of-awaits', 'map-to-calls', 'map-then-loop', 'map-to-functions'].filter(
        (id) => peak(ran, id) === 3,
      ),
  },
  python: { variants: ['one-by-one', 'together'], differences: {} },
} satisfies Lesson<Knobs>

/** The first two neighbours of the given order that finished the other way round. */
function wrongPair(given: readonly string[], ran: readonly string[]): [string, string] {
  for (let index = 0; index + 1 < given.length; index++) {
    const [one, other] = [given[index]!, given[index + 1]!]
    if (ran.indexOf(one) > ran.indexOf(other)) return [one, other]
  }
  throw new Error('the given order is the right one')
}
