import type { Lesson, RunView } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

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
const frozenTotal = (knobs: Knobs) => frozenUntil(knobs) + (ticks - heldUp) * apart
/** When the last tick comes if each that falls into a slice has its turn at the slice's end. */
function totalGivingWay({ block, slice }: Knobs): number {
  let last = 0
  for (let n = 1; n <= ticks; n++) {
    last += apart
    const computed = last - crunchFrom
    if (computed > 0 && computed < block)
      last = crunchFrom + Math.min(Math.ceil(computed / slice) * slice, block)
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

const processorsInUse = ({ lines }: RunView) => Number(lines[0]?.replace('processors in use: ', ''))

/** The asides in one of which the timer has its turn, by option. */
const ways = ['async-function', 'then-function', 'sleep-before', 'sleep-between']
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
  variants: {
    onePiece: {
      title: 'in one piece',
      shows: ['tick', 'onePiece'],
      bound: frozenTotal,
    },
    awaitNull: { title: 'in slices, await null', bound: frozenTotal },
    givingWay: { title: 'in slices, giving way', bound: totalGivingWay },
    onWorker: {
      id: 'worker',
      title: 'on a worker thread',
      bound: (knobs) => Math.max(ticks * apart, crunchEnd(knobs)),
      extraToleranceMs: () => 100,
    },
  },
  programs: { demo, snippets },
  snippets: {
    'without-the-sleep': {
      file: 'snippets/ask-a-program.ts',
      edits: [{ from: 'await sleep(20)', to: '' }],
    },
    'without-the-file': {
      file: 'snippets/ask-a-program.ts',
      edits: [{ from: 'await readFile(import.meta.filename)', to: '' }],
    },
    'without-the-program': {
      file: 'snippets/ask-a-program.ts',
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
  },
  modify: { slice: 400 },
  otherKnobs: [
    { block: 600, slice: 150 },
    { block: 900, slice: 200 },
    { block: 500, slice: 130, way: 'setTimeout 0' },
  ],
  surprise: 'holds-the-thread',
  names: {
    ticksMeanwhile: (_, { run }) => ticksMeanwhile(run()),
    heldUp: () => heldUp,
    due: () => due,
    crunched: (_, { run }) => crunched(run()),
    tickAt: (_, { run }) => tickAt(run()),
    dueMeanwhile,
    crunchFrom: () => crunchFrom,
    latest: (_, { run }) => latest(run()),
    crunchEnd,
    turnedGivingWayOther1: () => crunchFrom + 150,
    turnedAwaitNullOther0: ({ slice }) => crunchFrom + slice,
    processorsInUse: (_, { run }) => processorsInUse(run()),
    inThreadsRight: (_, { run }) => run().lines.join(),
  },
  answers: {
    'await-null': ({ run, knobs }) => {
      const written = ticksMeanwhile(run())
      if (written === 0) return 'nothing'
      return written === dueMeanwhile(knobs) ? 'on-time' : 'late'
    },
    'before-done': ({ run }) => ways.filter((id) => tickedInTime(run(id))),
    'holds-the-thread': ({ run }) => {
      const found = Object.entries(withoutLine).find(([, id]) => {
        const { lines } = run(id)
        return lines.indexOf('tick') < lines.indexOf('answered')
      })
      return found?.[0] ?? 'none'
    },
  },
  python: {
    variants: ['one-piece', 'await-null', 'giving-way', 'worker'],
    differences: {},
  },
} satisfies Lesson<Knobs>
