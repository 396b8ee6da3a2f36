import type { Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

const whichFail = ['2', '0 and 2', '1 and 2', '2 and 3', '3']
const tasks = [0, 1, 2, 3]

const endOf = (knobs: Knobs, task: number) => demo.ends(knobs)[task]!
const lastEnd = (knobs: Knobs) => Math.max(...demo.ends(knobs))
const fails = (knobs: Knobs, task: number) => knobs.fails.includes(`${task}`)
const failing = (knobs: Knobs) => tasks.filter((task) => fails(knobs, task))

/** Of those that fail, or of those that do not, the one that ends first. */
const first = (knobs: Knobs, failing: boolean) =>
  [2, 0, 1, 3].find((task) => fails(knobs, task) === failing)!
const firstFailure = (knobs: Knobs) => endOf(knobs, first(knobs, true))
const firstSuccess = (knobs: Knobs) => endOf(knobs, first(knobs, false))

/** The task that the turned knob lets fail, beside task 2. */
const turnedTask = (knobs: Knobs) => failing(knobs).find((task) => task !== 2) ?? 2

const sumOf = (ends: readonly number[]) => ends.reduce((one, other) => one + other)

/** "task 2", "tasks 0, 1 and 3" */
const named = (some: readonly number[]) =>
  some.length === 1 ? `task ${some[0]}` : `tasks ${some.slice(0, -1).join(', ')} and ${some.at(-1)}`

const lineOfCatch = ({ lines }: RunView) => lines.findIndex((text) => text.startsWith('caught'))
const caughtAt = (run: RunView) => run.facts.logged[lineOfCatch(run)]?.atMs ?? Number.NaN
/** The tasks whose line was written after the caller's. */
const ranOn = (run: RunView) =>
  tasks.filter((task) => run.lines.indexOf(`task ${task} done`) > lineOfCatch(run))

const count = ({ lines }: RunView, what: RegExp) => lines.filter((text) => what.test(text)).length

/** What became of b's error in a program that ended well. */
const whenCaught = (run: RunView) => {
  const caught = run.loggedAt('caught')
  return Number.isNaN(caught) ? 'lost' : caught < 60 ? 'caught-at-once' : 'caught-late'
}

type Edit = { from: string; to: string }
const edit = (from: string, to: string): Edit => ({ from, to })
/** A program under snippets/ with these texts replaced. */
const edited = (name: string, ...edits: Edit[]) => ({ file: `snippets/${name}.ts`, edits })
const withoutAwait = edit('await upload()', 'upload()')
const saveAwaiting = (call: string) => edited('save', withoutAwait, edit(call, `await ${call}`))

export default {
  knobs: {
    /** The numbers of the tasks that fail, as in `0 and 2`. */
    fails: { kind: 'choice', label: 'tasks that fail', default: '2', values: whichFail },
    /** When task 2 ends, in ms: before all others. */
    at: { kind: 'number', label: 'when task 2 ends', default: 250, min: 50, max: 400, unit: 'ms' },
  },
  variants: {
    all: { title: 'Promise.all', bound: firstFailure },
    settled: { title: 'Promise.allSettled', bound: lastEnd },
    any: { title: 'Promise.any', bound: firstSuccess },
  },
  programs: { demo, snippets },
  snippets: {
    save: edited('save', withoutAwait),
    'save-awaiting-the-upload': { file: 'snippets/save.ts' },
    'save-awaiting-the-line': saveAwaiting("console.log('saved')"),
    'save-awaiting-in-catch': saveAwaiting("console.log('not saved')"),
    'give-back-awaited': edited('give-back', edit('return upload()', 'return await upload()')),
    'look-at-b-first': edited('look-later', edit('await a\n  await b', 'await b\n  await a')),
    'look-at-both': edited('look-later', edit('await a\n  await b', 'await Promise.all([a, b])')),
    executor: { id: 'plain-executor', file: 'snippets/executor.ts' },
    'async-executor': edited(
      'executor',
      edit('(resolve) =>', 'async (resolve) =>'),
      edit('resolve(load())', 'resolve(await load())'),
    ),
  },
  modify: { fails: '0 and 2' },
  otherKnobs: [
    { fails: '0 and 2', at: 350 },
    { fails: '2 and 3', at: 300 },
    { fails: '1 and 2', at: 400 },
  ],
  surprise: 'look-later',
  names: {
    failingTasks: (knobs) => named(failing(knobs)),
    failingCount: (knobs) => failing(knobs).length,
    fail: (knobs) => (failing(knobs).length === 1 ? 'fails' : 'fail'),
    firstToFail: (knobs) => `task ${first(knobs, true)}`,
    firstToSucceed: (knobs) => `task ${first(knobs, false)}`,
    firstFailure,
    firstSuccess,
    lastEnd,
    sum: (knobs) => sumOf(demo.ends(knobs)),
    // Up to the first failure, were each task called only when the one before it had ended.
    inTurn: (knobs) => sumOf(demo.ends(knobs).slice(0, failing(knobs)[0]! + 1)),
    turnedTask: (knobs) => `task ${turnedTask(knobs)}`,
    turnedEnd: (knobs) => endOf(knobs, turnedTask(knobs)),
    turnedComesFirst: (knobs) => endOf(knobs, turnedTask(knobs)) < firstSuccess(knobs),
    caughtAt: (_, { run }) => caughtAt(run()),
    errorsHeardOf: (_, { run }) => count(run(), /^caught/) + run().trace.unhandled.length,
    ranOn: (_, { run }) => named(ranOn(run())),
    ranOnUntil: (_, { run }) => run().facts.logged.at(-1)?.atMs,
    nobodyRanOn: (_, { run }) => ranOn(run()).length === 0,
    saidNone: (_, { given }) => (given as readonly string[]).includes('none'),
    task0Fails: (knobs) => fails(knobs, 0),
    task1Fails: (knobs) => fails(knobs, 1),
    task2Fails: (knobs) => fails(knobs, 2),
    task3Fails: (knobs) => fails(knobs, 3),
    errorLines: (_, { run }) => count(run(), /^Error:/),
    errorLinesOfOK: (_, { run }) => count(run(), /^Error:.*OK/),
    lastLine: (_, { run }) => run().lines.at(-1),
    timesFailed: (_, { run }) => count(run(), /^failed$/),
    messageOnStderr: (_, { run }) => run().trace.stderr[0],
  },
  answers: {
    'done-afterwards': ({ run }) =>
      ranOn(run()).length === 0 ? ['none'] : ranOn(run()).map((task) => `task-${task}`),
    'where-await-is-missing': ({ run }) => {
      const isCure = (id: string) => run(id).exitCode === 0
      if (isCure('save-awaiting-the-upload')) return 'upload'
      if (isCure('save-awaiting-the-line')) return 'saved'
      return isCure('save-awaiting-in-catch') ? 'not-saved' : 'none'
    },
    'give-back': ({ run }) => {
      if (run().lines.includes('caught inside')) return 'inside'
      return run().lines.includes('caught outside') ? 'outside' : 'nobody'
    },
    'look-later': ({ run }) => (run().exitCode === 0 ? whenCaught(run()) : 'dies'),
    'look-later-in-python': ({ run }) => (run().exitCode === 0 ? whenCaught(run()) : 'dies'),
    'main-returns': ({ run }) => (run().lines.includes('uploaded') ? 'uploaded' : 'cancelled'),
    'nobody-awaits': ({ run }) => {
      const { exitCode, lines, trace } = run()
      if (exitCode !== 0) return lines.includes('end') ? 'end-then-dies' : 'dies'
      return trace.stderr.length > 0 ? 'only-a-message' : 'nothing'
    },
    'async-executor': ({ run }) => {
      if (run().lines.includes('caught')) return 'caught'
      return run().exitCode === 1 ? 'dies' : 'waits'
    },
  },
} satisfies Lesson<Knobs>
