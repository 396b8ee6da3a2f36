import type { Before, Lesson, Ran, RunView, Told } from 'learn-async/kit'
import {
  allOfThemFail,
  anyOfThemFailing,
  catchAroundSettled,
  loopOverEveryEnd,
} from './asides.ts'
import { all, any, ends, settled } from './demo.ts'

export type Knobs = {
  /** The numbers of the tasks that fail, as in `0 and 2`. */
  fails: string
  /** When task 2 ends, in ms: before all others. */
  at: number
}

const tasks = [0, 1, 2, 3]
const endOf = (knobs: Knobs, task: number) => ends(knobs)[task]!
const isFailing = ({ fails }: Knobs, task: number) =>
  fails.includes(`${task}`)
const failing = (knobs: Knobs) =>
  tasks.filter((task) => isFailing(knobs, task))
const succeeding = (knobs: Knobs) =>
  tasks.filter((task) => !isFailing(knobs, task))

/** Of these tasks the one that ends first. */
const earliest = (knobs: Knobs, among: readonly number[]) =>
  [...among].sort(
    (one, other) => endOf(knobs, one) - endOf(knobs, other),
  )[0]!
const firstFailing = (knobs: Knobs) => earliest(knobs, failing(knobs))
const firstSucceeding = (knobs: Knobs) => earliest(knobs, succeeding(knobs))

const firstFailure = (knobs: Knobs) => endOf(knobs, firstFailing(knobs))
const firstSuccess = (knobs: Knobs) => endOf(knobs, firstSucceeding(knobs))
const last = (knobs: Knobs) => Math.max(...ends(knobs))
const sum = (knobs: Knobs) =>
  ends(knobs).reduce((one, other) => one + other)
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
const fail = (knobs: Knobs) =>
  failing(knobs).length === 1 ? 'fails' : 'fail'

/** What a question has to say of the tasks before it can be answered. */
const scene = ({ knobs, s }: Before<Knobs>) => {
  const [first, ...others] = tasks.map((task) => s(endOf(knobs, task)))
  const times = others.map(
    (time, index) => `task ${index + 1} after ${time}`,
  )
  return `Task 0 ends after ${first}, ${times.join(', ')}; ${named(failing(knobs))} ${fail(knobs)}.`
}

/** When the caller wrote that it had caught an error; NaN when it had not. */
const caughtAt = (run: RunView) =>
  run.facts.logged.find(({ text }) => text.startsWith('caught'))?.atMs ??
  Number.NaN
const doneAt = (run: RunView, task: number) =>
  run.loggedAt(`task ${task} done`)
const endAt = (run: RunView, task: number) => run.lane(`task ${task}`).endMs

/** The tasks whose line was written after the caller's. */
const doneAfterwards = (run: RunView) => {
  const caught = run.lines.findIndex((text) => text.startsWith('caught'))
  return tasks.filter(
    (task) => run.lines.indexOf(`task ${task} done`) > caught,
  )
}

const lastDone = (run: RunView) =>
  Math.max(...doneAfterwards(run).map((task) => doneAt(run, task)))

/** What became of b's error in a program that ended well. */
const whenCaught = (run: RunView) => {
  const caught = run.loggedAt('caught')
  if (Number.isNaN(caught)) return 'lost'
  return caught < 60 ? 'caught-at-once' : 'caught-late'
}

/** Errors that reached anybody: caught, or reported as unhandled. */
const heardOf = (run: RunView) =>
  run.lines.filter((text) => text.startsWith('caught')).length +
  run.trace.unhandled.length

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

  variants: [
    {
      kind: 'lab',
      id: 'all',
      title: 'Promise.all',
      run: all,
      file: 'demo.ts',
      bound: firstFailure,
    },
    {
      kind: 'lab',
      id: 'settled',
      title: 'Promise.allSettled',
      run: settled,
      file: 'demo.ts',
      bound: last,
    },
    {
      kind: 'lab',
      id: 'any',
      title: 'Promise.any',
      run: any,
      file: 'demo.ts',
      bound: firstSuccess,
    },
  ],

  asides: [
    {
      kind: 'lab',
      id: 'catch-around-settled',
      run: catchAroundSettled,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'loop-over-every-end',
      run: loopOverEveryEnd,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'all-of-them-fail',
      run: allOfThemFail,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'any-of-them-failing',
      run: anyOfThemFailing,
      file: 'asides.ts',
    },
    {
      kind: 'process',
      id: 'save',
      file: 'asides/save.ts',
      edits: [{ from: 'await upload()', to: 'upload()' }],
    },
    {
      kind: 'process',
      id: 'save-awaiting-the-upload',
      file: 'asides/save.ts',
    },
    {
      kind: 'process',
      id: 'save-awaiting-the-line',
      file: 'asides/save.ts',
      edits: [
        { from: 'await upload()', to: 'upload()' },
        { from: "console.log('saved')", to: "await console.log('saved')" },
      ],
    },
    {
      kind: 'process',
      id: 'save-awaiting-in-catch',
      file: 'asides/save.ts',
      edits: [
        { from: 'await upload()', to: 'upload()' },
        {
          from: "console.log('not saved')",
          to: "await console.log('not saved')",
        },
      ],
    },
    { kind: 'process', id: 'give-back', file: 'asides/give-back.ts' },
    {
      kind: 'process',
      id: 'give-back-awaited',
      file: 'asides/give-back.ts',
      edits: [{ from: 'return upload()', to: 'return await upload()' }],
    },
    { kind: 'process', id: 'look-later', file: 'asides/look-later.ts' },
    {
      kind: 'process',
      id: 'look-at-b-first',
      file: 'asides/look-later.ts',
      edits: [{ from: 'await a\n  await b', to: 'await b\n  await a' }],
    },
    {
      kind: 'process',
      id: 'look-at-both',
      file: 'asides/look-later.ts',
      edits: [
        { from: 'await a\n  await b', to: 'await Promise.all([a, b])' },
      ],
    },
    {
      kind: 'process',
      id: 'nobody-awaits',
      file: 'asides/nobody-awaits.ts',
    },
    {
      kind: 'process',
      id: 'async-executor',
      file: 'asides/executor.ts',
      edits: [
        { from: '(resolve) =>', to: 'async (resolve) =>' },
        { from: 'resolve(load())', to: 'resolve(await load())' },
      ],
    },
    {
      kind: 'python',
      id: 'python:look-later',
      file: 'asides/look-later.py',
    },
    {
      kind: 'python',
      id: 'python:nobody-awaits',
      file: 'asides/nobody-awaits.py',
    },
    { kind: 'process', id: 'plain-executor', file: 'asides/executor.ts' },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'catch-at',
      of: 'all',
      unit: 's',
      text: (before) =>
        `${scene(before)} Promise.all: your catch (line ${before.line('catch (')}) runs after how many seconds?`,
      answer: ({ run }) => caughtAt(run()),
      right: ({ run, s, knobs }) =>
        `It wrote "caught" at ${s(caughtAt(run()))}, with the first failure, that of ${named([firstFailing(knobs)])}. Promise.all does not wait for the others.`,
      lures: [
        {
          value: last,
          said: ({ run, s }) =>
            `That would be right for Promise.allSettled, which waits for every end. Promise.all gives up at the first failure: "caught" was written at ${s(caughtAt(run()))}, with the last task under way until ${s(endAt(run(), 3))}.`,
        },
        {
          value: sum,
          said: ({ run, s }) =>
            `The sum would be right if each task were called when the one before it had ended, and all were waited for. All four tasks begin at 0, and "caught" was written at ${s(caughtAt(run()))}.`,
        },
        {
          value: inTurn,
          said: ({ run, s }) =>
            `That would be right if each task were called when the one before it had ended, as a loop of awaits does. All four tasks begin at 0, and "caught" was written at ${s(caughtAt(run()))}.`,
        },
        {
          value: firstSuccess,
          said: ({ run, s, knobs }) =>
            `That would be right for Promise.any, which answers with the first task that ends well, ${named([firstSucceeding(knobs)])}. It was still under way when "caught" was written, at ${s(caughtAt(run()))}.`,
        },
      ],
      otherwise: ({ run, s, knobs }) =>
        `That would be right if ${named([firstFailing(knobs)])} failed then. Find the task that failed first: ${named([firstFailing(knobs)])}, at ${s(endAt(run(), firstFailing(knobs)))}. Your catch ran at that moment.`,
    },
    {
      kind: 'several-of',
      id: 'done-afterwards',
      of: 'all',
      fixed: true,
      text: (before) =>
        `${scene(before)} Promise.all: which of them write "task n done" after your catch has run?`,
      options: [
        {
          id: 'none',
          text: 'none of them',
          chosen: ({ run, s }: Told<Knobs>) =>
            `An error unwinds everything under it: right for calls on one stack, and in Python for asyncio.TaskGroup, which cancels the others. Promise.all only stops listening, at ${s(caughtAt(run()))}.`,
          leftOut: ({ run, s }: Told<Knobs>) =>
            `To leave this out would be right if a task ended well after your catch. When that ran, at ${s(caughtAt(run()))}, every other task had ended.`,
        },
        ...tasks.map((task) => ({
          id: `task-${task}`,
          text: `task ${task}`,
          chosen: ({ run, s, knobs }: Told<Knobs>) =>
            isFailing(knobs, task)
              ? `Right for task ${task} if that line stood in a finally. The error leaves the task's function before it: it failed at ${s(endAt(run(), task))}, and no line was written.`
              : `Right for task ${task} if it took longer. It was done at ${s(doneAt(run(), task))}, before your catch at ${s(caughtAt(run()))}.`,
          leftOut: ({ run, s, given }: Told<Knobs>) =>
            (given as readonly string[]).includes('none')
              ? `Task ${task} wrote its line at ${s(doneAt(run(), task))}.`
              : `To leave task ${task} out would be right if the failure stopped it. Nothing told it to stop: "task ${task} done" was written at ${s(doneAt(run(), task))}, ${s(doneAt(run(), task) - caughtAt(run()))} after your catch.`,
        })),
      ],
      answer: ({ run }) => {
        const done = doneAfterwards(run())
        return done.length === 0
          ? ['none']
          : done.map((task) => `task-${task}`)
      },
      right: ({ run, s }) =>
        doneAfterwards(run()).length === 0
          ? `All the others had ended before your catch ran, at ${s(caughtAt(run()))}. Nobody was stopped.`
          : `A failure stops nobody: ${named(doneAfterwards(run()))} ran on, until ${s(lastDone(run()))}. Only the caller had gone on, at ${s(caughtAt(run()))}.`,
    },
    {
      kind: 'number',
      id: 'any-at',
      of: 'any',
      unit: 's',
      text: (before) =>
        `${scene(before)} Promise.any: its value is there after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s, knobs }) =>
        `At ${s(run().totalMs)}, with the first task that ended well: ${named([firstSucceeding(knobs)])}. What had failed before it was passed over.`,
      lures: [
        {
          value: (knobs) => Math.min(...ends(knobs)),
          said: ({ run, s, knobs }) =>
            `That would be right for Promise.race, which ends with the first end, good or bad: here that of ${named([earliest(knobs, tasks)])}, with its error. Promise.any passes over failures: its value came at ${s(run().totalMs)}, from ${named([firstSucceeding(knobs)])}.`,
        },
        {
          value: last,
          said: ({ run, s, knobs }) =>
            `That is right for Promise.allSettled, as you have just seen. Promise.any wants one value and goes on with the first: at ${s(run().totalMs)}, from ${named([firstSucceeding(knobs)])}.`,
        },
      ],
      otherwise: ({ run, s, knobs }) =>
        `That would be right if a task had its first good end then. Of the tasks that do not fail, find the one that ends first: ${named([firstSucceeding(knobs)])}, at ${s(endAt(run(), firstSucceeding(knobs)))}.`,
    },
  ],

  turn: {
    text: 'Let task 0 fail too: set fails from "2" to "0 and 2". First:',
    set: { fails: '0 and 2' },
    allRight: ({ run, s, knobs }) =>
      `Promise.all told its caller of one error, at ${s(caughtAt(run('all')))}, and nobody heard of the other. Promise.any passed over both, and had the value of ${named([firstSucceeding(knobs)])} at ${s(run('any').totalMs)}.`,
    questions: [
      {
        kind: 'number',
        id: 'errors-heard-of',
        of: ['all', 'any'],
        unit: 'count',
        text: (before) =>
          `${scene(before)} Promise.all: how many errors reach your program, by your catch or as an unhandled rejection?`,
        answer: ({ run }) => heardOf(run()),
        right: ({ run, s }) =>
          `The first one, caught at ${s(caughtAt(run()))}. Promise.all had listened to the others too, so no failure counts as unhandled, and the other failure is lost.`,
        lures: [
          {
            value: (knobs) => failing(knobs).length,
            said: ({ run, s, knobs }) =>
              `"all" sounds like all errors; it would be right for Promise.allSettled, which gives you every end. Here "caught" was written once, at ${s(caughtAt(run()))}, for ${named([firstFailing(knobs)])}; when the other failed nothing was written, and nothing was unhandled.`,
          },
          {
            value: 0,
            said: ({ run, s }) =>
              `That would be right if Promise.all kept failures as values, as Promise.allSettled does. It rejects with the first: "caught" was written at ${s(caughtAt(run()))}.`,
          },
        ],
        otherwise: ({ run, s, knobs }) =>
          `That would be right if other tasks failed. It was ${named(failing(knobs))}; "caught" was written once, at ${s(caughtAt(run()))}, and nothing was unhandled.`,
      },
      {
        kind: 'number',
        id: 'turned-any',
        of: 'any',
        unit: 's',
        text: (before) =>
          `${scene(before)} Promise.any: its value is there after how many seconds?`,
        answer: ({ run }) => run().totalMs,
        right: ({ run, s, knobs }) =>
          `At ${s(run().totalMs)}, with the first good end, that of ${named([firstSucceeding(knobs)])}.`,
        lures: [
          {
            value: (knobs) => Math.min(...ends(knobs)),
            said: ({ run, s, knobs }) =>
              `That would be right for Promise.race, which ends with the first end, good or bad: here that of ${named([earliest(knobs, tasks)])}, which failed. The value came at ${s(run().totalMs)}.`,
          },
          {
            value: last,
            said: ({ run, s }) =>
              `That is right for Promise.allSettled, which waits for every end. Promise.any had its value at ${s(run().totalMs)}, and only the tasks ran on until ${s(run().facts.lastMs)}.`,
          },
          {
            value: (knobs) => endOf(knobs, turnedIntoFailing(knobs)),
            said({ run, s, knobs }) {
              const turned = turnedIntoFailing(knobs)
              const good = named([firstSucceeding(knobs)])
              return endOf(knobs, turned) < firstSuccess(knobs)
                ? `That would be right if ${named([turned])} still ended well. It fails now; the first good end is that of ${good}, at ${s(run().totalMs)}.`
                : `That would be right if ${good} failed in place of ${named([turned])}. It ended well, and first: at ${s(run().totalMs)}.`
            },
          },
        ],
        otherwise: ({ run, s, knobs }) =>
          `That would be right if a task had its first good end then. Of the tasks that do not fail, ${named([firstSucceeding(knobs)])} ends first, at ${s(run().totalMs)}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'catch-around-settled',
      of: ['catch-around-settled', 'loop-over-every-end'],
      unit: 'count',
      text: ({ knobs, line }) =>
        `The same four tasks; ${named(failing(knobs))} ${fail(knobs)}. How often does the catch on line ${line('catch')} run?`,
      answer: ({ run }) =>
        run().lines.filter((text) => text === 'failed').length,
      right: ({ run }) =>
        `Never. With allSettled a failure is a value: look at its status, or you miss it. A loop that prints "Error:" for every end does not look: it wrote "Error:" ${loopWrote(run, 'Error:')} times, ${loopWrote(run, 'OK')} of them for a task that went well.`,
      lures: [
        {
          value: 1,
          said: ({ run, line }) =>
            `Once would be right for Promise.all, which rejects. Promise.allSettled never does: "${run().lines.at(-1)}" was written, "failed" never was, and what failed stands in the list that line ${line('allSettled')} gives.`,
        },
        {
          value: [2, tasks.length],
          said: ({ line }) =>
            `That would be right if the catch were called again and again, as a listener is. It runs when what stands in its try throws, so once at most, and here "failed" was never written: what failed stands in the list that line ${line('allSettled')} gives.`,
        },
      ],
      otherwise: ({ run }) =>
        `That would be right for a listener that is called again and again. A catch runs once at most, when what stands in its try throws; here "failed" was written ${run().lines.filter((text) => text === 'failed').length} times.`,
    },
    {
      kind: 'line',
      id: 'where-await-is-missing',
      of: [
        'save',
        'save-awaiting-the-upload',
        'save-awaiting-the-line',
        'save-awaiting-in-catch',
      ],
      text: 'upload() fails. The program writes "saved", and then dies with exit code 1. On which line is an `await` missing?',
      options: [
        { id: 'upload', at: 'upload()' },
        {
          id: 'saved',
          at: "console.log('saved')",
          said: ({ run, line }) =>
            `Right if that line had to wait for something. It writes at once; with an \`await\` on line ${line("console.log('saved')")} the program still wrote "${run('save-awaiting-the-line').lines.join(', ')}" and ended with exit code ${run('save-awaiting-the-line').exitCode}.`,
        },
        {
          id: 'not-saved',
          at: "console.log('not saved')",
          said: ({ run, line }) =>
            `Right if the catch were entered and something in it failed. It is never entered: with an \`await\` on line ${line("console.log('not saved')")} the program still wrote "${run('save-awaiting-in-catch').lines.join(', ')}" and ended with exit code ${run('save-awaiting-in-catch').exitCode}.`,
        },
        {
          id: 'the-call',
          at: 'await save()',
          said: ({ run, line }) =>
            `The last place one looks at, and right if nobody waited for save. Line ${line('await save()')} does; save itself had not waited for upload: it wrote "${run().lines.join(', ')}" and ended well.`,
        },
      ],
      answer: ({ run }) => {
        const cures = {
          upload: 'save-awaiting-the-upload',
          saved: 'save-awaiting-the-line',
          'not-saved': 'save-awaiting-in-catch',
        }
        const [option] = Object.entries(cures).find(
          ([, id]) => run(id).exitCode === 0,
        ) ?? ['none']
        return option
      },
      right: ({ run }) =>
        `With it the program wrote "${run('save-awaiting-the-upload').lines.join(', ')}" and ended with exit code ${run('save-awaiting-the-upload').exitCode}. The try encloses the call, and the call throws nothing: it gives back a promise. Only an \`await\` makes an error of it, there and then.`,
    },
    {
      kind: 'one-of',
      id: 'give-back',
      of: ['give-back', 'give-back-awaited'],
      text: 'upload() fails. Who catches the error?',
      options: [
        {
          id: 'inside',
          text: ({ line }) => `the catch on line ${line('} catch')}`,
          said: ({ run, line }) =>
            `Right for \`return await upload()\`: then the program wrote "${run('give-back-awaited').lines.join(', ')}". An await is often called needless there. Without it line ${line('return upload()')} gives the promise away, and a promise is no error before somebody awaits it: "${run().lines.join(', ')}".`,
        },
        {
          id: 'outside',
          text: ({ line }) =>
            `the caller's catch on line ${line('save().catch')}`,
        },
        {
          id: 'nobody',
          text: 'nobody: the process ends with exit code 1',
          said: ({ run, line }) =>
            `Right if nobody waited for the promise that save gives back. Line ${line('save().catch')} does: the program wrote "${run().lines.join(', ')}" and ended with exit code ${run().exitCode}.`,
        },
      ],
      answer: ({ run }) => {
        if (run().lines.includes('caught inside')) return 'inside'
        return run().lines.includes('caught outside') ? 'outside' : 'nobody'
      },
      right: ({ run, line }) =>
        `It wrote "${run().lines.join(', ')}". Line ${line('return upload()')} gives the promise away without waiting for it, and the try is over. With \`return await upload()\` it was "${run('give-back-awaited').lines.join(', ')}".`,
    },
    {
      kind: 'one-of',
      id: 'look-later',
      of: [
        'look-later',
        'look-at-b-first',
        'look-at-both',
        'python:look-later',
        'python:nobody-awaits',
      ],
      fixed: true,
      text: 'a ends well after 100 ms, b fails after 20 ms; both are under way, and both are awaited in one try. What happens, in Node and in Python?',
      options: [
        {
          id: 'caught-late',
          text: 'in both: the catch runs after 100 ms, when b is looked at',
          said: ({ run, line, ms }) =>
            `"I hold the promise, so I can look later." Of Python you are right: caught at ${ms(run('python:look-later').loggedAt('caught'))}, exit code ${run('python:look-later').exitCode}. Node looks whether anybody listens to b when b fails, and line ${line('await b')} was not yet reached: it ended with exit code ${run().exitCode}. Promise.all listens to both at once: caught at ${ms(run('look-at-both').loggedAt('caught'))}, exit code ${run('look-at-both').exitCode}.`,
        },
        {
          id: 'caught-at-once',
          text: 'in both: the catch runs after 20 ms, when b fails',
          said: ({ run, line, ms }) =>
            `Right with \`await b\` before \`await a\`: then it ran after ${ms(run('look-at-b-first').loggedAt('caught'))}. Here the function is held on line ${line('await a')} when b fails, and an await hears of its own promise alone: exit code ${run().exitCode}, nothing caught. In Python, caught at ${ms(run('python:look-later').loggedAt('caught'))}.`,
        },
        {
          id: 'dies',
          text: 'Node ends with exit code 1; Python catches it after 100 ms',
        },
        {
          id: 'lost',
          text: "in both: b's error is lost, and the exit code is 0",
          said: ({ run, ms }) =>
            `Right in Python for a task that nobody ever looks at: a message, and exit code ${run('python:nobody-awaits').exitCode}. Here b is looked at: caught at ${ms(run('python:look-later').loggedAt('caught'))}. Node ends the program: exit code ${run().exitCode}, with the error on stderr.`,
        },
      ],
      answer: ({ run }) => {
        const python = whenCaught(run('python:look-later'))
        if (run().exitCode !== 0)
          return python === 'caught-late' ? 'dies' : 'both-differ'
        return whenCaught(run()) === python ? python : 'both-differ'
      },
      right: ({ run, line, ms }) =>
        `When b failed, line ${line('await b')} was not yet reached and nobody listened to it; then Node ends the program. Python keeps the error in the task until somebody looks: caught at ${ms(run('python:look-later').loggedAt('caught'))}, exit code ${run('python:look-later').exitCode}. The cure in Node, \`await Promise.all([a, b])\`, listens to both at once: caught at ${ms(run('look-at-both').loggedAt('caught'))}, exit code ${run('look-at-both').exitCode}.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'all-of-them-fail',
      of: 'all-of-them-fail',
      unit: 'count',
      text: 'All four tasks fail, and one of the errors is caught. How many unhandled rejections are there?',
      answer: ({ run }) => run().trace.unhandled.length,
      right: ({ run }) =>
        `None: Promise.all listened to all four. It wrote "${run().lines.join(', ')}", and the other three errors are lost without a word.`,
      lures: [
        {
          value: tasks.length - 1,
          said: ({ run, line }) =>
            `Right if nobody listened to the other three. Promise.all on line ${line('Promise.all')} did, and threw away what it heard after the first: the run has ${run().trace.unhandled.length} unhandled, and wrote "${run().lines.join(', ')}".`,
        },
        {
          value: tasks.length,
          said: ({ run }) =>
            `Right if nobody awaited anything. One of the four was caught, "${run().lines.join(', ')}", and Promise.all had listened to the others: the run has ${run().trace.unhandled.length} unhandled.`,
        },
        {
          value: 1,
          said: ({ run, line }) =>
            `Right if the catch on line ${line('catch (')} were not there. It was, and wrote "${run().lines.join(', ')}": the run has ${run().trace.unhandled.length} unhandled.`,
        },
      ],
      otherwise: ({ run }) =>
        `Right if some of the promises had no listener. Promise.all listened to all four: the run has ${run().trace.unhandled.length} unhandled.`,
    },
    {
      kind: 'number',
      id: 'any-of-them-failing',
      of: 'any-of-them-failing',
      unit: 's',
      text: ({ knobs, s }) =>
        `All four tasks fail, after ${tasks.map((task) => s(endOf(knobs, task))).join(', ')}. The catch runs after how many seconds?`,
      answer: ({ run }) => caughtAt(run()),
      right: ({ run, s }) =>
        `At ${s(caughtAt(run()))}, when the last hope had failed. It wrote "${run().lines.join(', ')}": an error that holds the four others in its list \`errors\`.`,
      lures: [
        {
          value: (knobs) => Math.min(...ends(knobs)),
          said: ({ run, s, knobs }) =>
            `Right for Promise.all and Promise.race, which give up at the first failure, at ${s(endAt(run(), earliest(knobs, tasks)))}. Promise.any hopes on until the last one has failed: "caught" was written at ${s(caughtAt(run()))}.`,
        },
        {
          value: sum,
          said: ({ run, s }) =>
            `Right if each task were called when the one before it had ended. All four tasks begin at 0, and the last ends at ${s(caughtAt(run()))}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `Right if the last task failed then. Promise.any gives up when no task is left that could end well: at ${s(caughtAt(run()))}.`,
    },
    {
      kind: 'one-of',
      id: 'nobody-awaits',
      of: ['nobody-awaits', 'python:nobody-awaits'],
      text: 'upload() fails after 10 ms, and nobody awaits it. What happens?',
      options: [
        {
          id: 'only-a-message',
          text: 'a message, then "end", exit code 0',
          said: ({ run }) =>
            `Right in Python: there the error of a lost task is only reported ("${run('python:nobody-awaits').trace.stderr[0]}"), and the exit code is ${run('python:nobody-awaits').exitCode}. Node ends the program: it wrote "${run().lines.join(', ')}" and no more, with exit code ${run().exitCode}.`,
        },
        {
          id: 'end-then-dies',
          text: '"end", then exit code 1',
          said: ({ run, line, ms }) =>
            `Right if Node waited with its verdict until the program is through. It looks as soon as upload has failed: the program was over at ${ms(run().trace.ending.atMs)}, while line ${line('await sleep(50)')} was still waiting.`,
        },
        { id: 'dies', text: 'exit code 1, without "end"' },
        {
          id: 'nothing',
          text: '"end" and exit code 0, without a message',
          said: ({ run }) =>
            `Right if an error that nobody awaits were dropped. Node ended the program: exit code ${run().exitCode}, with the error on stderr.`,
        },
      ],
      answer: ({ run }) => {
        const { exitCode, lines, trace } = run()
        if (exitCode !== 0)
          return lines.includes('end') ? 'end-then-dies' : 'dies'
        return trace.stderr.length > 0 ? 'only-a-message' : 'nothing'
      },
      right: ({ run, line }) =>
        `It wrote "${run().lines.join(', ')}" and ended with exit code ${run().exitCode}. A rejection that nobody listens to ends a Node program, wherever it stands; with an \`await\` on line ${line('upload()')} the error would come up there.`,
    },
    {
      kind: 'one-of',
      id: 'async-executor',
      of: ['async-executor', 'plain-executor'],
      text: 'load() fails. What becomes of `page`, and of the program?',
      options: [
        {
          id: 'caught',
          text: 'page fails too: "caught", exit code 0',
          said: ({ run, line }) =>
            `Right without the async: with \`resolve(load())\` the program wrote "${run('plain-executor').lines.join(', ')}" and ended with exit code ${run('plain-executor').exitCode}. An async function keeps its error in a promise of its own, and nobody listens to the one made on line ${line('async (resolve)')}: exit code ${run().exitCode}.`,
        },
        { id: 'dies', text: 'page is never settled: exit code 1' },
        {
          id: 'waits',
          text: 'page is never settled: the program waits for ever',
          said: ({ run }) =>
            `Right if a promise that is never settled kept a program alive, and an error without a listener were dropped. Neither is so: Node ended the program with exit code ${run().exitCode}.`,
        },
      ],
      answer: ({ run }) => {
        if (run().lines.includes('caught')) return 'caught'
        return run().exitCode === 1 ? 'dies' : 'waits'
      },
      right: ({ run, line }) =>
        `The function on line ${line('async (resolve)')} gives back a promise, and it is that one which fails; nobody listens to it: exit code ${run().exitCode}. page hears of nothing. Without the async it was "${run('plain-executor').lines.join(', ')}".`,
    },
  ],

  surprise: 'look-later',

  otherKnobs: [
    { fails: '0 and 2', at: 350 },
    { fails: '2 and 3', at: 300 },
    { fails: '1 and 2', at: 400 },
  ],

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

  figures: {
    task0: ({ knobs, s }) => s(endOf(knobs, 0)),
    task1: ({ knobs, s }) => s(endOf(knobs, 1)),
    task2: ({ knobs, s }) => s(endOf(knobs, 2)),
    task3: ({ knobs, s }) => s(endOf(knobs, 3)),
    failing: ({ knobs }) => named(failing(knobs)),
    first: ({ run }) =>
      run('all')
        .lines.find((text) => text.startsWith('caught: '))!
        .slice(8),
    caught: ({ run, time }) => time(caughtAt(run('all'))),
    settled: ({ run, time }) => time(run('settled').totalMs),
    any: ({ run, time }) => time(run('any').totalMs),
    last: ({ run, time }) => time(run('all').facts.lastMs),
  },
} satisfies Lesson<Knobs>
