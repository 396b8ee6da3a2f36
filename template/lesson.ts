import type { Lesson } from 'learn-async/kit'
import * as demo from './demo.ts'
import * as snippets from './snippets.ts'

export default {
  knobs: {
    b: { kind: 'number', label: "B's wait", default: 2000, min: 100, max: 3000, unit: 'ms' },
  },
  variants: { oneByOne: ({ b }) => 1000 + b, together: ({ b }) => Math.max(1000, b) },
  programs: { demo, snippets },
  modify: { b: 500 },
  otherKnobs: [{ b: 1500 }],
  surprise: 'awaited-later-total',
  names: { sum: ({ b }) => 1000 + b, longest: ({ b }) => Math.max(1000, b) },
  answers: {
    sooner: ({ run }) =>
      run('one-by-one').totalMs < run('together').totalMs ? 'one-by-one' : 'together',
  },
} satisfies Lesson<demo.Knobs>
