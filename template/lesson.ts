import type { Lesson } from 'learn-async/kit'
import { awaitedLater } from './asides.ts'
import { oneByOne, together } from './demo.ts'

/** What the learner may turn. */
export type Knobs = { a: number; b: number }

type Milliseconds = (knobs: Knobs) => number

const sum: Milliseconds = ({ a, b }) => a + b
const longest: Milliseconds = ({ a, b }) => Math.max(a, b)
const shortest: Milliseconds = ({ a, b }) => Math.min(a, b)

// Every right answer is computed from runs, never written down; so are the
// figures in what is said. What is said to a wrong answer has one form: first
// the program for which it would be right, then where in this run one sees
// that it is not. `learn-async check` tells what is missing.
export default {
  // Write here what may be turned. The questions are checked at both ends.
  knobs: {
    a: {
      kind: 'number',
      label: "A's wait",
      default: 1000,
      min: 100,
      max: 3000,
      unit: 'ms',
    },
    b: {
      kind: 'number',
      label: "B's wait",
      default: 2000,
      min: 100,
      max: 3000,
      unit: 'ms',
    },
  },

  // Two or more, run in this order; `bound` is the least that theory allows.
  variants: [
    {
      kind: 'lab',
      id: 'one-by-one',
      title: 'one by one',
      run: oneByOne,
      file: 'demo.ts',
      bound: sum,
    },
    {
      kind: 'lab',
      id: 'together',
      title: 'together',
      run: together,
      file: 'demo.ts',
      bound: longest,
    },
  ],

  asides: [
    {
      kind: 'lab',
      id: 'awaited-later',
      run: awaitedLater,
      file: 'asides.ts',
    },
  ],

  // Three, each asked directly before the variant that decides it.
  predictions: [
    {
      kind: 'number',
      id: 'one-by-one-total',
      of: 'one-by-one',
      unit: 's',
      text: 'One by one: done after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `It took ${s(run().totalMs)}: B's wait began when A's had ended.`,
      lures: [
        {
          value: longest,
          said: ({ run, s, knobs }) =>
            `${s(longest(knobs))} would be right if both had begun together. See B's bar begin at ${s(run().lane('B').startMs)}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `Another number would be right for other waits. Lay the two bars end to end: ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'together-total',
      of: 'together',
      unit: 's',
      text: 'Together: done after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `It took ${s(run().totalMs)}, as long as the longest.`,
      lures: [
        {
          value: sum,
          said: ({ s, knobs }) =>
            `${s(sum(knobs))} is right for one by one. Here both bars begin at 0.`,
        },
        {
          value: shortest,
          said: ({ run, s, knobs }) =>
            `${s(shortest(knobs))} would be right if the first one were enough. Promise.all waits for both: see the last bar end at ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `Another number would be right for other waits. Find the bar that ends last: ${s(run().totalMs)}.`,
    },
    {
      kind: 'order',
      id: 'together-order',
      of: 'together',
      text: 'Together: in which order do A and B finish?',
      items: ['A', 'B'],
      answer: ({ run }) => run().facts.finishOrder,
      right: 'The shorter the wait, the sooner it is over.',
      lures: [
        {
          order: ({ run }) => [...run().facts.finishOrder].reverse(),
          said: ({ run, s }) =>
            `It would be right if the other one had the shorter wait. A ends at ${s(run().lane('A').endMs)}, B at ${s(run().lane('B').endMs)}.`,
        },
      ],
    },
  ],

  // A knob is turned, and what follows is predicted first.
  turn: {
    text: ({ ms, knobs }) => `Bring b down from ${ms(knobs.b)} to 500 ms.`,
    set: { b: 500 },
    questions: [
      {
        kind: 'number',
        id: 'turned-together',
        of: 'together',
        unit: 's',
        text: 'Together: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: ({ run, s }) => `The longest is A now: ${s(run().totalMs)}.`,
        lures: [
          {
            value: ({ b }) => b,
            said: ({ run, s }) =>
              `You followed the knob. B is over at ${s(run().lane('B').endMs)}, A at ${s(run().lane('A').endMs)}.`,
          },
          {
            value: sum,
            said: 'That is the new sum, right for one by one. Both bars begin at 0.',
          },
        ],
        otherwise: ({ run, s }) =>
          `It would be right for other waits. Find the bar that ends last: ${s(run().totalMs)}.`,
      },
    ],
    allRight: 'Shortening what is not the longest buys only so much.',
  },

  // Four. `of` names what decides each; an aside's code stands with it.
  quiz: [
    {
      kind: 'one-of',
      id: 'quicker',
      of: ['one-by-one', 'together'],
      text: 'Which of the two is done sooner?',
      options: [
        {
          id: 'one-by-one',
          text: 'one by one',
          said: ({ run, s }) =>
            `It would be right if two waits at once were slower than one. One by one took ${s(run('one-by-one').totalMs)}, together ${s(run('together').totalMs)}.`,
        },
        { id: 'together', text: 'together' },
      ],
      answer: ({ run }) =>
        run('together').totalMs < run('one-by-one').totalMs
          ? 'together'
          : 'one-by-one',
      right: 'The sum became the longest.',
    },
    {
      kind: 'several-of',
      id: 'two-at-once',
      of: ['one-by-one', 'together'],
      text: 'Where are two waits under way at once?',
      options: [
        {
          id: 'one-by-one',
          text: 'one by one',
          chosen:
            "One by one: right if nothing were awaited between the calls. B's bar begins where A's ends.",
        },
        {
          id: 'together',
          text: 'together',
          leftOut:
            'Together, left out: right if the second call came after an await. Both bars begin at 0.',
        },
      ],
      answer: ({ run }) =>
        ['one-by-one', 'together'].filter(
          (id) => run(id).facts.peakInFlight === 2,
        ),
      right: 'Calls with no await between them are under way together.',
    },
    {
      kind: 'number',
      id: 'awaited-later-total',
      of: 'awaited-later',
      unit: 's',
      text: ({ ms, knobs: { a, b } }) =>
        `A waits ${ms(a)}, B ${ms(b)}. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `${s(run().totalMs)}: the call starts the wait, the await only collects it.`,
      lures: [
        {
          value: sum,
          said: ({ line, s, knobs }) =>
            `${s(sum(knobs))} would be right if line ${line('const first')} had an await of its own. It has none, so both waits begin at 0.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `It would be right for other waits. Both begin at 0, and the longest ends at ${s(run().totalMs)}.`,
    },
    {
      kind: 'line',
      id: 'where-a-begins',
      of: 'awaited-later',
      text: "On which line does A's wait begin?",
      options: [
        {
          id: 'call',
          at: 'const first',
          said: "It would be right for a call that starts nothing. A's bar begins at 0.",
        },
        {
          id: 'await',
          at: 'await first',
          said: "It would be right if the await started the wait. A's bar begins at 0, before anything was awaited.",
        },
      ],
      answer: ({ run }) =>
        run().lane('A').startMs < run().lane('B').endMs ? 'call' : 'await',
      right: 'The call starts it.',
    },
  ],

  // More questions, kept for review.
  reserve: [
    {
      kind: 'number',
      id: 'at-most',
      of: 'together',
      unit: 'count',
      text: 'Together: at most how many waits are under way at once?',
      answer: ({ run }) => run().facts.peakInFlight,
      right: ({ run }) => `${run().facts.peakInFlight}: both.`,
      lures: [
        {
          value: 1,
          said: '1 is right for one by one. Here the two bars lie over each other.',
        },
      ],
      otherwise: ({ run }) =>
        `It would be right for another number of calls. Count the bars over one moment: ${run().facts.peakInFlight}.`,
    },
  ],

  // What was missed is asked once more with these.
  otherKnobs: [{ a: 1500, b: 600 }],

  // Asked by `quiz --surprise`: decided by an aside, clear without the lesson.
  surprise: 'awaited-later-total',

  // What {name} stands for in text.md.
  figures: {
    a: ({ ms, knobs }) => ms(knobs.a),
    b: ({ ms, knobs }) => ms(knobs.b),
    oneByOne: ({ run, s }) => s(run('one-by-one').totalMs),
    together: ({ run, s }) => s(run('together').totalMs),
  },
} satisfies Lesson<Knobs>
