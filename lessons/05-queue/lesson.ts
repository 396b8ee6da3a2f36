import type { Lesson, Ran } from 'learn-async/kit'
import { closed, oneMark, roomForOne, turns } from './asides.ts'
import { oneConsumer, twoConsumers, withoutLimit } from './demo.ts'

export type Knobs = {
  items: number
  make: number
  use: number
  bound: number
}

/** The producer alone, never held back. */
const making = ({ items, make }: Knobs) => items * make
/**
 * Each consumer takes every n-th thing, beginning when its first is made: then
 * one use after another, or the making, if that is slower. Whoever takes one of
 * the last two ends last.
 */
const withConsumers = ({ items, make, use }: Knobs, consumers: number) => {
  const endOf = (thing: number) => {
    const first = ((thing - 1) % consumers) + 1
    const uses = Math.ceil(thing / consumers)
    return Math.max(first * make + uses * use, thing * make + use)
  }
  return Math.max(endOf(items), endOf(items - 1))
}
const oneTotal = (knobs: Knobs) => withConsumers(knobs, 1)
const twoTotal = (knobs: Knobs) => withConsumers(knobs, 2)
/** As if both stages stood still for each other. */
const inTurn = ({ items, make, use }: Knobs) => items * (make + use)

const heldMs = (ran: Ran<Knobs>, id?: string) =>
  ran.run(id).lane('producer').heldMs
const peak = (ran: Ran<Knobs>, id?: string) =>
  ran.run(id).facts.queues[0]?.peak ?? 0

export default {
  knobs: {
    items: {
      kind: 'number',
      label: 'how many things are made',
      default: 7,
      min: 2,
      max: 12,
    },
    make: {
      kind: 'number',
      label: 'time to make one',
      default: 50,
      min: 20,
      max: 400,
      unit: 'ms',
    },
    use: {
      kind: 'number',
      label: 'time to use one',
      default: 175,
      min: 20,
      max: 500,
      unit: 'ms',
    },
    bound: {
      kind: 'number',
      label: 'how many the queue holds',
      default: 3,
      min: 1,
      max: 12,
    },
  },

  variants: [
    {
      kind: 'lab',
      id: 'one-consumer',
      title: 'one consumer',
      run: oneConsumer,
      file: 'demo.ts',
      shows: ['produce', 'consume'],
      bound: oneTotal,
    },
    {
      kind: 'lab',
      id: 'two-consumers',
      title: 'two consumers',
      run: twoConsumers,
      file: 'demo.ts',
      bound: twoTotal,
    },
    {
      kind: 'lab',
      id: 'without-limit',
      title: 'one consumer, a queue without a limit',
      run: withoutLimit,
      file: 'demo.ts',
      bound: oneTotal,
    },
  ],

  asides: [
    { kind: 'lab', id: 'turns', run: turns, file: 'asides.ts' },
    { kind: 'lab', id: 'one-mark', run: oneMark, file: 'asides.ts' },
    { kind: 'lab', id: 'closed', run: closed, file: 'asides.ts' },
    { kind: 'python', id: 'python:turns', file: 'asides/turns.py' },
    { kind: 'python', id: 'python:join', file: 'asides/join.py' },
    { kind: 'python', id: 'python:join-done', file: 'asides/join-done.py' },
    { kind: 'lab', id: 'room-for-one', run: roomForOne, file: 'asides.ts' },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'one-consumer-total',
      of: 'one-consumer',
      unit: 's',
      text: ({ knobs: { items, make, use, bound } }) =>
        `One consumer: ${items} things, ${make} ms to make one, ${use} ms to use one, a queue of ${bound}. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s, knobs: { items, make, use } }) =>
        `It took ${s(run().totalMs)}: ${make} ms until the first thing was there, then ${items} times ${use} ms without a gap. The making went on beside the using.`,
      lures: [
        {
          value: inTurn,
          said: ({ run, s, line, ms }) =>
            `That adds making and using for each thing, and would be right if the producer waited until its thing was used. Line ${line('queue.put')} waits only while the queue is full: see the producer begin to make the second at ${ms(run().waits('producer', 'timer')[1]!.fromMs)}, while the first thing is in use. It took ${s(run().totalMs)}.`,
        },
        {
          value: making,
          said: ({ run, s, knobs: { items, make, use } }) =>
            `${s(items * make)} is the producer's own work, and would be right if using took no time. Each use takes ${use} ms, and they lie end to end in the consumer's lane until ${s(run().lane('consumer').endMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { items, make, use } }) =>
        `Follow the slower lane, the consumer: it begins when the first thing is made, at ${make} ms, and uses ${items} things, ${use} ms each. Done at ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'two-consumers-total',
      of: 'two-consumers',
      unit: 's',
      text: 'Two consumers, everything else as before. Done after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, s, knobs: { items } }) =>
        `It took ${s(run().totalMs)}. Two uses lie side by side, so ${items} of them take ${Math.ceil(items / 2)} rounds after the first thing is made.`,
      lures: [
        {
          value: (knobs) => oneTotal(knobs) / 2,
          said: ({ run, s, knobs: { items, make } }) =>
            `Exactly half would be right if everything were shared out. The first ${make} ms of making are not, and ${items} things do not divide by two: one consumer has the last thing to itself. ${s(run().totalMs)}.`,
        },
        {
          value: oneTotal,
          said: ({ run, s }) =>
            `The same as with one would be right if the producer set the pace. But it was held back, so it had things to give: see both consumers busy at once. ${s(run().totalMs)}.`,
        },
        {
          value: making,
          said: ({ run, s, knobs }) =>
            `${s(making(knobs))} is when the last thing is made. It would be the end if that were used at once and in no time; the last use ends at ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { items, make, use } }) =>
        `After ${make} ms the first thing is there. Then two at a time: ${Math.ceil(items / 2)} rounds of ${use} ms. It took ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'without-limit-total',
      of: 'without-limit',
      unit: 's',
      text: ({ knobs: { bound } }) =>
        `One consumer again, and the queue's limit of ${bound} is taken away. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: (told) =>
        `It took ${told.s(told.run().totalMs)}, as with the limit. The producer was done sooner, at ${told.s(told.run().lane('producer').endMs)}; the consumer uses one thing at a time all the same. Up to ${peak(told)} things lay waiting for it.`,
      lures: [
        {
          value: making,
          said: ({ run, s, knobs }) =>
            `At ${s(making(knobs))} everything is made: that is when the producer's lane ends, and would be the end if putting were the whole work. The consumer is busy until ${s(run().totalMs)}.`,
        },
        {
          value: (knobs) => twoTotal(knobs),
          said: ({ run, s, knobs }) =>
            `${s(twoTotal(knobs))} took two consumers. A bigger queue would be worth a second consumer if waiting things were used up while they wait; they only lie there. It took ${s(run().totalMs)}.`,
        },
        {
          value: (knobs) => [
            oneTotal(knobs) * 0.45,
            oneTotal(knobs) * 0.85,
          ],
          said: ({ run, s }) =>
            `A buffer makes things quicker where one side is sometimes slow and sometimes fast. Here the consumer is always the slower one, and has no gap that more stock could fill: it ends at ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { items, use } }) =>
        `Look at the consumer alone: ${items} uses of ${use} ms, end to end, whatever lies in the queue. It took ${s(run().totalMs)}.`,
    },
  ],

  turn: {
    text: ({ knobs: { use } }) =>
      `Bring use down from ${use} ms to 20 ms: the consumer is now quicker than the producer.`,
    set: { use: 20 },
    allRight: (told) =>
      `Now the producer sets the pace, and is never held back. With two consumers it took ${told.s(told.run('two-consumers').totalMs)}: no thing ever waits for a second consumer.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-total',
        of: ['one-consumer', 'two-consumers'],
        unit: 's',
        text: 'One consumer: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: ({ run, s, knobs: { items, make, use } }) =>
          use <= make
            ? `${items} times ${make} ms of making, and ${use} ms for the last thing: ${s(run().totalMs)}.`
            : `${make} ms until the first thing is made, then ${items} uses of ${use} ms: ${s(run().totalMs)}.`,
        lures: [
          {
            value: ({ items, make }) => make + items * 175,
            said: ({ run, s, knobs: { make, use } }) =>
              use <= make
                ? `That was with 175 ms a use. The consumer's lane now has gaps in which it waits for things; the end is ${s(run().totalMs)}.`
                : `That was with 175 ms a use. It is ${use} ms now, and the end is ${s(run().totalMs)}.`,
          },
          {
            value: ({ items, make, use }) => make + items * use,
            said: ({ run, s }) =>
              `Right if the consumer still were the slower one. It now waits for each thing to be made; the producer's lane has no gap, and ends one use before the consumer's. ${s(run().totalMs)}.`,
          },
          {
            value: inTurn,
            said: ({ run, s }) =>
              `Making and using added would be right if they took turns. While one thing is used the next is being made: ${s(run().totalMs)}.`,
          },
        ],
        otherwise: ({ run, s, knobs: { items, make, use } }) =>
          use <= make
            ? `The slower stage is the making: ${items} × ${make} ms, then ${use} ms for the last use. ${s(run().totalMs)}.`
            : `The slower stage is the using: ${make} ms until the first thing is made, then ${items} × ${use} ms. ${s(run().totalMs)}.`,
      },
      {
        kind: 'number',
        id: 'turned-held',
        of: ['one-consumer', 'two-consumers'],
        unit: 'ms',
        text: 'One consumer: for how many ms in all is the producer held back by a full queue?',
        answer: (ran) => heldMs(ran),
        right(told) {
          const { make, use } = told.knobs
          if (use <= make)
            return 'Not at all: each thing is taken as soon as it is there.'
          const held = heldMs(told)
          return held === 0
            ? 'Not at all: making is quicker than using, so things pile up, but the queue has room for all of them.'
            : `Making is quicker than using, so things pile up. The producer stood before a full queue for ${told.ms(held)} in all.`
        },
        lures: [],
        otherwise(told) {
          const { make, use, bound } = told.knobs
          const held = told.ms(heldMs(told))
          if (use <= make)
            return `It would be held back if ${bound} things could pile up. But the consumer is back for the next before it is made: ${held} of the producer's lane are held back.`
          return heldMs(told) === 0
            ? `It would be held back if more than ${bound} things lay there at once. They pile up, but the queue has room for all of them: ${held}.`
            : `It would be right with other times. Making is quicker than using here, so things pile up: ${held} before a full queue.`
        },
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'peak-without-limit',
      of: 'without-limit',
      unit: 'count',
      text: ({ knobs: { items, make, use } }) =>
        `The queue without a limit (${items} things, ${make} ms to make, ${use} ms to use; no end mark is put in): how many things lie in it at most?`,
      answer: (ran) => peak(ran),
      right: ({ run, knobs: { items }, time }) =>
        `When the last of the ${items} was made, at ${time(run().lane('producer').endMs)}, the others had been taken or lay there. Nobody held the producer back.`,
      lures: [
        {
          value: ({ bound }) => bound,
          said: (ran) =>
            `${ran.knobs.bound} is right for the queue with the limit. Without it the producer puts in whatever it has made: up to ${peak(ran)} lay in it.`,
        },
        {
          value: ({ items }) => items,
          said: ({ knobs: { items } }) =>
            `All ${items} would be right if nobody took any before the last was made. The first went straight to the consumer, and it came back for more.`,
        },
        {
          value: 0,
          said: 'None would be right if the consumer always stood waiting. It was busy with one thing while the next ones were made.',
        },
      ],
      otherwise: (told) =>
        `It would be right with other speeds. Count at the moment when the last thing is made: those made, less those the consumer has taken. ${peak(told)}.`,
    },
    {
      kind: 'number',
      id: 'held-back',
      of: 'one-consumer',
      unit: 'ms',
      text: ({ knobs: { items, make, use, bound } }) =>
        `One consumer, a queue of ${bound} (${items} things, ${make} ms to make, ${use} ms to use): for how many ms in all is the producer held back?`,
      answer: (ran) => heldMs(ran),
      right: ({ run, ms, knobs }) =>
        `${ms(run().lane('producer').heldMs)} of its lane are held back. The making alone takes ${ms(making(knobs))}; it was through only at ${ms(run().lane('producer').endMs)}.`,
      lures: [
        {
          value: 0,
          said: ({ run, ms }) =>
            `Not at all would be right with a queue that never fills. This one is full, and put waits: ${ms(run().lane('producer').heldMs)} of the producer's lane are held back.`,
        },
        {
          value: (knobs) => oneTotal(knobs) - making(knobs),
          said: ({ run, ms }) =>
            `That is the whole time the consumer needs beyond the making; right if the producer had to wait for the last use. It is through when its last thing has found room, at ${ms(run().lane('producer').endMs)}.`,
        },
      ],
      otherwise: ({ run, ms, knobs }) =>
        `The making alone takes ${ms(making(knobs))}; the producer was through at ${ms(run().lane('producer').endMs)}. For ${ms(run().lane('producer').heldMs)} of that it stood before a full queue.`,
    },
    {
      kind: 'order',
      id: 'who-goes-on',
      of: ['turns', 'python:turns'],
      text: 'The consumer is already waiting when the first item is put. In which order?',
      items: ['p0', 'c0', 'p1', 'c1'],
      answer: ({ run }) => run().lines,
      right: ({ run, line }) =>
        `The item wakes the consumer, and line ${line('queue.put')} gives way even where there is room: each \`await\` lets the other go on. In Python put does not give way while there is room, and the same program wrote ${run('python:turns').lines.join(', ')}.`,
      lures: [
        {
          order: ['p0', 'p1', 'c0', 'c1'],
          said: ({ run, line }) =>
            `Right in Python: there \`await queue.put\` goes straight on while there is room, and the same program wrote ${run('python:turns').lines.join(', ')}. In JavaScript every \`await\` gives the thread back, on line ${line('queue.put')} too, and the consumer was next in line.`,
        },
        {
          pair: ['p0', 'c0'],
          said: 'That would be right if an item could be used before it is put. c0 is logged by whoever got item 0; see p0 before it.',
        },
        {
          pair: ['p1', 'c1'],
          said: 'That would be right if an item could be used before it is put. c1 is logged by whoever got item 1; see p1 before it.',
        },
        {
          pair: ['c0', 'p1'],
          said: ({ line }) =>
            `Right if \`await\` on line ${line('queue.put')} went on at once where there is room. It gives way first, and the consumer, just woken, was in line before the producer's rest: c0, then p1.`,
        },
      ],
    },
    {
      kind: 'one-of',
      id: 'one-mark',
      of: ['one-mark', 'closed'],
      text: "Two consumers, and one 'end' put in as an end mark. What happens?",
      options: [
        {
          id: 'both',
          text: 'both log "over"',
          said: ({ run }) =>
            `Right with close(), which every consumer hears: "over" ${count(run('closed').lines, 'over')} times. An item is got once: whoever took 'end' is over, the other still waits for an item.`,
        },
        {
          id: 'one',
          text: 'one logs "over", the other is left at its get',
          said: 'It would be right for an end mark that only one consumer can take.',
        },
        {
          id: 'none',
          text: 'neither logs "over"',
          said: ({ run }) =>
            `Right if nobody ever came to the mark. It is an item like the others, and one consumer got it: "over" was logged ${count(run().lines, 'over')} time.`,
        },
        {
          id: 'error',
          text: 'an error is thrown',
          said: 'An error would be the kind thing to do. Nobody can know here that no item will come; the program just has nothing left to do.',
        },
      ],
      answer: ({ run }) => {
        if (run().threw !== null) return 'error'
        const over = count(run().lines, 'over')
        return over === 2
          ? 'both'
          : over === 1 && run().hung
            ? 'one'
            : 'none'
      },
      right: ({ run }) =>
        `Only one of the two gets 'end'; the other waits at get, and nothing is left that could wake it. Where a file awaits both at its top Node then ends with exit code 13, in a function with 0; Python waits for ever. One mark for each consumer would do, or close(): then "over" comes ${count(run('closed').lines, 'over')} times.`,
    },
  ],

  reserve: [
    {
      kind: 'order',
      id: 'who-goes-on-in-python',
      of: ['python:turns', 'turns'],
      text: 'This is Python; gather starts consume first. In which order?',
      items: ['p0', 'c0', 'p1', 'c1'],
      answer: ({ run }) => run().lines,
      right: ({ run, line }) =>
        `There is room for three, so \`await\` on line ${line('queue.put')} goes straight on: the consumer, though woken, has its turn when produce is through. In TypeScript every \`await\` gives way: ${run('turns').lines.join(', ')}.`,
      lures: [
        {
          order: ['p0', 'c0', 'p1', 'c1'],
          said: ({ run, line }) =>
            `Right in TypeScript, where every \`await\` gives the thread back: ${run('turns').lines.join(', ')}. In Python \`await\` gives it back only where something has to wait, and line ${line('queue.put')} has room: ${run().lines.join(', ')}.`,
        },
        {
          pair: ['p0', 'c0'],
          said: 'That would be right if an item could be used before it is put. c0 is written by whoever got item 0; see p0 before it.',
        },
        {
          pair: ['p1', 'c1'],
          said: 'That would be right if an item could be used before it is put. c1 is written by whoever got item 1; see p1 before it.',
        },
        {
          pair: ['c0', 'c1'],
          said: 'That would be right for a stack. A queue gives out first what was put first: c0, then c1.',
        },
        {
          pair: ['p0', 'p1'],
          said: 'That would be right if the list began with 1. The loop goes through it from its front: p0, then p1.',
        },
      ],
    },
    {
      kind: 'one-of',
      id: 'join',
      of: ['python:join', 'python:join-done'],
      text: 'This is Python. The only item was got, and the queue is empty. What does join() do?',
      options: [
        {
          id: 'goes-on',
          text: 'it goes on at once: "joined"',
          said: ({ run, line }) =>
            `Right if line ${line('queue.join')} waited for an empty queue, as its name suggests. It waits until task_done() was called for each item put: with that call after the get it wrote "${run('python:join-done').lines.join(', ')}". Here it wrote "${run().lines.join(', ')}", and waits for ever.`,
        },
        { id: 'hangs', text: 'it waits for ever' },
        {
          id: 'error',
          text: 'it raises an error',
          said: ({ run }) =>
            `It would be right for the opposite fault: one task_done() too many raises ValueError. One too few is no error that anybody could see: the program wrote "${run().lines.join(', ')}", and waits.`,
        },
      ],
      answer: ({ run }) => {
        if (run().hung) return 'hangs'
        return run().threw === null ? 'goes-on' : 'error'
      },
      right: ({ run, line }) =>
        `Line ${line('queue.join')} counts task_done() calls, not items: one was put, none was called done. With task_done() after the get the program wrote "${run('python:join-done').lines.join(', ')}".`,
    },
    {
      kind: 'number',
      id: 'room-for-one',
      of: 'room-for-one',
      unit: 's',
      text: ({ knobs: { items, make, use } }) =>
        `One consumer, ${items} things, ${make} ms to make one, ${use} ms to use one; the queue now has room for one alone. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `${s(run().totalMs)}, as with more room. One thing in stock is enough for the slower side never to wait.`,
      lures: [
        {
          value: inTurn,
          said: ({ run, s }) =>
            `Making plus using for each thing would be right with no queue at all, if the two handed over in person and waited for each other. With room for one the next thing is made during the use: ${s(run().totalMs)}.`,
        },
        {
          value: making,
          said: ({ run, s }) =>
            `That is the making alone, right if using took no time. The consumer is busy until ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { items, use } }) =>
        `It would be slower only if the consumer ever had to wait for a thing. It never does: ${items} uses of ${use} ms, end to end, ${s(run().totalMs)}.`,
    },
  ],

  surprise: 'one-mark',

  otherKnobs: [
    { items: 9, make: 80, use: 180, bound: 4 },
    { items: 5, make: 60, use: 270, bound: 3 },
  ],

  python: {
    variants: ['one-consumer', 'two-consumers', 'without-limit'],
    differences: {},
  },

  figures: {
    items: ({ knobs }) => knobs.items,
    make: ({ knobs }) => knobs.make,
    use: ({ knobs }) => knobs.use,
    bound: ({ knobs }) => knobs.bound,
    oneTotal: ({ run, s }) => s(run('one-consumer').totalMs),
    held: (ran) => ran.time(heldMs(ran, 'one-consumer')),
    twoTotal: ({ run, s }) => s(run('two-consumers').totalMs),
    unboundedTotal: ({ run, s }) => s(run('without-limit').totalMs),
    peak: (ran) => peak(ran, 'without-limit'),
  },
} satisfies Lesson<Knobs>

function count(lines: readonly string[], text: string): number {
  return lines.filter((line) => line === text).length
}
