import type { Lesson, Ran } from 'learn-async/kit'
import {
  allComesLater,
  computing,
  loopOfAwaits,
  mapThenLoop,
  mapToCalls,
  mapToFunctions,
  oneAwaitTooMany,
  withoutTheInnerAwait,
  withoutTheOuterAwait,
} from './asides.ts'
import { oneByOne, together } from './demo.ts'

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
      id: 'all-comes-later',
      run: allComesLater,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'one-await-too-many',
      run: oneAwaitTooMany,
      file: 'asides.ts',
      knobs: { a: 1000, b: 2000, c: 500 },
    },
    {
      kind: 'lab',
      id: 'without-the-inner-await',
      run: withoutTheInnerAwait,
      file: 'asides.ts',
      knobs: { a: 1000, b: 2000, c: 500 },
    },
    {
      kind: 'lab',
      id: 'without-the-outer-await',
      run: withoutTheOuterAwait,
      file: 'asides.ts',
      knobs: { a: 1000, b: 2000, c: 500 },
    },
    {
      kind: 'lab',
      id: 'loop-of-awaits',
      run: loopOfAwaits,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'map-to-calls', run: mapToCalls, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'map-then-loop',
      run: mapThenLoop,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'map-to-functions',
      run: mapToFunctions,
      file: 'asides.ts',
    },
    {
      kind: 'python',
      id: 'python:gather-comes-later',
      file: 'asides/gather-comes-later.py',
    },
    {
      kind: 'python',
      id: 'python:tasks-at-once',
      file: 'asides/tasks-at-once.py',
    },
    { kind: 'lab', id: 'computing', run: computing, file: 'asides.ts' },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'one-by-one-total',
      of: 'one-by-one',
      unit: 's',
      text: ({ line }) =>
        `One by one (line ${line("[await wait('A'")}): done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `It took ${s(run().totalMs)}. Each wait began when the one before it had ended, so the times add up.`,
      lures: [
        {
          value: longest,
          said: ({ run, s, line, knobs }) =>
            `${s(longest(knobs))} would be right if all three had begun together. On line ${line("[await wait('A'")} each \`await\` holds the function back: see B's wait begin at ${s(run().lane('B').startMs)}, where A's ends.`,
        },
        {
          value: aroundTheMean,
          said: ({ run, s }) =>
            `That is the mean of the three. It would be right for the time of one wait, on average; the question was for all of them. They lie end to end: ${s(run().totalMs)}.`,
        },
        {
          value: shortest,
          said: ({ run, s, knobs, line }) =>
            `${s(shortest(knobs))} would be right if one value were enough. Line ${line("[await wait('A'")} wants three, one after another: ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { a, b, c } }) =>
        `Lay the three waits end to end: ${a / 1000} + ${b / 1000} + ${c / 1000}. It took ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'together-total',
      of: 'together',
      unit: 's',
      text: ({ line }) =>
        `Together (line ${line("Promise.all([wait('A'")}): done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s, knobs }) =>
        `It took ${s(run().totalMs)}, as long as the longest of the three. The other two ended inside ${longestName(knobs)}'s wait and cost nothing more.`,
      lures: [
        {
          value: sum,
          said: ({ s, knobs }) =>
            `${s(sum(knobs))} is right for one by one; you have just seen it. Here B and C did not wait for A: all three waits begin at 0.`,
        },
        {
          value: aroundTheMean,
          said: ({ s, knobs }) =>
            `The mean would be right if the three shared one piece of work among them. They share nothing: ${longestName(knobs)}'s wait is ${s(longest(knobs))} long, whoever waits beside it.`,
        },
        {
          value: shortest,
          said: ({ run, s, knobs }) =>
            `At ${s(run().lane(shortestName(knobs)).endMs)} the first one was finished. That is when Promise.race would answer; Promise.all wants every value.`,
        },
        {
          value: ({ a }) => a,
          said: ({ run, s, knobs }) =>
            `A is first in the list, and was over at ${s(run().lane('A').endMs)}. ${longestName(knobs)} was still waiting; Promise.all wants every value.`,
        },
      ],
      otherwise: ({ run, s, knobs }) =>
        `Find the wait that ends last: ${longestName(knobs)}, at ${s(run().lane(longestName(knobs)).endMs)}. No wait begins after 0, so that is the whole time.`,
    },
    {
      kind: 'order',
      id: 'finishing-order',
      of: 'together',
      text: 'Together: in which order do A, B and C finish?',
      items: ['A', 'B', 'C'],
      answer: ({ run }) => run().facts.finishOrder,
      right: ({ run, s, knobs }) => {
        const parts = byLength(knobs).map(
          (name) => `${name} at ${s(run().lane(name).endMs)}`,
        )
        return `${parts.join(', ')}: the shorter the wait, the sooner it is over.`
      },
      lures: [
        {
          order: ['A', 'B', 'C'],
          said: ({ run, ms }) => {
            const starts = run().facts.lanes.map((lane) => lane.startMs)
            const [one, other] = wrongPair(
              ['A', 'B', 'C'],
              run().facts.finishOrder,
            )
            return `That is the order in which they were started, within ${ms(Math.max(...starts) - Math.min(...starts))}. It would be the finishing order one by one. Together nobody stands in line: ${other}, with a shorter wait than ${one}, is over before it.`
          },
        },
        {
          order: ({ knobs }) => byLength(knobs).reverse(),
          said: ({ knobs }) =>
            `Longest first: the exact reverse. It would be right for a program that stops the waits from the top down. These run side by side, so the shortest is over first: ${shortestName(knobs)}.`,
        },
      ],
      otherwise: ({ given, run, s }) => {
        const [one, other] = wrongPair(
          given as string[],
          run().facts.finishOrder,
        )
        return `You put ${one} before ${other}. It would be right if ${other} had been started later. Both waits begin at 0, and the shorter one ends first: ${other} at ${s(run().lane(other).endMs)}, ${one} at ${s(run().lane(one).endMs)}.`
      },
    },
  ],

  turn: {
    text: 'Bring b down from 2000 ms to 250 ms. First, both totals:',
    set: { b: 250 },
    allRight: ({ s, knobs: { a, b } }) =>
      `The sum lost all of b's ${s(2000 - b)}. Together lost only ${s(2000 - a)}: then A was the longest, and shortening B further buys nothing.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-one-by-one',
        of: 'one-by-one',
        unit: 's',
        text: 'One by one: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: ({ run, s }) =>
          `The sum follows every knob: ${s(run().totalMs)}.`,
        lures: [
          {
            value: ({ a, c }) => a + 2000 + c,
            said: 'That was with b at 2 s. The sum follows every knob.',
          },
          {
            value: longest,
            said: ({ s, knobs }) =>
              `${s(longest(knobs))} is the longest of the three now: right for together. One by one they still lie end to end.`,
          },
        ],
        otherwise: ({ knobs: { a, b, c }, run, s }) =>
          `The new sum: ${a / 1000} + ${b / 1000} + ${c / 1000}. It took ${s(run().totalMs)}.`,
      },
      {
        kind: 'number',
        id: 'turned-together',
        of: 'together',
        unit: 's',
        text: 'Together: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: ({ run, s, knobs }) =>
          `The longest is ${longestName(knobs)} now: ${s(run().totalMs)}.`,
        lures: [
          {
            value: 2000,
            said: ({ run, s, knobs }) =>
              `2 s was B's old time. B is over at ${s(run().lane('B').endMs)} now; the longest is ${longestName(knobs)}.`,
          },
          {
            value: ({ b }) => b,
            said: ({ run, s, knobs }) =>
              `You followed the knob. B is now the shortest; the total follows the longest, ${longestName(knobs)}: ${s(run().totalMs)}.`,
          },
          {
            value: sum,
            said: 'That is the new sum, right for one by one.',
          },
        ],
        otherwise: ({ run, s, knobs }) =>
          `The new longest is ${longestName(knobs)}: ${s(run().totalMs)}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'order',
      id: 'order-of-values',
      of: 'together',
      text: '`together` gives back a list of three names. In which order?',
      items: ['A', 'B', 'C'],
      answer: ({ run }) => run().value as string[],
      right:
        'Promise.all puts each value where its promise stood in the list. Who finished first does not matter.',
      lures: [
        {
          order: ({ run }) => run().facts.finishOrder,
          said: 'That is the order in which they finished. It would be right if each one wrote its name into the list as it ended. Promise.all keeps a place for every promise: A, B, C.',
        },
        {
          order: ({ knobs }) => byLength(knobs).reverse(),
          said: ({ line }) =>
            `Longest first would need sorting, and nobody sorts. Each value stands where its promise stood on line ${line("Promise.all([wait('A'", 'demo.ts')}.`,
        },
      ],
      otherwise: ({ line }) =>
        `It would be right if the list were written in some other order. Compare with line ${line("Promise.all([wait('A'", 'demo.ts')}: each value stands where its promise stood.`,
    },
    {
      kind: 'number',
      id: 'all-comes-later',
      of: [
        'all-comes-later',
        'python:gather-comes-later',
        'python:tasks-at-once',
      ],
      unit: 's',
      text: ({ knobs: { a, b, c } }) =>
        `A waits ${a} ms, B ${b} ms, C ${c} ms. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ line, knobs, s }) =>
        longest(knobs) > 1000
          ? `The waits began on line ${line('const waits')}. When line ${line('return')} came, 1 s of them was already over. Promise.all starts nothing; it collects.`
          : `The waits began on line ${line('const waits')} and were over when line ${line('return')} came, at ${s(1000)}. Promise.all starts nothing; it collects.`,
      lures: [
        {
          value: (knobs) => 1000 + longest(knobs),
          said: ({ line, given, run, s }) =>
            `${s(given as number)} would be right if Promise.all started the waits. The calls on line ${line('const waits')} did. In Python you would be right: there these are coroutines, which do not run until gather takes them (${s(run('python:gather-comes-later').totalMs)}); with create_task on line ${line('const waits')} it is ${s(run('python:tasks-at-once').totalMs)} there too.`,
        },
        {
          value: (knobs) => 1000 + sum(knobs),
          said: '1 s, and then the sum: right if each call had an `await` of its own. Nothing here makes one wait for another: no `await` stands between the three calls.',
        },
        {
          value: 1000,
          said: ({ line, knobs, s }) =>
            `Line ${line('await sleep')} is over at 1 s, and that would be all if every wait were shorter. ${longestName(knobs)} takes ${s(longest(knobs))}, and line ${line('return')} waits for it.`,
        },
      ],
      otherwise: ({ line, knobs, s }) =>
        `Begin at line ${line('const waits')}: at 0 s all three waits are under way, and the longest takes ${s(longest(knobs))}; line ${line('await sleep')} takes 1 s beside them.`,
    },
    {
      kind: 'line',
      id: 'one-await-too-many',
      of: [
        'one-await-too-many',
        'without-the-inner-await',
        'without-the-outer-await',
      ],
      text: 'With A 1 s, B 2 s, C 0.5 s this takes 2.50 s, not 2 s. Which line costs the half second?',
      options: [
        {
          id: 'first-call',
          at: "wait('A', a),",
          said: ({ line, run, s }) =>
            `A starts first, so it is the first suspect. It would cost time with an \`await\` before it. There is none on line ${line("wait('A', a),")}, and A is over at ${s(run().lane('A').endMs)}, long before the end.`,
        },
        {
          id: 'inner-await',
          at: "await wait('B', b),",
        },
        {
          id: 'last-call',
          at: "wait('C', c),",
          said: ({ line, run, s }) =>
            `C is the half second you see, and it would be to blame if it were slow to start by itself. But C starts when line ${line("wait('C', c),")} is reached, at ${s(run().lane('C').startMs)}. Line ${line("await wait('B', b),")} decides when that is.`,
        },
        {
          id: 'outer-await',
          at: 'return await all',
          said: ({ run, s }) =>
            `The familiar \`await\`, and where the waiting seems to be done. By then everything is under way that ever will be: without it the result is there at ${s(run('without-the-outer-await').totalMs)} as before.`,
        },
      ],
      answer: ({ run }) =>
        run('without-the-inner-await').totalMs <
        run('without-the-outer-await').totalMs
          ? 'inner-await'
          : 'outer-await',
      right: ({ line, run, s }) =>
        `The list is made from top to bottom. Line ${line("await wait('B', b),")} holds it up until B is over; only then is line ${line("wait('C', c),")} reached and C started: 2 + 0.5. Without that \`await\` it takes ${s(run('without-the-inner-await').totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'computing',
      of: 'computing',
      unit: 's',
      text: 'Three computations of 0.2 s each; `compute` uses the thread for that long. Done after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `It took ${s(run().totalMs)}. Waits lie side by side; computations cannot. There is one thread, and each kept it for 0.2 s. Lesson 7 shows what that does to everybody else.`,
      lures: [
        {
          value: 200,
          said: ({ run, s }) =>
            `0.2 s is right for waits, by the rule you have just seen. But a wait needs nobody; a computation needs the thread, and there is only one: ${s(run().totalMs)}.`,
        },
        {
          value: 200 / 3,
          said: ({ run, s }) =>
            `That is right for one job cut into three parts on three processors. These are three jobs, and Node runs your code on one thread: ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `Three computations of 0.2 s, one after the other on the one thread: ${s(run().totalMs)}.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'gather-comes-later',
      of: [
        'python:gather-comes-later',
        'python:tasks-at-once',
        'all-comes-later',
      ],
      unit: 's',
      text: 'This is Python. Done after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, line, s }) =>
        `${s(run().totalMs)}: line ${line('waits = [')} only makes coroutines, and they run when gather takes them, at 1 s. With create_task around each it took ${s(run('python:tasks-at-once').totalMs)}, and in TypeScript, where the call starts the wait, ${s(run('all-comes-later').totalMs)}.`,
      lures: [
        {
          value: 2000,
          said: ({ run, line, s }) =>
            `Right in TypeScript, where the calls on line ${line('waits = [')} start the waits: ${s(run('all-comes-later').totalMs)}. In Python a call makes a coroutine, and a coroutine does nothing until somebody takes it: ${s(run().totalMs)}. With create_task around each it was ${s(run('python:tasks-at-once').totalMs)}.`,
        },
        {
          value: 4500,
          said: ({ run, line, s }) =>
            `Right if gather awaited one after the other. It makes tasks of all three first, on line ${line('asyncio.gather')}, and they wait side by side: ${s(run().totalMs)}.`,
        },
        {
          value: 3500,
          said: ({ run, s }) =>
            `Right for three awaits in turn, without the sleep before it. gather lets the three wait side by side, from 1 s on: ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, line, s }) =>
        `Two steps, one after the other: 1 s of sleep, then the longest of the three, which begin on line ${line('asyncio.gather')}: ${s(run().totalMs)}.`,
    },
    {
      kind: 'several-of',
      id: 'which-overlap',
      of: [
        'map-to-calls',
        'loop-of-awaits',
        'map-then-loop',
        'map-to-functions',
      ],
      fixed: true,
      text: "`list` is [['A', a], ['B', b], ['C', c]]. Which of these have all three waits under way at once?",
      options: [
        {
          id: 'loop-of-awaits',
          text: 'for (const [name, ms] of list) await wait(name, ms)',
          chosen: ({ run, s }) =>
            `The loop says await, so it looks asynchronous; without that await it would be right. Each round holds the loop until its wait is over: at most ${run('loop-of-awaits').facts.peakInFlight} under way, ${s(run('loop-of-awaits').totalMs)}.`,
        },
        {
          id: 'map-to-calls',
          text: 'await Promise.all(list.map(([name, ms]) => wait(name, ms)))',
          leftOut: ({ run, s }) =>
            `map makes the three calls, and the calls start the waits; it would be one at a time if map stopped at each. At most ${run('map-to-calls').facts.peakInFlight} under way, ${s(run('map-to-calls').totalMs)}.`,
        },
        {
          id: 'map-then-loop',
          text: 'const waits = list.map(([name, ms]) => wait(name, ms))\nfor (const one of waits) await one',
          leftOut: ({ run, s }) =>
            `A loop of awaits, which is one at a time when the loop makes the calls. Here all three were started on the line above; the loop only collects: at most ${run('map-then-loop').facts.peakInFlight}, ${s(run('map-then-loop').totalMs)}. Mind errors, though: that is lesson 6.`,
        },
        {
          id: 'map-to-functions',
          text: 'await Promise.all(list.map(([name, ms]) => () => wait(name, ms)))',
          chosen: ({ run, s }) =>
            `The name says all, and with the calls themselves in the list it would be right. But \`() =>\` makes functions that nobody calls: ${run('map-to-functions').facts.peakInFlight} under way, and Promise.all hands the functions back at ${s(run('map-to-functions').totalMs)}.`,
        },
      ],
      answer: (ran) =>
        [
          'loop-of-awaits',
          'map-to-calls',
          'map-then-loop',
          'map-to-functions',
        ].filter((id) => peak(ran, id) === 3),
      right: ({ run }) =>
        `Both make the three calls before the first \`await\`: at most ${run('map-to-calls').facts.peakInFlight} under way. The loop that calls and awaits has ${run('loop-of-awaits').facts.peakInFlight}; the functions that nobody calls, ${run('map-to-functions').facts.peakInFlight}.`,
    },
  ],

  surprise: 'all-comes-later',

  otherKnobs: [
    { a: 1600, b: 700, c: 2400 },
    { a: 600, b: 1900, c: 1200 },
    { a: 1300, b: 300, c: 2000 },
  ],

  python: { variants: ['one-by-one', 'together'], differences: {} },

  figures: {
    a: ({ knobs }) => `${knobs.a / 1000} s`,
    aMs: ({ knobs }) => knobs.a,
    b: ({ knobs }) => `${knobs.b / 1000} s`,
    c: ({ knobs }) => `${knobs.c / 1000} s`,
    lineOneByOne: ({ line }) => line("[await wait('A'", 'demo.ts'),
    lineTogether: ({ line }) => line("Promise.all([wait('A'", 'demo.ts'),
    oneByOne: ({ run, s }) => s(run('one-by-one').totalMs),
    together: ({ run, s }) => s(run('together').totalMs),
    ratio: ({ run }) =>
      (run('one-by-one').totalMs / run('together').totalMs).toFixed(2),
  },
} satisfies Lesson<Knobs>

/** The first two neighbours of the given order that finished the other way round. */
function wrongPair(
  given: readonly string[],
  ran: readonly string[],
): [string, string] {
  for (let index = 0; index + 1 < given.length; index++) {
    const [one, other] = [given[index]!, given[index + 1]!]
    if (ran.indexOf(one) > ran.indexOf(other)) return [one, other]
  }
  throw new Error('the given order is the right one')
}
