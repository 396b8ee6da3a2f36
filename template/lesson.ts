import type { Lesson } from 'learn-async/kit'
import * as demo from './demo.ts'
import * as snippets from './snippets.ts'

/** What the learner may turn. */
export type Knobs = { a: number; b: number }

const sum = ({ a, b }: Knobs) => a + b
const longest = ({ a, b }: Knobs) => Math.max(a, b)
const shortest = ({ a, b }: Knobs) => Math.min(a, b)

const waitKnob = (name: string, ms: number) =>
  ({
    kind: 'number',
    label: `${name}'s wait`,
    default: ms,
    min: 100,
    max: 3000,
    unit: 'ms',
  }) as const

export default {
  knobs: { a: waitKnob('A', 1000), b: waitKnob('B', 2000) },
  variants: { oneByOne: sum, together: longest },
  programs: { demo, snippets },
  modify: { b: 500 },
  otherKnobs: [{ a: 1500, b: 600 }],
  surprise: 'awaited-later-total',
  names: {
    sum,
    longest,
    shortest,
    lastFirst: (_, { run }) => [...run().facts.finishOrder].reverse(),
  },
  answers: {
    quicker: ({ run, options }) =>
      [...options].sort((one, other) => run(one).totalMs - run(other).totalMs)[0]!,
    'two-at-once': ({ run, options }) => options.filter((id) => run(id).facts.peakInFlight === 2),
    'where-a-begins': ({ run }) =>
      run().lane('A').startMs < run().lane('B').endMs ? 'call' : 'await',
  },
} satisfies Lesson<Knobs>
