import type { Knob, Lesson } from 'learn-async/kit'
import * as mending from './mending.ts'
import {
  endedOnLine,
  faultsTold,
  longestDelay,
  openTimers,
  slowStep,
  tracedFrames,
} from './readings.ts'

export type Knobs = {
  /** How long the sums of report.ts keep the thread, in ms. */
  sum: number
  /** How long report.ts would wait for its report, in ms. */
  limit: number
}

// The orders are there after 100 ms, and the report is saved 100 ms after the sums
const summed = ({ sum }: Knobs) => 100 + sum
const saved = (knobs: Knobs) => summed(knobs) + 100
/** The limit outlasts the report: it is what the process waits for. */
const wholeLimit = ({ limit }: Knobs) => limit

const waitKnob = (label: string, usual: number, min: number, max: number): Knob => ({
  kind: 'number',
  label,
  default: usual,
  min,
  max,
  unit: 'ms',
})

const report = { file: 'report.ts', args: ({ sum, limit }: Knobs) => [sum, limit] }

/** A snippet with one text in place of another. */
const changed = (name: string, from: string, to: string) => ({
  file: `snippets/${name}.ts`,
  edits: [{ from, to }],
})

/** Of Python: why it ends in another order there. */
const endsInOtherOrder =
  'In Python the code that awaits a task goes on one turn of the loop after it, and the overdue timer comes in between: "answered" before "end".'

export default {
  knobs: {
    sum: waitKnob('how long the sums take', 300, 200, 600),
    limit: waitKnob('the limit', 1500, 1200, 2500),
  },
  variants: {
    asItIs: { ...report, bound: wholeLimit },
    watched: { ...report, edits: mending.watching, bound: wholeLimit },
    mended: { ...report, edits: mending.mended, bound: saved },
  },
  programs: {},
  snippets: {
    'without-hook': { ...report, edits: mending.withoutHook },
    'stall-left': { ...report, edits: mending.stallLeft },
    'stack-awaited': changed('stack', 'async () => read()', 'async () => await read()'),
    'pending-at-the-top': changed('pending', '}\nenter()', '}\nawait enter()'),
    'pending-settled': changed('pending', 'new Promise(() => {})', 'Promise.resolve()'),
    executor: { edits: mending.asyncExecutor },
    'plain-executor': { file: 'snippets/executor.ts' },
    'executor-without-hook': {
      file: 'snippets/executor.ts',
      edits: [...mending.asyncExecutor, ...mending.withoutHook],
    },
    early: { flags: ['--trace-exit'] },
    'leak-stopped': changed('leak', 'sleep(800)]', 'sleep(800, null, { signal })]'),
  },
  modify: { sum: 600 },
  otherKnobs: [
    { sum: 400, limit: 1800 },
    { sum: 250, limit: 1200 },
    { sum: 500, limit: 2000 },
  ],
  surprise: 'pending',
  names: {
    summed,
    saved,
    limitAndSum: ({ limit, sum }) => limit + sum,
    limitAndMoreSum: ({ limit, sum }) => limit + sum - 300,
    longestDelay: (_, { run }) => longestDelay(run()),
    tracedFrames: (_, { run }) => tracedFrames(run()),
    openTimers: (_, { run }) => openTimers(run()),
    slowStep: (_, { run }) => slowStep(run()),
    firstOnStderr: (_, { run }) => run().trace.stderr[0],
  },
  answers: {
    end: { bound: wholeLimit },
    'exit-code': ({ run }) => String(run().exitCode),
    // While a line keeps the thread the loop cannot turn: with the sums alone left, the figure
    // is no less than they take, however busy the machine is
    histogram: ({ run, knobs }) =>
      longestDelay(run('stall-left')) >= 0.9 * knobs.sum ? 'stall' : 'none',
    'turned-end': { bound: wholeLimit },
    // Due at 150 ms; a slice of 20 may be under way then
    'turned-answered': { bound: () => 150, usual: () => [150, 180] },
    lost: ({ run }) => `${run('lost').exitCode}-and-${run().exitCode}`,
    pending: ({ run }) => {
      const { exitCode, lines } = run()
      if (lines.includes('cleaned up')) return 'cleaned'
      if (exitCode === null) return 'waits'
      return exitCode === 0 ? 'zero' : 'thirteen'
    },
    executor: ({ run }) => {
      const { exitCode, lines } = run()
      if (lines.includes('not read')) return 'not-read'
      if (exitCode === null) return 'waits'
      return exitCode === 0 ? 'silent' : 'dies'
    },
    'without-hook': { bound: () => 50 },
    'ended-early': ({ run, line }) => {
      const lines = {
        quit: line('process.exit'),
        call: line('quit(0)'),
        check: line('check()'),
        sleep: line('sleep(200)'),
      }
      const ended = endedOnLine(run())
      return Object.entries(lines).find(([, at]) => at === ended)?.[0] ?? 'none'
    },
    'debug-mode': ({ run }) => faultsTold(run()),
    // With the loser of the race aborted too, it ends as soon as all is done
    'leaking-line': ({ run }) =>
      run('leak-stopped').trace.ending.atMs < run().trace.ending.atMs ? 'race' : 'signal',
  },
  python: {
    differences: {
      'as-it-is': {
        lanes:
          'A call of save() without await runs nothing in Python, so there is no "saved"; and an exit code is not written by the program itself.',
        ended: endsInOtherOrder,
      },
      watched: {
        lanes:
          "Debug mode is asyncio's own and writes to stderr; what Node shows, the program asks for and writes itself.",
        ended: endsInOtherOrder,
        outcome:
          'The hook sets the exit code to 1. Python logs a lost error and leaves the exit code at 0.',
      },
      mended: {
        lanes: "The lines of Node's tools, timers open and exit code, have no counterpart.",
        ended: "The lines of Node's tools, timers open and exit code, have no counterpart.",
      },
    },
  },
} satisfies Lesson<Knobs>
