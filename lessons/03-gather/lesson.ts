import type { Lesson } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

const usual: Knobs = { a: 1000, b: 2000, c: 500 }

const sum = ({ a, b, c }: Knobs) => a + b + c
const longest = ({ a, b, c }: Knobs) => Math.max(a, b, c)
const shortest = ({ a, b, c }: Knobs) => Math.min(a, b, c)

/** The names, the one that waits longest first. */
const longestFirst = ({ a, b, c }: Knobs) =>
  Object.entries({ C: c, B: b, A: a })
    .sort(([, one], [, other]) => other - one)
    .map(([name]) => name)

/** The first two neighbours of the given order that finished the other way round. */
function wrongPair(given: readonly string[], finished: readonly string[]): [string, string] {
  for (let index = 0; index + 1 < given.length; index++) {
    const [one, other] = [given[index]!, given[index + 1]!]
    if (finished.indexOf(one) > finished.indexOf(other)) return [one, other]
  }
  throw new Error('the given order is the right one')
}

const waitKnob = (name: string, ms: number) =>
  ({
    kind: 'number',
    label: `${name}'s wait`,
    default: ms,
    min: 50,
    max: 3000,
    unit: 'ms',
  }) as const

export default {
  knobs: {
    a: waitKnob('A', usual.a),
    b: waitKnob('B', usual.b),
    c: waitKnob('C', usual.c),
  },
  variants: { oneByOne: sum, together: longest },
  programs: { demo, snippets },
  snippets: {
    // Their question speaks of these times.
    oneAwaitTooMany: { knobs: usual },
    withoutTheInnerAwait: { knobs: usual },
    withoutTheOuterAwait: { knobs: usual },
  },
  modify: { b: 250 },
  otherKnobs: [
    { a: 1600, b: 700, c: 2400 },
    { a: 600, b: 1900, c: 1200 },
    { a: 1300, b: 300, c: 2000 },
  ],
  surprise: 'all-comes-later',
  names: {
    sum,
    longest,
    shortest,
    longestName: (knobs) => longestFirst(knobs)[0],
    shortestName: (knobs) => longestFirst(knobs)[2],
    longestFirst,
    aroundTheMean: (knobs) => [(sum(knobs) / 3) * 0.94, (sum(knobs) / 3) * 1.03],
    ratio: (_, { run }) => (run('one-by-one').totalMs / run('together').totalMs).toFixed(2),
    putFirst: (_, { given, run }) => wrongPair(given as string[], run().facts.finishOrder)[0],
    putSecond: (_, { given, run }) => wrongPair(given as string[], run().facts.finishOrder)[1],
    lostOneByOne: ({ b }) => usual.b - b,
    lostTogether: ({ a }) => usual.b - a,
    sumWithOldB: ({ a, c }) => a + usual.b + c,
    outlastsSleep: (knobs) => longest(knobs) > 1000,
    sleepAndLongest: (knobs) => 1000 + longest(knobs),
    sleepAndSum: (knobs) => 1000 + sum(knobs),
    thirdOfOne: () => 200 / 3,
  },
  answers: {
    'one-await-too-many': ({ run }) =>
      run('without-the-inner-await').totalMs < run('without-the-outer-await').totalMs
        ? 'inner-await'
        : 'outer-await',
    'which-overlap': ({ run, options }) => options.filter((id) => run(id).facts.peakInFlight === 3),
  },
} satisfies Lesson<Knobs>
