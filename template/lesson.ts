import type { Lesson } from 'learn-async/kit'
import * as demo from './demo.ts'
import * as snippets from './snippets.ts'

export default {
  knobs: {
    a: { kind: 'number', label: "A's wait", default: 1000, min: 100, max: 3000, unit: 'ms' },
    b: { kind: 'number', label: "B's wait", default: 2000, min: 100, max: 3000, unit: 'ms' },
  },
  variants: { oneByOne: ({ a, b }) => a + b, together: ({ a, b }) => Math.max(a, b) },
  programs: { demo, snippets },
  modify: { b: 500 },
  otherKnobs: [{ a: 600, b: 1500 }],
  surprise: 'awaited-later-total',
  names: { sum: ({ a, b }) => a + b, longest: ({ a, b }) => Math.max(a, b) },
  answers: {
    sooner: ({ run }) =>
      run('one-by-one').totalMs < run('together').totalMs ? 'one-by-one' : 'together',
  },
} satisfies Lesson<demo.Knobs>
