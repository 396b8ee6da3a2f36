import type { Lesson } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

type Time = (knobs: Knobs) => number

const sum: Time = ({ a, b }) => a + b
const longest: Time = ({ a, b }) => Math.max(a, b)
const shortest: Time = ({ a, b }) => Math.min(a, b)

export default {
  knobs: {
    a: { kind: 'number', label: "A's wait", default: 1000, min: 100, max: 3000, unit: 'ms' },
    b: { kind: 'number', label: "B's wait", default: 2000, min: 100, max: 3000, unit: 'ms' },
  },
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
    quicker: ({ run }) =>
      run('one-by-one').totalMs < run('together').totalMs ? 'one-by-one' : 'together',
    'two-at-once': ({ run, options }) => options.filter((id) => run(id).facts.peakInFlight === 2),
    'where-a-begins': ({ run }) =>
      run().lane('A').startMs < run().lane('B').endMs ? 'call' : 'await',
  },
} satisfies Lesson<Knobs>
