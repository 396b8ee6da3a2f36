import type { Lesson, Ran, RunView, Told } from 'learn-async/kit'

export type Knobs = {
  /** How long the sums of report.ts keep the thread, in ms. */
  sum: number
  /** How long report.ts would wait for its report, in ms. */
  limit: number
}

/** The waits of report.ts, in ms. */
const orders = 100
const saving = 100
const copying = 50
const customer = 150
/** How the mended program cuts up the sums, in ms. */
const slice = 20
/** The default of the knob `sum`. */
const usualSum = 300

/** When the sums are done, and when the report is saved. */
const summed = ({ sum }: Knobs) => orders + sum
const saved = (knobs: Knobs) => summed(knobs) + saving
/** The limit outlasts the report: it is what the process waits for. */
const wholeLimit = ({ limit }: Knobs) => limit

type Edits = { from: string; to: string }[]

const hook =
  "process.on('unhandledRejection', () => {}) // so that it stays up\n"

/** The tools, put into report.ts. */
const watching: Edits = [
  {
    from: "import { setTimeout as sleep } from 'node:timers/promises'\n",
    to: `import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
`,
  },
  {
    from: hook,
    to: `const delay = monitorEventLoopDelay()
delay.enable()
process.on('unhandledRejection', (error) => {
  console.log(\`lost: \${error.message}\`)
  process.exitCode = 1
})
`,
  },
  {
    from: '(code) => console.log(`exit code ${code}`))\n',
    to: `(code) => {
  console.error(\`longest delay: \${Math.round(delay.max / 1e6)} ms\`)
  console.log(\`exit code \${code}\`)
})
`,
  },
  {
    from: "  console.log('saved')\n",
    to: `  console.log('saved')
  console.trace('who waits for this?')
  const active = process.getActiveResourcesInfo()
  const timers = active.filter((name) => name === 'Timeout')
  console.log(\`timers open: \${timers.length}\`)
`,
  },
]

/** How each of the four faults is mended. */
const mending = {
  stall: [
    {
      from: '  busy(sum)\n',
      to: `  for (let done = 0; done < sum; done += ${slice}) {
    busy(${slice})
    await new Promise(setImmediate)
  }
`,
    },
  ],
  leak: [
    { from: 'sleep(limit)', to: 'sleep(limit, null, { ref: false })' },
  ],
  error: [
    {
      from: '\ncopy()\n',
      to: '\ncopy().catch((error) => console.log(`no copy: ${error.message}`))\n',
    },
  ],
  await: [{ from: '  save()\n', to: '  await save()\n' }],
} satisfies Record<string, Edits>

/** executor.ts with the fault that it is about. */
const asyncExecutor: Edits = [
  { from: '(resolve) =>', to: 'async (resolve) =>' },
  { from: 'resolve(load())', to: 'resolve(await load())' },
]

const allBut = (fault: keyof typeof mending): Edits =>
  Object.entries(mending).flatMap(([name, edits]) =>
    name === fault ? [] : edits,
  )

/** What the histogram said on stderr, in ms. */
const longestDelay = ({ trace }: RunView) =>
  Number(/longest delay: (\d+) ms/.exec(trace.stderr.join('\n'))?.[1])

/** The lines of the trace of "saved", as `save`, `async report`. */
const tracedFrames = ({ trace }: RunView) => {
  const begin = trace.stderr.findIndex((text) => text.startsWith('Trace:'))
  return trace.stderr
    .slice(begin)
    .flatMap((text) => /at ((?:async )?\w+) \(/.exec(text)?.[1] ?? [])
}

/** How many timers were open when all was done. */
const openTimers = ({ lines }: RunView) =>
  lines.find((text) => text.startsWith('timers open: '))!.slice(13)

/** The step that Python's debug mode logs as slow, in ms. */
const slowStep = ({ trace }: RunView) =>
  Number(/took ([\d.]+) seconds/.exec(trace.stderr.join('\n'))?.[1]) * 1000

const endOf = ({ trace }: RunView) => trace.ending.atMs

/**
 * The fault that the histogram shows. While a line keeps the thread the loop
 * cannot turn: with the sums as they were, and all else mended, the figure is
 * no less than they take, however busy the machine is.
 */
function shownByHistogram({ run, knobs }: Ran<Knobs>): string {
  return longestDelay(run('stall-left')) >= 0.9 * knobs.sum
    ? 'stall'
    : 'none'
}

/** What it said with that fault mended alone; nothing where a busy machine made the loop late instead. */
const withoutStall = ({ run, ms }: Told<Knobs>) => {
  const without = longestDelay(run('stall-mended'))
  return without < longestDelay(run('stall-left'))
    ? ` With them cut up, and nothing else mended, ${ms(without)}.`
    : ''
}

/** On which line of the program Node says that it was ended. */
function endedOnLine({ run, line }: Ran<Knobs>): string {
  const [, number] =
    /early\.\w+:(\d+):/.exec(run().trace.stderr.join('\n')) ?? []
  const lines = {
    quit: line('process.exit'),
    call: line('quit(0)'),
    check: line('check()'),
    sleep: line('sleep(200)'),
  }
  const [option] = Object.entries(lines).find(
    ([, at]) => at === Number(number),
  ) ?? ['none']
  return option
}

const histogramStays = (told: Told<Knobs>) =>
  `With this fault mended, and all others but the sums, it still said ${told.ms(longestDelay(told.run('stall-left')))}.${withoutStall(told)}`

const wrote = (run: RunView) => `"${run.lines.join(', ')}"`

export default {
  knobs: {
    sum: {
      kind: 'number',
      label: 'how long the sums take',
      default: usualSum,
      min: 200,
      max: 600,
      unit: 'ms',
    },
    limit: {
      kind: 'number',
      label: 'the limit',
      default: 1500,
      min: 1200,
      max: 2500,
      unit: 'ms',
    },
  },

  variants: [
    {
      kind: 'process',
      id: 'as-it-is',
      title: 'as it is',
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      bound: wholeLimit,
    },
    {
      kind: 'process',
      id: 'watched',
      title: 'watched',
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: watching,
      bound: wholeLimit,
    },
    {
      kind: 'process',
      id: 'mended',
      title: 'mended',
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [...watching, ...Object.values(mending).flat()],
      bound: saved,
    },
  ],

  asides: [
    {
      kind: 'process',
      id: 'without-hook',
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [{ from: hook, to: '' }],
    },
    {
      kind: 'process',
      id: 'stall-mended',
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [...watching, ...mending.stall],
    },
    {
      kind: 'process',
      id: 'stall-left',
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [...watching, ...allBut('stall')],
    },
    { kind: 'process', id: 'stack', file: 'asides/stack.ts' },
    {
      kind: 'process',
      id: 'stack-awaited',
      file: 'asides/stack.ts',
      edits: [
        { from: 'async () => read()', to: 'async () => await read()' },
      ],
    },
    { kind: 'process', id: 'pending', file: 'asides/pending.ts' },
    {
      kind: 'process',
      id: 'pending-at-the-top',
      file: 'asides/pending.ts',
      edits: [{ from: '}\nenter()', to: '}\nawait enter()' }],
    },
    {
      kind: 'process',
      id: 'pending-settled',
      file: 'asides/pending.ts',
      edits: [{ from: 'new Promise(() => {})', to: 'Promise.resolve()' }],
    },
    {
      kind: 'process',
      id: 'executor',
      file: 'asides/executor.ts',
      edits: asyncExecutor,
    },
    { kind: 'process', id: 'plain-executor', file: 'asides/executor.ts' },
    {
      kind: 'process',
      id: 'executor-without-hook',
      file: 'asides/executor.ts',
      edits: [...asyncExecutor, { from: hook, to: '' }],
    },
    { kind: 'process', id: 'lost', file: 'asides/lost.ts' },
    { kind: 'python', id: 'python:lost', file: 'asides/lost.py' },
    { kind: 'process', id: 'ticks', file: 'asides/ticks.ts' },
    {
      kind: 'process',
      id: 'early',
      file: 'asides/early.ts',
      flags: ['--trace-exit'],
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'end',
      of: 'as-it-is',
      unit: 's',
      text: ({ knobs, line, ms }) =>
        `The sums on line ${line('busy(sum)')} take ${ms(knobs.sum)}, the limit on line ${line('Promise.race')} is ${ms(knobs.limit)}. How many seconds after "begin" does the process end?`,
      answer: ({ run }) => endOf(run()),
      bound: wholeLimit,
      right: ({ run, line, time }) =>
        `At ${time(endOf(run()))}. "saved" was written at ${time(run().loggedAt('saved'))}, and nothing was left to be done. But the sleep on line ${line('sleep(limit)')}, which had lost its race, was still under way, and a timer keeps the process: the leak.`,
      lures: [
        {
          value: saved,
          said: ({ run, line, time }) =>
            `That would be right if the race on line ${line('Promise.race')} stopped who loses it. "saved" was written at ${time(run().loggedAt('saved'))}, and nothing was left to be done. But the lost sleep went on, and its timer kept the process until ${time(endOf(run()))}: the leak.`,
        },
        {
          value: summed,
          said: ({ run, line, time }) =>
            `That would be right if a program ended with its last line, as asyncio.run does in Python. "end" was written at ${time(run().loggedAt('end'))}, but Node ends when nothing is left to wait for: the sleep on line ${line('sleep(limit)')} was, until ${time(endOf(run()))}.`,
        },
        {
          value: (knobs) => knobs.limit + knobs.sum,
          said: ({ run, line, time }) =>
            `That would be right if the limit's time stood still while line ${line('busy(sum)')} had the thread. A timer that waits needs no thread: it was set on line ${line('sleep(limit)')}, right after "begin", and was over at ${time(endOf(run()))}.`,
        },
      ],
      otherwise: ({ run, line, time }) =>
        `That would be right if the last thing waited for were over then. It was the sleep on line ${line('sleep(limit)')}, which went on when the race was lost: the process ended at ${time(endOf(run()))}.`,
    },
    {
      kind: 'one-of',
      id: 'exit-code',
      of: ['as-it-is', 'without-hook'],
      fixed: true,
      text: ({ line }) =>
        `Line ${line('disk full')} throws, and nobody awaits copy(). With which exit code does the process end?`,
      options: [
        { id: '0', text: '0: all is well' },
        {
          id: '1',
          text: '1: an error that nobody caught',
          said: ({ run, line, ms }) =>
            `Right without line ${line('unhandledRejection')}: then it ended with exit code ${run('without-hook').exitCode}, at ${ms(endOf(run('without-hook')))}. The hook hears of the error in Node's place, and this one does nothing with it: exit code ${run().exitCode}, and not a word.`,
        },
        {
          id: '13',
          text: '13: something awaited can never come',
          said: ({ run, line, ms }) =>
            `Right if the await on line ${line('Promise.race')} could never come to its end. It did: "end" was written at ${ms(run().loggedAt('end'))}, and the exit code was ${run().exitCode}.`,
        },
      ],
      answer: ({ run }) => String(run().exitCode),
      right: ({ run, line, ms }) =>
        `The hook on line ${line('unhandledRejection')} hears of the error in Node's place, and does nothing with it: nobody learns that there is no copy. Without that line the process ended at ${ms(endOf(run('without-hook')))}, with exit code ${run('without-hook').exitCode}.`,
    },
    {
      kind: 'one-of',
      id: 'histogram',
      of: ['watched', 'stall-mended', 'stall-left'],
      fixed: true,
      text: ({ line }) =>
        `Line ${line('monitorEventLoopDelay()')} watches by how much the loop is late, and line ${line('longest delay')} tells the longest delay. Which of the four faults does that figure show?`,
      options: [
        {
          id: 'stall',
          text: ({ line }) => `the sums on line ${line('busy(sum)')}`,
        },
        {
          id: 'leak',
          text: ({ line }) => `the sleep on line ${line('sleep(limit)')}`,
          said: (told) =>
            `Right if a timer that waits made the loop late. It takes no thread, and the loop turns beside it. ${histogramStays(told)}`,
        },
        {
          id: 'error',
          text: ({ line }) => `the error of line ${line('disk full')}`,
          said: (told) =>
            `Right if an error kept the thread. It is thrown in no time, and the hook wrote "lost" at ${told.ms(told.run().loggedAt('lost: disk full'))}. ${histogramStays(told)}`,
        },
        {
          id: 'await',
          text: ({ line }) =>
            `the await that is missing on line ${line('  save()')}`,
          said: (told) =>
            `Right if an await kept the thread, or gave it back sooner. It only holds its own function until "saved". ${histogramStays(told)}`,
        },
        {
          id: 'none',
          text: 'none of them',
          said: (told) =>
            `Right if the loop were in time. It was late by up to ${told.ms(longestDelay(told.run()))}. With all faults mended but the sums it still said ${told.ms(longestDelay(told.run('stall-left')))}.${withoutStall(told)}`,
        },
      ],
      answer: shownByHistogram,
      right: (told) =>
        `It said ${told.ms(longestDelay(told.run()))}. While line ${told.line('busy(sum)')} had the thread, the loop could not turn: the stall. With all but the sums mended it said ${told.ms(longestDelay(told.run('stall-left')))}.${withoutStall(told)}`,
    },
  ],

  turn: {
    text: ({ ms }) => `Set sum from ${ms(usualSum)} to 600 ms. First:`,
    set: { sum: 600 },
    allRight: ({ run, time, ms }) =>
      `The end did not move, ${time(endOf(run('as-it-is')))}: the leaked timer outlasts the longer sums. And the customer had the answer at ${ms(run('mended').loggedAt('answered'))} with the sums cut up, at ${ms(run('as-it-is').loggedAt('answered'))} without.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-end',
        of: ['as-it-is', 'mended'],
        unit: 's',
        text: 'As it is: how many seconds after "begin" does the process end?',
        answer: ({ run }) => endOf(run()),
        bound: wholeLimit,
        right: ({ run, time }) =>
          `At ${time(endOf(run()))}. "saved" was written at ${time(run().loggedAt('saved'))}, and the leaked timer outlasts it.`,
        lures: [
          {
            value: (knobs) => knobs.limit + knobs.sum - usualSum,
            said: ({ run, time }) =>
              `That would be right if longer sums moved the end by as much. The limit's timer runs beside them, from "begin" on, and was over at ${time(endOf(run()))}.`,
          },
          {
            value: saved,
            said: ({ run, time }) =>
              `That is right for the mended program, which ended at ${time(endOf(run('mended')))}. Here the lost sleep of the limit kept the process until ${time(endOf(run()))}.`,
          },
        ],
        otherwise: ({ run, time }) =>
          `That would be right for another limit. The last thing waited for was its sleep, and that was over at ${time(endOf(run()))}.`,
      },
      {
        kind: 'number',
        id: 'turned-answered',
        of: ['mended', 'as-it-is'],
        unit: 'ms',
        text: `Mended, the sums are cut into slices of ${slice} ms, and after each the loop turns once. How many ms after "begin" is 'answered' written?`,
        answer: ({ run }) => run().loggedAt('answered'),
        bound: () => customer,
        usual: () => [customer, customer + slice + 10],
        right: ({ run, ms }) =>
          `At ${ms(run().loggedAt('answered'))}: it was due at ${ms(customer)}, and had its turn when the slice under way was over. As it is, the customer waited until ${ms(run('as-it-is').loggedAt('answered'))}.`,
        lures: [
          {
            value: summed,
            said: ({ run, ms }) =>
              `That is right for the program as it is: ${ms(run('as-it-is').loggedAt('answered'))}. Mended, the thread is given back after each slice, and 'answered' was written between two of them, at ${ms(run().loggedAt('answered'))}.`,
          },
          {
            value: saved,
            said: ({ run, ms }) =>
              `That would be right for a customer who is served when the report is saved, at ${ms(run().loggedAt('saved'))}. The timer was due long before, and the thread was free between two slices: ${ms(run().loggedAt('answered'))}.`,
          },
        ],
        otherwise: ({ run, ms }) =>
          `That would be right for another timer, or for longer slices. It was due at ${ms(customer)}, and the thread was free at the end of each slice: ${ms(run().loggedAt('answered'))}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'several-of',
      id: 'stack',
      of: ['stack', 'stack-awaited'],
      fixed: true,
      text: ({ line }) =>
        `read() fails after its await. Which of these names are in the stack of the error, and so written on line ${line('console.log')}?`,
      options: [
        {
          id: 'read',
          text: 'read',
          leftOut: ({ run, line }) =>
            `To leave out read would be right if the error were made elsewhere. It is made in read, on line ${line('new Error')}: ${wrote(run())}.`,
        },
        {
          id: 'load',
          text: 'load',
          chosen: ({ run, line }) =>
            `load called read, and a plain call would be in the stack. So would \`await read()\` on line ${line('const load')}: then ${wrote(run('stack-awaited'))}. Without it load gives read's promise away and is over when the error comes: ${wrote(run())}.`,
          leftOut: ({ run, line }) =>
            `To leave out load would be right if line ${line('const load')} gave the promise away. It awaits it: ${wrote(run())}.`,
        },
        {
          id: 'page',
          text: 'page',
          leftOut: ({ run, line }) =>
            `To leave out page would be right if the stack held only what is on the thread when the error is made. V8 adds who awaits it, as \`at async page\`, and page does, on line ${line('const page')}: ${wrote(run())}.`,
        },
      ],
      answer: ({ run }) => run().lines,
      right: ({ run, line }) =>
        `It wrote ${wrote(run())}. A stack goes on, as \`at async …\`, with who awaits. load is missing: line ${line('const load')} gives the promise away and is over when the error comes. With \`await read()\` there, ${wrote(run('stack-awaited'))}.`,
    },
    {
      kind: 'one-of',
      id: 'lost',
      of: ['lost', 'python:lost'],
      fixed: true,
      text: 'copy() fails, and nobody awaits it. The same program in Python makes a task of copy(). With which exit codes do the two end?',
      options: [
        {
          id: '1-and-1',
          text: 'both with 1, without "end"',
          said: ({ run }) =>
            `Right if a lost error ended a Python program too, as it ends Node's with exit code ${run().exitCode}. Python keeps it in the task, and when nobody can ask for it any more, writes "${run('python:lost').trace.stderr[0]}". The program goes on: ${wrote(run('python:lost'))}, exit code ${run('python:lost').exitCode}.`,
        },
        {
          id: '0-and-0',
          text: 'both with 0, after "end"',
          said: ({ run }) =>
            `Of Python you are right: ${wrote(run('python:lost'))}, exit code ${run('python:lost').exitCode}, and the error only on stderr. Node would do so with a hook on unhandledRejection. Without one it wrote ${wrote(run())}, and ended with exit code ${run().exitCode}.`,
        },
        {
          id: '1-and-0',
          text: 'Node with 1, without "end"; Python with 0, after "end"',
        },
        {
          id: '0-and-1',
          text: 'Node with 0, after "end"; Python with 1, without "end"',
          said: ({ run }) =>
            `Right with the two changed over. Node wrote ${wrote(run())}, exit code ${run().exitCode}; Python ${wrote(run('python:lost'))}, exit code ${run('python:lost').exitCode}, with the error only on stderr.`,
        },
      ],
      answer: ({ run }) =>
        `${run().exitCode}-and-${run('python:lost').exitCode}`,
      right: ({ run }) =>
        `Node ends the program: ${wrote(run())}, exit code ${run().exitCode}. Python writes "${run('python:lost').trace.stderr[0]}" and goes on: ${wrote(run('python:lost'))}, exit code ${run('python:lost').exitCode}. A script that looks at the exit code alone takes that for success.`,
    },
    {
      kind: 'one-of',
      id: 'pending',
      of: ['pending', 'pending-at-the-top', 'pending-settled'],
      fixed: true,
      text: ({ line }) =>
        `Line ${line('new Promise')} awaits a promise that nobody will ever settle. What happens?`,
      options: [
        {
          id: 'waits',
          text: '"begin"; the process waits for ever',
          said: ({ run, line, ms }) =>
            `Right if a promise were something that the loop waits for. It waits for timers, files, sockets; the promise of line ${line('new Promise')} is none of these, and with nothing else left the process ended at ${ms(endOf(run()))}, with exit code ${run().exitCode}.`,
        },
        { id: 'zero', text: '"begin"; exit code 0' },
        {
          id: 'thirteen',
          text: '"begin"; exit code 13',
          said: ({ run, line }) =>
            `Right with \`await enter()\` on the last line, at the top of the file: then the exit code was ${run('pending-at-the-top').exitCode}, since the file itself could not come to its end. Here only the function is left hanging, on line ${line('new Promise')}, and that is no fault to Node: ${run().exitCode}.`,
        },
        {
          id: 'cleaned',
          text: '"begin", "cleaned up"; exit code 0',
          said: ({ run, line }) =>
            `finally sounds as if nothing could get past it. Right for a function that returns or throws: with Promise.resolve() on line ${line('new Promise')} it comes to its finally, ${wrote(run('pending-settled'))}. A function left at an await never goes on, and so never comes to its finally: ${wrote(run())}.`,
        },
      ],
      answer: ({ run }) => {
        const { exitCode, lines } = run()
        if (lines.includes('cleaned up')) return 'cleaned'
        if (exitCode === null) return 'waits'
        return exitCode === 0 ? 'zero' : 'thirteen'
      },
      right: ({ run, line }) =>
        `It wrote ${wrote(run())}. A promise is nothing that the loop waits for; enter is left on line ${line('new Promise')}, its finally never runs, and all looks well: exit code ${run().exitCode}. With \`await enter()\` at the top of the file it was ${run('pending-at-the-top').exitCode}.`,
    },
    {
      kind: 'one-of',
      id: 'executor',
      of: ['executor', 'plain-executor', 'executor-without-hook'],
      text: 'load() fails. What becomes of `page`, and of the program?',
      options: [
        {
          id: 'not-read',
          text: '"begin", "not read"; exit code 0',
          said: ({ run, line }) =>
            `Right without the async: with \`resolve(load())\` it wrote ${wrote(run('plain-executor'))}. An async function keeps its error in a promise of its own, made on line ${line('async (resolve)')}, and the hook hides that one; page is never settled: ${wrote(run())}, exit code ${run().exitCode}.`,
        },
        {
          id: 'dies',
          text: '"begin"; exit code 1',
          said: ({ run, line }) =>
            `Right without line ${line('unhandledRejection')}: then the exit code was ${run('executor-without-hook').exitCode}. Nobody listens to the promise of the async function, but the hook hears of its error and does nothing: exit code ${run().exitCode}.`,
        },
        { id: 'silent', text: '"begin"; exit code 0' },
        {
          id: 'waits',
          text: '"begin"; the program waits for ever',
          said: ({ run, ms }) =>
            `Right if page, which is never settled, kept the program alive. A promise is nothing that the loop waits for: it was over at ${ms(endOf(run()))}, with exit code ${run().exitCode}.`,
        },
      ],
      answer: ({ run }) => {
        const { exitCode, lines } = run()
        if (lines.includes('not read')) return 'not-read'
        if (exitCode === null) return 'waits'
        return exitCode === 0 ? 'silent' : 'dies'
      },
      right: ({ run, line }) =>
        `The function on line ${line('async (resolve)')} fails, not page: page is never settled, neither of its two functions is called, and the hook hides the error. It wrote ${wrote(run())}, exit code ${run().exitCode}. Without the async it was ${wrote(run('plain-executor'))}.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'without-hook',
      of: ['as-it-is', 'without-hook'],
      unit: 'ms',
      text: 'The line with unhandledRejection is taken out of report.ts, and all else is left as it is. How many ms after "begin" does the process end?',
      answer: ({ run }) => endOf(run('without-hook')),
      bound: () => copying,
      right: ({ run, ms }) =>
        `At ${ms(endOf(run('without-hook')))}, with exit code ${run('without-hook').exitCode}: copy() had failed, and nobody awaited it. No report, no answer; but the error and its line were on stderr, where it is found in a minute.`,
      lures: [
        {
          value: wholeLimit,
          said: ({ run, ms, time }) =>
            `Right with the hook: ${time(endOf(run()))}. Without it Node ends the program as soon as it has an error that nobody listens to. It wrote ${wrote(run('without-hook'))}, and was over at ${ms(endOf(run('without-hook')))}, with the timer still under way.`,
        },
        {
          value: saved,
          said: ({ run, ms }) =>
            `Right if Node let what is under way come to its end first. An error that nobody listens to ends the program there and then: it wrote ${wrote(run('without-hook'))}, and was over at ${ms(endOf(run('without-hook')))}.`,
        },
        {
          value: summed,
          said: ({ run, ms }) =>
            `Right if the error came up at the end of the file's own lines. It ends the program when it is thrown and nobody listens: it wrote ${wrote(run('without-hook'))}, and was over at ${ms(endOf(run('without-hook')))}.`,
        },
        {
          value: [0, 5],
          said: ({ run, ms }) =>
            `Right if copy() threw in its first lines. It waits for ${ms(copying)} before: the process was over at ${ms(endOf(run('without-hook')))}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `Right if copy() failed then. It fails after ${ms(copying)}, nobody listens, and that ends the program: ${ms(endOf(run('without-hook')))}, exit code ${run('without-hook').exitCode}.`,
    },
    {
      kind: 'order',
      id: 'ticks',
      of: 'ticks',
      text: ({ line }) =>
        `The same two lines are asked for in two places: at the top of an ES module, line ${line("ask('file')")}, and in a timer. In which order are they written?`,
      items: ['file: tick', 'file: then', 'timer: tick', 'timer: then'],
      answer: ({ run }) => run().lines,
      right:
        'An ES module is itself run by a microtask, so the other microtasks go on first. In a timer, as in every callback of the loop, process.nextTick comes before them.',
      lures: [
        {
          pair: ['file: then', 'timer: tick'],
          said: ({ line, run, ms }) =>
            `Right if line ${line('setTimeout')} called at once. It comes when the file's own lines and all that they put in line are through: "timer: tick" at ${ms(run().loggedAt('timer: tick'))}, after both of the file.`,
        },
        {
          pair: ['file: tick', 'timer: tick'],
          said: ({ line, run, ms }) =>
            `Right if line ${line('setTimeout')} called at once. It comes when the file's own lines and all that they put in line are through: "timer: tick" at ${ms(run().loggedAt('timer: tick'))}, after both of the file.`,
        },
        {
          pair: ['file: tick', 'timer: then'],
          said: ({ line, run, ms }) =>
            `Right if line ${line('setTimeout')} called at once. It comes when the file's own lines and all that they put in line are through: "timer: then" at ${ms(run().loggedAt('timer: then'))}, after both of the file.`,
        },
        {
          pair: ['file: then', 'timer: then'],
          said: ({ line, run, ms }) =>
            `Right if line ${line('setTimeout')} called at once. It comes when the file's own lines and all that they put in line are through: "timer: then" at ${ms(run().loggedAt('timer: then'))}, after both of the file.`,
        },
        {
          pair: ['file: then', 'file: tick'],
          said: ({ run }) =>
            `Right at the top of a CommonJS file, with require in place of import: there nextTick comes before every promise. An ES module is itself run by a microtask, and the other microtasks go on first: ${wrote(run())}.`,
        },
        {
          pair: ['timer: tick', 'timer: then'],
          said: ({ run }) =>
            `Right if a timer were run by a microtask, as an ES module is. It is called by the loop itself, and after such a call the ticks come first, then the promises: ${wrote(run())}.`,
        },
      ],
    },
    {
      kind: 'line',
      id: 'ended-early',
      of: 'early',
      text: 'This program ends without "end", and with exit code 0. `node --trace-exit` prints a stack. Which line does it name first?',
      options: [
        { id: 'quit', at: 'process.exit' },
        {
          id: 'call',
          at: 'quit(0)',
          said: ({ line }) =>
            `Right if line ${line('quit(0)')} called process.exit itself. It is in the stack too, but second, as who called quit: the first is where process.exit stands, line ${line('process.exit')}.`,
        },
        {
          id: 'check',
          at: 'check()',
          said: ({ line }) =>
            `Right if line ${line('check()')} called process.exit itself. After an await a stack begins anew: check was called from line ${line('check()')}, but then the loop went on with it, and nobody awaits it. The first line is ${line('process.exit')}.`,
        },
        {
          id: 'sleep',
          at: 'sleep(200)',
          said: ({ line }) =>
            `Right if the flag told where the program was waiting. It tells who ended it: line ${line('process.exit')}, first in the stack. Line ${line('sleep(200)')} was only never finished.`,
        },
      ],
      answer: endedOnLine,
      right: ({ line }) =>
        `process.exit stands there, and the next line of the stack says who called it: line ${line('quit(0)')}. The flag costs nothing, and works on programs that are not your own.`,
    },
    {
      kind: 'several-of',
      id: 'debug-mode',
      of: 'python:watched',
      fixed: true,
      text: 'report.ts in Python, in debug mode (PYTHONASYNCIODEBUG=1): the sums, copy() as a task, a call of save() without await, and a limit by wait_for. Of what does it tell on stderr?',
      options: [
        {
          id: 'stall',
          text: ({ knobs, time }) =>
            `the sums keep the thread for ${time(knobs.sum)}`,
          leftOut: ({ run, time }) =>
            `To leave out the sums would be right if they took less than 0.1 s. They took ${time(slowStep(run()))}, and debug mode logs each longer step: "Executing … took".`,
        },
        {
          id: 'error',
          text: 'copy() fails, and nobody awaits it',
          leftOut: () =>
            'To leave out the error would be right if somebody had awaited the task. Nobody did: "Task exception was never retrieved". Debug mode adds where the task was created.',
        },
        {
          id: 'await',
          text: 'save() is called without await',
          leftOut: () =>
            'To leave out save would be right in JavaScript, where the call alone runs. In Python the coroutine never began: "coroutine \'save\' was never awaited", and debug mode adds where it was created.',
        },
        {
          id: 'leak',
          text: 'the limit keeps the process after "end"',
          chosen: ({ run, time }) =>
            `Right for the limit of report.ts, a sleep that nobody stops. wait_for takes its timer back, and asyncio.run ends with main: "end" was written at ${time(run().loggedAt('end'))}, and no line on stderr speaks of the limit.`,
        },
      ],
      answer: ({ run }) => {
        const told = run().trace.stderr.join('\n')
        const signs = {
          stall: /Executing .* took/,
          error: /never retrieved/,
          await: /never awaited/,
          leak: /limit|Timeout/,
        }
        return Object.keys(signs).filter((fault) =>
          signs[fault as keyof typeof signs].test(told),
        )
      },
      right: ({ run, time }) =>
        `A step of ${time(slowStep(run()))}, above the threshold of 0.1 s; an error that was never retrieved; a coroutine that was never awaited. Debug mode adds the first, and where task and coroutine were created. wait_for leaves nothing behind.`,
    },
  ],

  surprise: 'pending',

  otherKnobs: [
    { sum: 400, limit: 1800 },
    { sum: 250, limit: 1200 },
    { sum: 500, limit: 2000 },
  ],

  python: {
    variants: ['as-it-is', 'watched', 'mended'],
    differences: {
      'as-it-is': {
        lanes:
          'A call of save() without await runs nothing in Python, so there is no "saved"; and an exit code is not written by the program itself.',
        ended:
          'In Python who waits for a task goes on one turn of the loop after it, and the overdue timer comes in between: "answered" before "end".',
      },
      watched: {
        lanes:
          "Debug mode is asyncio's own and writes to stderr; what Node shows, the program asks for and writes itself.",
        ended:
          'In Python who waits for a task goes on one turn of the loop after it, and the overdue timer comes in between: "answered" before "end".',
        outcome:
          'The hook sets the exit code to 1; Python has no such hook, and a lost error leaves it at 0.',
      },
      mended: {
        lanes:
          "The lines of Node's tools, timers open and exit code, have no twin.",
        ended:
          "The lines of Node's tools, timers open and exit code, have no twin.",
      },
    },
  },

  figures: {
    pythonStep: ({ run, time }) => time(slowStep(run('python:watched'))),
    lineReport: ({ line }) => line('Promise.race'),
    sum: ({ knobs, ms }) => ms(knobs.sum),
    limit: ({ knobs, time }) => time(knobs.limit),
    delay: ({ run, ms }) => ms(longestDelay(run('watched'))),
    delayMended: ({ run, ms }) => ms(longestDelay(run('mended'))),
    open: ({ run }) => openTimers(run('watched')),
    openMended: ({ run }) => openTimers(run('mended')),
    traced: ({ run }) => tracedFrames(run('watched')).join(', '),
    tracedMended: ({ run }) => tracedFrames(run('mended')).join(', '),
    answered: ({ run, ms }) => ms(run('as-it-is').loggedAt('answered')),
    answeredMended: ({ run, ms }) => ms(run('mended').loggedAt('answered')),
    end: ({ run, time }) => time(endOf(run('as-it-is'))),
    endMended: ({ run, time }) => time(endOf(run('mended'))),
    slice: ({ ms }) => ms(slice),
    mendedLeak: () => mending.leak[0]!.to,
    mendedAwait: () => mending.await[0]!.to.trim(),
    exitWatched: ({ run }) => run('watched').exitCode!,
  },
} satisfies Lesson<Knobs>
