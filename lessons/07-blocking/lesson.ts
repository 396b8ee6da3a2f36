import type { Knob, Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

/** The ticker of demo.ts: so many ticks, so far apart; crunch begins in between. */
const ticks = 12
const apart = 100
const crunchFrom = 220

const crunchEnd = ({ block }: Knobs) => crunchFrom + block
/** Nobody else has a turn before crunch is done: tick 3, the first that falls into it, comes then. */
const frozenTotal = (knobs: Knobs) => crunchEnd(knobs) + (ticks - 3) * apart
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

const computing = (label: string, usual: number, min: number, max: number): Knob => ({
  kind: 'number',
  label,
  default: usual,
  min,
  max,
  unit: 'ms',
})

/** ask-a-program.ts with other text in some places. */
const changed = (...edits: { from: string; to: string }[]) => ({
  file: 'snippets/ask-a-program.ts',
  edits,
})

export default {
  knobs: {
    block: computing('computing in all', 800, 100, 1500),
    slice: computing('computing in one slice', 150, 10, 800),
    way: {
      kind: 'choice',
      label: 'way of giving way',
      default: 'setImmediate',
      values: ['setImmediate', 'setTimeout 0'],
    },
  },
  variants: {
    onePiece: { title: 'in one piece', bound: frozenTotal },
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
    'without-the-sleep': changed({ from: 'await sleep(20)', to: '' }),
    'without-the-file': changed({ from: 'await readFile(import.meta.filename)', to: '' }),
    'without-the-program': changed(
      {
        from: "import { execFileSync } from 'node:child_process'",
        to: "import { execFile } from 'node:child_process'",
      },
      {
        from: "execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 333)'])",
        to: "await new Promise((resolve) => execFile(process.execPath, ['-e', 'setTimeout(() => {}, 333)'], resolve))",
      },
    ),
  },
  modify: { slice: 400 },
  otherKnobs: [
    { block: 600, slice: 150 },
    { block: 900, slice: 200 },
    { block: 500, slice: 180, way: 'setTimeout 0' },
  ],
  surprise: 'holds-the-thread',
  names: {
    ticksMeanwhile: (_, { run }) => ticksMeanwhile(run()),
    dueMeanwhile,
    latest: (_, { run }) => latest(run()),
    crunchEnd,
    firstSliceEnd: ({ slice }) => crunchFrom + slice,
    processorsInUse: (_, { run }) => Number(run().lines[0]?.replace('processors in use: ', '')),
  },
  answers: {
    'await-null': ({ run, knobs }) => {
      const written = ticksMeanwhile(run())
      if (written === 0) return 'nothing'
      return written === dueMeanwhile(knobs) ? 'on-time' : 'late'
    },
    'before-done': ({ run, options }) => options.filter((id) => run(id).lines[0] === 'tick'),
    // Each option names the line that one of the snippets does without
    'holds-the-thread': ({ run, options }) =>
      options.find((id) => {
        const { lines } = run(`without-${id}`)
        return lines.indexOf('tick') < lines.indexOf('answered')
      }) ?? 'none',
  },
} satisfies Lesson<Knobs>
