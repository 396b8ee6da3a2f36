import type { Lesson, RunView } from 'learn-async/kit'
import {
  afterTheFreeze,
  asyncFunction,
  inPieces,
  sleepBefore,
  sleepBetween,
  takingTurns,
  thenFunction,
} from './asides.ts'
import { awaitNull, givingWay, onePiece, onWorker } from './demo.ts'

export type Knobs = { block: number; slice: number; way: string }

/** The ticker of demo.ts: so many ticks, so far apart; crunch begins in between. */
const ticks = 12
const apart = 100
const crunchFrom = 220
/** The first tick that falls into the crunch. */
const heldUp = 3
const due = heldUp * apart

const crunchEnd = ({ block }: Knobs) => crunchFrom + block
/** Where nobody else has a turn before crunch is done. */
const frozenUntil = (knobs: Knobs) => Math.max(due, crunchEnd(knobs))
const frozenTotal = (knobs: Knobs) =>
  frozenUntil(knobs) + (ticks - heldUp) * apart
/** When the last tick comes if each that falls into a slice has its turn at the slice's end. */
function totalGivingWay({ block, slice }: Knobs): number {
  let last = 0
  for (let n = 1; n <= ticks; n++) {
    last += apart
    const computed = last - crunchFrom
    if (computed > 0 && computed < block)
      last =
        crunchFrom + Math.min(Math.ceil(computed / slice) * slice, block)
  }
  return Math.max(last, crunchFrom + block)
}
/** How many ticks fall due while crunch computes. */
const dueMeanwhile = (knobs: Knobs) =>
  Array.from({ length: ticks }, (_, index) => (index + 1) * apart).filter(
    (ms) => ms > crunchFrom && ms < crunchEnd(knobs),
  ).length

/** How many ticks were written while crunch computed. */
function ticksMeanwhile({ facts, lane }: RunView): number {
  const held = facts.blocked.filter((block) => block.lane === 'crunch')
  const from = held[0]?.fromMs ?? lane('crunch').startMs
  const to = held.at(-1)?.toMs ?? lane('crunch').endMs
  return facts.logged.filter(({ atMs }) => atMs > from && atMs < to).length
}

/** By how much the latest tick came after its time. */
const latest = ({ trace }: RunView) =>
  trace.events.reduce(
    (late, event) =>
      event.kind === 'resumed' && event.lane === 'ticker'
        ? Math.max(late, event.atMs - event.dueMs)
        : late,
    0,
  )

const tickAt = (run: RunView) => run.loggedAt(`tick ${heldUp}`)
const crunched = (run: RunView) => run.lane('crunch').endMs

const processorsInUse = ({ lines }: RunView) =>
  Number(lines[0]?.replace('processors in use: ', ''))

/** The asides in one of which the timer has its turn, by option. */
const ways = [
  'async-function',
  'then-function',
  'sleep-before',
  'sleep-between',
]
const tickedInTime = ({ lines }: RunView) => lines[0] === 'tick'

/** The asides that each do without one line of ask-a-program.ts, by the option that names it. */
const withoutLine = {
  'the-sleep': 'without-the-sleep',
  'the-file': 'without-the-file',
  'the-program': 'without-the-program',
}

export default {
  knobs: {
    block: {
      kind: 'number',
      label: 'computing in all',
      default: 800,
      min: 100,
      max: 1500,
      unit: 'ms',
    },
    slice: {
      kind: 'number',
      label: 'computing in one slice',
      default: 150,
      min: 10,
      max: 800,
      unit: 'ms',
    },
    way: {
      kind: 'choice',
      label: 'way of giving way',
      default: 'setImmediate',
      values: ['setImmediate', 'setTimeout 0'],
    },
  },

  variants: [
    {
      kind: 'lab',
      id: 'one-piece',
      title: 'in one piece',
      run: onePiece,
      file: 'demo.ts',
      shows: ['tick', 'onePiece'],
      bound: frozenTotal,
    },
    {
      kind: 'lab',
      id: 'await-null',
      title: 'in slices, await null',
      run: awaitNull,
      file: 'demo.ts',
      bound: frozenTotal,
    },
    {
      kind: 'lab',
      id: 'giving-way',
      title: 'in slices, giving way',
      run: givingWay,
      file: 'demo.ts',
      bound: totalGivingWay,
    },
    {
      kind: 'lab',
      id: 'worker',
      title: 'on a worker thread',
      run: onWorker,
      file: 'demo.ts',
      bound: (knobs) => Math.max(ticks * apart, crunchEnd(knobs)),
      extraToleranceMs: () => 100,
    },
  ],

  asides: [
    {
      kind: 'lab',
      id: 'async-function',
      run: asyncFunction,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'then-function',
      run: thenFunction,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'sleep-before',
      run: sleepBefore,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'sleep-between',
      run: sleepBetween,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'taking-turns',
      run: takingTurns,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'in-pieces', run: inPieces, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'after-the-freeze',
      run: afterTheFreeze,
      file: 'asides.ts',
    },
    {
      kind: 'process',
      id: 'ask-a-program',
      file: 'asides/ask-a-program.ts',
    },
    {
      kind: 'process',
      id: 'without-the-sleep',
      file: 'asides/ask-a-program.ts',
      edits: [{ from: 'await sleep(20)', to: '' }],
    },
    {
      kind: 'process',
      id: 'without-the-file',
      file: 'asides/ask-a-program.ts',
      edits: [{ from: 'await readFile(import.meta.filename)', to: '' }],
    },
    {
      kind: 'process',
      id: 'without-the-program',
      file: 'asides/ask-a-program.ts',
      edits: [
        {
          from: "import { execFileSync } from 'node:child_process'",
          to: "import { execFile } from 'node:child_process'",
        },
        {
          from: "execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 333)'])",
          to: "await new Promise((resolve) => execFile(process.execPath, ['-e', 'setTimeout(() => {}, 333)'], resolve))",
        },
      ],
    },
    {
      kind: 'python',
      id: 'python:three-sleeps',
      file: 'asides/three-sleeps.py',
    },
    {
      kind: 'python',
      id: 'python:three-async-sleeps',
      file: 'asides/three-async-sleeps.py',
    },
    {
      kind: 'python',
      id: 'python:in-threads',
      file: 'asides/in-threads.py',
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'ticks-meanwhile',
      of: ['one-piece', 'python:one-piece'],
      unit: 'count',
      text: ({ knobs: { block }, line }) =>
        `crunch computes for ${block} ms, in an async function (line ${line('lab.busy(block)', 'demo.ts')}). How many ticks are written while it computes?`,
      answer: ({ run }) => ticksMeanwhile(run()),
      right: ({ run, ms }) =>
        `None. Tick ${heldUp} was due at ${due} ms; the thread was taken until ${ms(crunched(run()))}, and it came at ${ms(tickAt(run()))}. So it is with time.sleep in a coroutine: there it came at ${ms(tickAt(run('python:one-piece')))}.`,
      lures: [
        {
          value: dueMeanwhile,
          said: ({ run, ms }) =>
            `Right if crunch computed on another thread, as "async" and "task" may sound. There is one thread, and nothing takes it away: tick ${heldUp}, due at ${due} ms, came at ${ms(tickAt(run()))}. In Python time.sleep in a coroutine does the same: ${ms(tickAt(run('python:one-piece')))}.`,
        },
        {
          value: 1,
          said: ({ run, ms, line }) =>
            `Right if the tick that was due could come in between. A timer does not interrupt, and line ${line('lab.busy(block)', 'demo.ts')} gives the thread back only at its end: tick ${heldUp} came at ${ms(tickAt(run()))}, in Python too (${ms(tickAt(run('python:one-piece')))}).`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right if the thread came free so often. It was taken from ${ms(run().lane('crunch').startMs)} to ${ms(crunched(run()))}, without a gap, with the ticker ready all the while. Tick ${heldUp} came at ${ms(tickAt(run()))}, in Python at ${ms(tickAt(run('python:one-piece')))}.`,
    },
    {
      kind: 'one-of',
      id: 'await-null',
      of: 'await-null',
      fixed: true,
      text: ({ knobs: { slice }, line }) =>
        `crunch now computes in slices of ${slice} ms, with \`await null\` before each (line ${line('await null', 'demo.ts')}). What does the ticker do meanwhile?`,
      options: [
        {
          id: 'on-time',
          text: 'it ticks on time',
          said: ({ run, ms }) =>
            `Right if crunch had a thread of its own. Even a slice cannot be interrupted, and these had no gap for a timer: tick ${heldUp}, due at ${due} ms, came at ${ms(tickAt(run()))}.`,
        },
        {
          id: 'late',
          text: 'it ticks when a slice is over, a little late',
          said: ({ run, ms }) =>
            `Right if the loop came to its timers after each slice. \`await null\` does give the thread back, but the rest of an async function goes before every timer, and here that is the next slice: tick ${heldUp}, due at ${due} ms, came at ${ms(tickAt(run()))}.`,
        },
        {
          id: 'nothing',
          text: 'nothing, as before',
        },
      ],
      answer: ({ run, knobs }) => {
        const written = ticksMeanwhile(run())
        if (written === 0) return 'nothing'
        return written === dueMeanwhile(knobs) ? 'on-time' : 'late'
      },
      right: ({ run, ms }) =>
        `\`await null\` lets only microtasks in: the next in line is the rest of this very function, the next slice. Tick ${heldUp}, due at ${due} ms, came at ${ms(tickAt(run()))}.`,
    },
    {
      kind: 'number',
      id: 'giving-way',
      of: 'giving-way',
      unit: 'ms',
      text: ({ knobs: { slice, way } }) =>
        `Now \`${way}\` comes before each slice of ${slice} ms; the first begins at ${crunchFrom} ms. Tick ${heldUp} is due at ${due} ms. When is it written, in ms?`,
      answer: ({ run }) => tickAt(run()),
      right: ({ run, ms, knobs: { slice } }) =>
        `At ${ms(tickAt(run()))}, when the slice of ${slice} ms was over. ${ticksMeanwhile(run())} ticks came while crunch computed, the latest ${ms(latest(run()))} after its time.`,
      lures: [
        {
          value: due,
          said: ({ run, ms }) =>
            `Right if a tick could interrupt a slice. Within one the thread is taken as before; it came free at its end: ${ms(tickAt(run()))}.`,
        },
        {
          value: crunchEnd,
          said: ({ run, ms, knobs: { way } }) =>
            `Right for \`await null\`. With ${way} the loop comes to its timers after each slice, and those that are due have their turn: ${ms(tickAt(run()))}, in the first gap.`,
        },
      ],
      otherwise: ({ run, ms, knobs: { slice } }) =>
        `It would be right if a slice ended then. They end every ${slice} ms from ${crunchFrom} on, and a tick that is due has its turn at the first end: ${ms(tickAt(run()))}.`,
    },
  ],

  turn: {
    text: ({ knobs: { slice } }) =>
      `Make the slices longer: 400 ms in place of ${slice}. Tick ${heldUp} is still due at ${due} ms.`,
    set: { slice: 400 },
    allRight: ({ run, ms }) =>
      `With a way out the length of a slice sets how late a tick can be: here up to ${ms(latest(run('giving-way')))}. Without one no slice is short enough. A tenth of a second is felt; slices of a few ms are not.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-giving-way',
        of: ['giving-way', 'await-null'],
        unit: 'ms',
        text: ({ knobs: { way } }) =>
          `In slices, with \`${way}\` between them: when is tick ${heldUp} written, in ms?`,
        answer: ({ run }) => tickAt(run()),
        right: ({ run, ms }) =>
          `At ${ms(tickAt(run()))}, when the first slice was over.`,
        lures: [
          {
            value: due,
            said: ({ run, ms }) =>
              `Right if a tick could interrupt a slice. It has to wait for its end: ${ms(tickAt(run()))}.`,
          },
          {
            value: crunchFrom + 150,
            said: ({ run, ms }) =>
              `Right with slices of 150 ms. The first one now ends at ${ms(tickAt(run()))}.`,
          },
          {
            value: crunchEnd,
            said: ({ run, ms }) =>
              `Right in one piece, or with \`await null\`. After the first slice the loop comes to its timers: ${ms(tickAt(run()))}.`,
          },
        ],
        otherwise: ({ run, ms }) =>
          `It would be right if a slice ended then. The first begins at ${crunchFrom} ms, and ends at ${ms(tickAt(run()))}.`,
      },
      {
        kind: 'number',
        id: 'turned-await-null',
        of: 'await-null',
        unit: 'ms',
        text: `In slices, with \`await null\` between them: when is tick ${heldUp} written, in ms?`,
        answer: ({ run }) => tickAt(run()),
        right: ({ run, ms }) =>
          `At ${ms(tickAt(run()))}, when crunch was through. No length of a slice helps where no timer has a turn.`,
        lures: [
          {
            value: ({ slice }) => crunchFrom + slice,
            said: ({ run, ms, knobs: { way } }) =>
              `Right with \`${way}\`. \`await null\` lets only microtasks in, and the next slice is one: ${ms(tickAt(run()))}.`,
          },
          {
            value: due,
            said: ({ run, ms }) =>
              `Right with a free thread. It was taken until ${ms(tickAt(run()))}.`,
          },
        ],
        otherwise: ({ run, ms }) =>
          `It would be right if crunch were through then. It began at ${crunchFrom} ms, and no timer had a turn before its end: ${ms(tickAt(run()))}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'several-of',
      id: 'before-done',
      of: ways,
      fixed: true,
      text: "Line 2 is one of these; busy(300) computes for 300 ms. With which is 'tick' written before 'done'?",
      options: [
        {
          id: 'async-function',
          text: 'await (async () => busy(300))()',
          chosen: ({ run, ms }) =>
            `Right if \`async\` moved its function elsewhere. It is called like any other, and computes on this thread: tick at ${ms(run('async-function').loggedAt('tick'))}.`,
        },
        {
          id: 'then-function',
          text: 'await Promise.resolve().then(() => busy(300))',
          chosen: ({ run, ms }) =>
            `Right if a promise had a thread of its own. \`then\` puts the function in line, as a microtask, and it computes on this thread: tick at ${ms(run('then-function').loggedAt('tick'))}.`,
        },
        {
          id: 'sleep-before',
          text: 'await sleep(0); busy(300)',
          chosen: ({ run, ms }) =>
            `Right if the timer of 50 ms were due before busy began. One way out before it comes too early: tick at ${ms(run('sleep-before').loggedAt('tick'))}.`,
        },
        {
          id: 'sleep-between',
          text: 'for (let n = 0; n < 10; n++) { busy(30); await sleep(0) }',
          leftOut: ({ run, ms }) =>
            `To leave the loop out would be right with \`await null\` in it. sleep(0) waits for a timer itself, so every other timer that is due has its turn: tick at ${ms(run('sleep-between').loggedAt('tick'))}.`,
        },
      ],
      answer: ({ run }) => ways.filter((id) => tickedInTime(run(id))),
      right: ({ run, ms }) =>
        `The computing must be in pieces, with a way out to the timers between them: tick at ${ms(run('sleep-between').loggedAt('tick'))}. Wrapped in async or then it is still one piece, on this thread: ${ms(run('async-function').loggedAt('tick'))}.`,
    },
    {
      kind: 'number',
      id: 'taking-turns',
      of: ['taking-turns', 'in-pieces'],
      unit: 'ms',
      text: 'A and B compute for 300 ms each, and give way after each 30. After how many ms is A done?',
      answer: ({ run }) => run().loggedAt('A done'),
      right: ({ run, ms, line }) =>
        `At ${ms(run().loggedAt('A done'))}, with B at ${ms(run().loggedAt('B done'))}. With busy(300) in place of the loop A was done at ${ms(run('in-pieces').loggedAt('A done'))}, B at ${ms(run('in-pieces').loggedAt('B done'))}: line ${line('await immediate()')} shares the thread out, and adds none.`,
      lures: [
        {
          value: 300,
          said: ({ run, ms, line }) =>
            `Right in one piece: then A was done at ${ms(run('in-pieces').loggedAt('A done'))}, and B had to wait. On line ${line('await immediate()')} A lets B go first, ten times: ${ms(run().loggedAt('A done'))}.`,
        },
        {
          value: 150,
          said: ({ run, ms }) =>
            `Right if two could halve the work of each. They have one thread between them, and 600 ms to compute: ${ms(run().loggedAt('A done'))}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right with other turns. A and B take 30 ms each in turn, ten times: ${ms(run().loggedAt('A done'))}.`,
    },
    {
      kind: 'line',
      id: 'holds-the-thread',
      of: ['ask-a-program', ...Object.values(withoutLine)],
      text: "It wrote 'answered' before 'tick', though the timer asks for 150 ms and another program is asked for 333. Which line holds the thread?",
      options: [
        {
          id: 'the-sleep',
          at: 'await sleep(20)',
          said: ({ run }) =>
            `Right for time.sleep in Python, which keeps the thread. This one gives it back for 20 ms; without it the program wrote "${run('without-the-sleep').lines.join(', ')}" as before.`,
        },
        {
          id: 'the-file',
          at: 'await readFile(import.meta.filename)',
          said: ({ run }) =>
            `Right for readFileSync, which keeps the thread until the disk has answered. This one waits beside the loop; without it the program wrote "${run('without-the-file').lines.join(', ')}" as before.`,
        },
        {
          id: 'the-program',
          at: "execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 333)'])",
        },
      ],
      answer: ({ run }) => {
        const found = Object.entries(withoutLine).find(([, id]) => {
          const { lines } = run(id)
          return lines.indexOf('tick') < lines.indexOf('answered')
        })
        return found?.[0] ?? 'none'
      },
      right: ({ run }) =>
        `Nothing is computed there: it waits, and keeps the thread all the same, as every call does whose name ends in Sync. With \`await\` and execFile it was "${run('without-the-program').lines.join(', ')}". In Python: subprocess.run, requests.get, time.sleep.`,
    },
    {
      kind: 'number',
      id: 'after-the-freeze',
      of: 'after-the-freeze',
      unit: 'ms',
      text: 'Five ticks, 100 ms apart; from 110 to 410 ms somebody computes. After how many ms is tick 5 written?',
      answer: ({ run }) => run().loggedAt('tick 5'),
      right: ({ run, ms, line }) =>
        `Tick 2 came at ${ms(run().loggedAt('tick 2'))}, and each of the others 100 ms after the one before: line ${line('await sleep(100)')} is reached only then. What was missed is not made up for.`,
      lures: [
        {
          value: 500,
          said: ({ run, ms, line }) =>
            `Right if missed ticks were made up for all at once. Nobody has asked for them: line ${line('await sleep(100)')} asks for one at a time, and tick 2 came at ${ms(run().loggedAt('tick 2'))}, tick 3 at ${ms(run().loggedAt('tick 3'))}.`,
        },
        {
          value: 800,
          said: ({ run, ms }) =>
            `300 ms later than it would have been: right if a wait stood still too. The one for tick 2 went on beside the computing, and was over when that ended: ${ms(run().loggedAt('tick 2'))}, not ${ms(500)}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right if tick 2 came at another moment. It came when the thread was free, at ${ms(run().loggedAt('tick 2'))}; then three times 100 ms: ${ms(run().loggedAt('tick 5'))}.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'three-sleeps',
      of: ['python:three-sleeps', 'python:three-async-sleeps'],
      unit: 's',
      text: 'This is Python. Done after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, s, line }) =>
        `${s(run().totalMs)}. Line ${line('time.sleep')} keeps the one thread, so that three naps lie end to end, gather or not. With \`await asyncio.sleep(0.3)\` in its place it took ${s(run('python:three-async-sleeps').totalMs)}.`,
      lures: [
        {
          value: 300,
          said: ({ run, s, line }) =>
            `Right with \`await asyncio.sleep(0.3)\`: then it took ${s(run('python:three-async-sleeps').totalMs)}. time.sleep on line ${line('time.sleep')} pauses not only its coroutine but the thread, and with it the loop: ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `It would be right with other naps. They keep the thread one after another: 3 × 0.3 s, ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'sleep-zero-in-python',
      of: ['python:giving-way', 'giving-way'],
      unit: 'ms',
      withCode: false,
      text: `The demo in Python: 800 ms in slices of 150, from ${crunchFrom} ms on, \`await asyncio.sleep(0)\` before each. Tick ${heldUp} is due at ${due} ms; in TypeScript it came when the first slice was over. When is it written here, in ms?`,
      answer: ({ run }) => tickAt(run()),
      right: ({ run, ms }) =>
        `At ${ms(tickAt(run()))}, two slices later than in TypeScript (${ms(tickAt(run('giving-way')))}). asyncio.sleep(0) gives way for one round of the loop: in one round the sleep is found to be over, in the next its task goes on, and crunch stands before it in both.`,
      lures: [
        {
          value: crunchFrom + 150,
          said: ({ run, ms }) =>
            `Right in TypeScript: ${ms(tickAt(run('giving-way')))}. asyncio.sleep(0) gives way for one round of the loop. In one round the sleep is found to be over, in the next its task goes on, and crunch stands before it in both: ${ms(tickAt(run()))}.`,
        },
        {
          value: crunchEnd,
          said: ({ run, ms }) =>
            `Right if asyncio.sleep(0) let nobody in, like \`await\` of what does not wait. It does let others in, though late here: ${ms(tickAt(run()))}.`,
        },
        {
          value: due,
          said: ({ run, ms }) =>
            `Right with asyncio.to_thread. Within a slice the thread is taken: ${ms(tickAt(run()))}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right if the ticker were next in line at another end of a slice. Slices end every 150 ms from ${crunchFrom} on; the ticker had its turn at the third end: ${ms(tickAt(run()))}.`,
    },
    {
      kind: 'number',
      id: 'in-threads',
      of: 'python:in-threads',
      unit: 'count',
      text: 'This is Python, on a machine with two processors. How many does it say are in use?',
      answer: ({ run }) => processorsInUse(run()),
      right: ({ run }) =>
        `It wrote "${run().lines.join()}". The GIL lets one thread compute at a time: to_thread is for calls that wait, and computing goes to processes, as with ProcessPoolExecutor.`,
      lures: [
        {
          value: 2,
          said: ({ run }) =>
            `Right for two processes, or for threads without a lock between them. Here two threads that compute need the same lock and take turns: it wrote "${run().lines.join()}".`,
        },
        {
          value: 3,
          said: ({ run }) =>
            `Right if main computed too. It waits, and the other two need the same lock, the GIL: it wrote "${run().lines.join()}".`,
        },
      ],
      otherwise: ({ run }) =>
        `It would be right for as many threads that can compute at once. With the GIL one can: it wrote "${run().lines.join()}".`,
    },
  ],

  surprise: 'holds-the-thread',

  otherKnobs: [
    { block: 600, slice: 150 },
    { block: 900, slice: 200 },
    { block: 500, slice: 130, way: 'setTimeout 0' },
  ],

  python: {
    variants: ['one-piece', 'await-null', 'giving-way', 'worker'],
    differences: {},
  },

  figures: {
    block: ({ knobs, time }) => time(knobs.block),
    slice: ({ knobs, time }) => time(knobs.slice),
    way: ({ knobs }) => knobs.way,
    tickInOnePiece: ({ run, time }) => time(tickAt(run('one-piece'))),
    tickAwaitingNull: ({ run, time }) => time(tickAt(run('await-null'))),
    lateGivingWay: ({ run, ms }) => ms(latest(run('giving-way'))),
    lateWithWorker: ({ run, ms }) => ms(latest(run('worker'))),
    processors: ({ run }) => processorsInUse(run('python:in-threads')),
  },
} satisfies Lesson<Knobs>
