import type { Before, Lesson, Ran, RunView } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'
import { ends } from './demo.ts'

export type Knobs = {
  /** The numbers of the tasks that fail, as in `0 and 2`. */
  fails: string
  /** When task 2 ends, in ms: before all others. */
  at: number
}

const tasks = [0, 1, 2, 3]
const endOf = (knobs: Knobs, task: number) => ends(knobs)[task]!
const isFailing = ({ fails }: Knobs, task: number) => fails.includes(`${task}`)
const failing = (knobs: Knobs) => tasks.filter((task) => isFailing(knobs, task))
const succeeding = (knobs: Knobs) => tasks.filter((task) => !isFailing(knobs, task))

/** Of these tasks the one that ends first. */
const earliest = (knobs: Knobs, among: readonly number[]) =>
  [...among].sort((one, other) => endOf(knobs, one) - endOf(knobs, other))[0]!
const firstFailing = (knobs: Knobs) => earliest(knobs, failing(knobs))
const firstSucceeding = (knobs: Knobs) => earliest(knobs, succeeding(knobs))

const firstFailure = (knobs: Knobs) => endOf(knobs, firstFailing(knobs))
const firstSuccess = (knobs: Knobs) => endOf(knobs, firstSucceeding(knobs))
const last = (knobs: Knobs) => Math.max(...ends(knobs))
const sum = (knobs: Knobs) => ends(knobs).reduce((one, other) => one + other)
/** Up to the first failure, were each task called only when the one before it had ended. */
const inTurn = (knobs: Knobs) =>
  ends(knobs)
    .slice(0, failing(knobs)[0]! + 1)
    .reduce((one, other) => one + other)

/** Beside task 2, the one that ends first of those that fail. */
const turnedIntoFailing = (knobs: Knobs) => {
  const others = failing(knobs).filter((task) => task !== 2)
  return earliest(knobs, others.length === 0 ? [2] : others)
}

/** "task 2", "tasks 0, 1 and 3" */
const named = (some: readonly number[]) => {
  const last = some.at(-1)!
  if (some.length === 1) return `task ${last}`
  return `tasks ${some.slice(0, -1).join(', ')} and ${last}`
}
const fail = (knobs: Knobs) => (failing(knobs).length === 1 ? 'fails' : 'fail')

/** What a question has to say of the tasks before it can be answered. */
const scene = ({ knobs, s }: Before<Knobs>) => {
  const [first, ...others] = tasks.map((task) => s(endOf(knobs, task)))
  const times = others.map((time, index) => `task ${index + 1} after ${time}`)
  return `Task 0 ends after ${first}, ${times.join(', ')}; ${named(failing(knobs))} ${fail(knobs)}.`
}

/** When the caller wrote that it had caught an error; NaN when it had not. */
const caughtAt = (run: RunView) =>
  run.facts.logged.find(({ text }) => text.startsWith('caught'))?.atMs ?? Number.NaN
const doneAt = (run: RunView, task: number) => run.loggedAt(`task ${task} done`)
const endAt = (run: RunView, task: number) => run.lane(`task ${task}`).endMs

/** The tasks whose line was written after the caller's. */
const doneAfterwards = (run: RunView) => {
  const caught = run.lines.findIndex((text) => text.startsWith('caught'))
  return tasks.filter((task) => run.lines.indexOf(`task ${task} done`) > caught)
}

const lastDone = (run: RunView) => Math.max(...doneAfterwards(run).map((task) => doneAt(run, task)))

/** What became of b's error in a program that ended well. */
const whenCaught = (run: RunView) => {
  const caught = run.loggedAt('caught')
  if (Number.isNaN(caught)) return 'lost'
  return caught < 60 ? 'caught-at-once' : 'caught-late'
}

/** Errors that reached anybody: caught, or reported as unhandled. */
const heardOf = (run: RunView) =>
  run.lines.filter((text) => text.startsWith('caught')).length + run.trace.unhandled.length

/** How many lines hold that text, of a loop that does not look at the status. */
const loopWrote = (run: Ran<Knobs>['run'], part: string) =>
  run('loop-over-every-end').lines.filter(
    (text) => text.startsWith('Error:') && text.includes(part),
  ).length

export default {
  knobs: {
    fails: {
      kind: 'choice',
      label: 'tasks that fail',
      default: '2',
      values: ['2', '0 and 2', '1 and 2', '2 and 3', '3'],
    },
    at: {
      kind: 'number',
      label: 'when task 2 ends',
      default: 250,
      min: 50,
      max: 400,
      unit: 'ms',
    },
  },
  variants: {
    all: { title: 'Promise.all', bound: firstFailure },
    settled: { title: 'Promise.allSettled', bound: last },
    any: { title: 'Promise.any', bound: firstSuccess },
  },
  programs: { demo, snippets },
  snippets: {
    save: { edits: [{ from: 'await upload()', to: 'upload()' }] },
    'save-awaiting-the-upload': { file: 'snippets/save.ts' },
    'save-awaiting-the-line': {
      file: 'snippets/save.ts',
      edits: [
        { from: 'await upload()', to: 'upload()' },
        { from: "console.log('saved')", to: "await console.log('saved')" },
      ],
    },
    'save-awaiting-in-catch': {
      file: 'snippets/save.ts',
      edits: [
        { from: 'await upload()', to: 'upload()' },
        {
          from: "console.log('not saved')",
          to: "await console.log('not saved')",
        },
      ],
    },
    'give-back-awaited': {
      file: 'snippets/give-back.ts',
      edits: [{ from: 'return upload()', to: 'return await upload()' }],
    },
    'look-at-b-first': {
      file: 'snippets/look-later.ts',
      edits: [{ from: 'await a\n  await b', to: 'await b\n  await a' }],
    },
    'look-at-both': {
      file: 'snippets/look-later.ts',
      edits: [{ from: 'await a\n  await b', to: 'await Promise.all([a, b])' }],
    },
    'async-executor': {
      file: 'snippets/executor.ts',
      edits: [
        { from: '(resolve) =>', to: 'async (resolve) =>' },
        { from: 'resolve(load())', to: 'resolve(await load())' },
      ],
    },
    'plain-executor': { file: 'snippets/executor.ts' },
  },
  modify: { fails: '0 and 2' },
  otherKnobs: [
    { fails: '0 and 2', at: 350 },
    { fails: '2 and 3', at: 300 },
    { fails: '1 and 2', at: 400 },
  ],
  surprise: 'look-later',
  names: {
    caughtAt: (_, { run }) => caughtAt(run()),
    scene: (_, told) => scene(told),
    catchAtRight: (knobs) => named([firstFailing(knobs)]),
    lastOf: last,
    endAt3: (_, { run }) => endAt(run(), 3),
    sum,
    inTurn,
    firstSuccess,
    catchAtSaid3: (knobs) => named([firstSucceeding(knobs)]),
    catchAtElse: (knobs, { run }) => endAt(run(), firstFailing(knobs)),
    doneAfterwardstask0When: (knobs) => isFailing(knobs, 0),
    endAt0: (_, { run }) => endAt(run(), 0),
    doneAt0: (_, { run }) => doneAt(run(), 0),
    doneAfterwardstask0When1: (_, { given }) => (given as readonly string[]).includes('none'),
    doneAfterwardstask0: (_, { run }) => doneAt(run(), 0) - caughtAt(run()),
    doneAfterwardstask1When: (knobs) => isFailing(knobs, 1),
    endAt1: (_, { run }) => endAt(run(), 1),
    doneAt1: (_, { run }) => doneAt(run(), 1),
    doneAfterwardstask1: (_, { run }) => doneAt(run(), 1) - caughtAt(run()),
    doneAfterwardstask2When: (knobs) => isFailing(knobs, 2),
    endAt2: (_, { run }) => endAt(run(), 2),
    doneAt2: (_, { run }) => doneAt(run(), 2),
    doneAfterwardstask2: (_, { run }) => doneAt(run(), 2) - caughtAt(run()),
    doneAfterwardstask3When: (knobs) => isFailing(knobs, 3),
    doneAt3: (_, { run }) => doneAt(run(), 3),
    doneAfterwardstask3: (_, { run }) => doneAt(run(), 3) - caughtAt(run()),
    doneAfterwardsRightWhen: (_, { run }) => doneAfterwards(run()).length === 0,
    doneAfterwardsRight: (_, { run }) => named(doneAfterwards(run())),
    lastDone: (_, { run }) => lastDone(run()),
    anyAtOther0: (knobs) => Math.min(...ends(knobs)),
    anyAtSaid0: (knobs) => named([earliest(knobs, tasks)]),
    anyAtElse: (knobs, { run }) => endAt(run(), firstSucceeding(knobs)),
    heardOf: (_, { run }) => heardOf(run()),
    errorsHeardOfOther0: (knobs) => failing(knobs).length,
    errorsHeardOfElse: (knobs) => named(failing(knobs)),
    turnedAnyOther2: (knobs) => endOf(knobs, turnedIntoFailing(knobs)),
    turnedAnySaid2: (_, { run, s, knobs }) => {
      const turned = turnedIntoFailing(knobs)
      const good = named([firstSucceeding(knobs)])
      return endOf(knobs, turned) < firstSuccess(knobs)
        ? `That would be right if ${named([turned])} still ended well. It fails now; the first good end is that of ${good}, at ${s(run().totalMs)}.`
        : `That would be right if ${good} failed in place of ${named([turned])}. It ended well, and first: at ${s(run().totalMs)}.`
    },
    fail,
    catchAroundSettledRight: (_, { run }) => loopWrote(run, 'Error:'),
    catchAroundSettledRight2: (_, { run }) => loopWrote(run, 'OK'),
    catchAroundSettledSaid0: (_, { run }) => run().lines.at(-1),
    catchAroundSettledLure1: () => tasks.length,
    catchAroundSettledElse: (_, { run }) => run().lines.filter((text) => text === 'failed').length,
    allOfThemFailOther0: () => tasks.length - 1,
    anyOfThemFailingText: (knobs, { s }) => tasks.map((task) => s(endOf(knobs, task))).join(', '),
    anyOfThemFailingSaid0: (knobs, { run }) => endAt(run(), earliest(knobs, tasks)),
    nobodyAwaitsOnlyAMessage: (_, { run }) => run('python:nobody-awaits').trace.stderr[0],
    task0: (knobs) => endOf(knobs, 0),
    task1: (knobs) => endOf(knobs, 1),
    task2: (knobs) => endOf(knobs, 2),
    task3: (knobs) => endOf(knobs, 3),
    first: (_, { run }) =>
      run('all')
        .lines.find((text) => text.startsWith('caught: '))!
        .slice(8),
  },
  answers: {
    'done-afterwards': ({ run }) => {
      const done = doneAfterwards(run())
      return done.length === 0 ? ['none'] : done.map((task) => `task-${task}`)
    },
    'catch-around-settled': ({ run }) => run().lines.filter((text) => text === 'failed').length,
    'where-await-is-missing': ({ run }) => {
      const cures = {
        upload: 'save-awaiting-the-upload',
        saved: 'save-awaiting-the-line',
        'not-saved': 'save-awaiting-in-catch',
      }
      const [option] = Object.entries(cures).find(([, id]) => run(id).exitCode === 0) ?? ['none']
      return option
    },
    'give-back': ({ run }) => {
      if (run().lines.includes('caught inside')) return 'inside'
      return run().lines.includes('caught outside') ? 'outside' : 'nobody'
    },
    'look-later': ({ run }) => {
      const python = whenCaught(run('python:look-later'))
      if (run().exitCode !== 0) return python === 'caught-late' ? 'dies' : 'both-differ'
      return whenCaught(run()) === python ? python : 'both-differ'
    },
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
  python: {
    variants: ['all', 'settled', 'any'],
    differences: {
      all: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
      any: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
    },
  },
} satisfies Lesson<Knobs>
