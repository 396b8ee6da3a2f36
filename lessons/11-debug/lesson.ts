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

const hook = "process.on('unhandledRejection', () => {}) // so that it stays up\n"

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
  leak: [{ from: 'sleep(limit)', to: 'sleep(limit, null, { ref: false })' }],
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
  Object.entries(mending).flatMap(([name, edits]) => (name === fault ? [] : edits))

/** What the histogram said on stderr, in ms. */
const longestDelay = ({ trace }: RunView) =>
  Number(/longest delay: (\d+) ms/.exec(trace.stderr.join('\n'))?.[1])

/** The lines of the trace of "saved", as `save`, `async report`. */
const tracedFrames = ({ trace }: RunView) => {
  const begin = trace.stderr.findIndex((text) => text.startsWith('Trace:'))
  return trace.stderr.slice(begin).flatMap((text) => /at ((?:async )?\w+) \(/.exec(text)?.[1] ?? [])
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
  return longestDelay(run('stall-left')) >= 0.9 * knobs.sum ? 'stall' : 'none'
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
  const [, number] = /early\.\w+:(\d+):/.exec(run().trace.stderr.join('\n')) ?? []
  const lines = {
    quit: line('process.exit'),
    call: line('quit(0)'),
    check: line('check()'),
    sleep: line('sleep(200)'),
  }
  const [option] = Object.entries(lines).find(([, at]) => at === Number(number)) ?? ['none']
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
  variants: {
    asItIs: {
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      bound: wholeLimit,
    },
    watched: {
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: watching,
      bound: wholeLimit,
    },
    mended: {
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [...watching, ...Object.values(mending).flat()],
      bound: saved,
    },
  },
  programs: {},
  snippets: {
    'without-hook': {
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [{ from: hook, to: '' }],
    },
    'stall-mended': {
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [...watching, ...mending.stall],
    },
    'stall-left': {
      file: 'report.ts',
      args: ({ sum, limit }) => [sum, limit],
      edits: [...watching, ...allBut('stall')],
    },
    'stack-awaited': {
      file: 'snippets/stack.ts',
      edits: [{ from: 'async () => read()', to: 'async () => await read()' }],
    },
    'pending-at-the-top': {
      file: 'snippets/pending.ts',
      edits: [{ from: '}\nenter()', to: '}\nawait enter()' }],
    },
    'pending-settled': {
      file: 'snippets/pending.ts',
      edits: [{ from: 'new Promise(() => {})', to: 'Promise.resolve()' }],
    },
    executor: { edits: asyncExecutor },
    'plain-executor': { file: 'snippets/executor.ts' },
    'executor-without-hook': {
      file: 'snippets/executor.ts',
      edits: [...asyncExecutor, { from: hook, to: '' }],
    },
    early: { flags: ['--trace-exit'] },
  },
  modify: { sum: 600 },
  otherKnobs: [
    { sum: 400, limit: 1800 },
    { sum: 250, limit: 1200 },
    { sum: 500, limit: 2000 },
  ],
  surprise: 'pending',
  names: {
    endOf: (_, { run }) => endOf(run()),
    saved,
    summed,
    endOther2: (knobs) => knobs.limit + knobs.sum,
    histogramStays: (_, told) => histogramStays(told),
    longestDelay: (_, { run }) => longestDelay(run()),
    withoutStall: (_, told) => withoutStall(told),
    usualSum: () => usualSum,
    turnedEndOther0: (knobs) => knobs.limit + knobs.sum - usualSum,
    slice: () => slice,
    customer: () => customer,
    wrote: (_, { run }) => wrote(run()),
    lost1And1: (_, { run }) => run('python:lost').trace.stderr[0],
    wholeLimit,
    copying: () => copying,
    slowStep: (_, { run }) => slowStep(run()),
    openTimers: (_, { run }) => openTimers(run()),
    traced: (_, { run }) => tracedFrames(run('watched')).join(', '),
    tracedMended: (_, { run }) => tracedFrames(run('mended')).join(', '),
    mendedLeak: () => mending.leak[0]!.to,
    mendedAwait: () => mending.await[0]!.to.trim(),
    exitWatched: (_, { run }) => run('watched').exitCode!,
  },
  answers: {
    end: { answer: ({ run }) => endOf(run()), bound: wholeLimit },
    'exit-code': ({ run }) => String(run().exitCode),
    histogram: shownByHistogram,
    'turned-end': { answer: ({ run }) => endOf(run()), bound: wholeLimit },
    'turned-answered': {
      answer: ({ run }) => run().loggedAt('answered'),
      bound: () => customer,
      usual: () => [customer, customer + slice + 10],
    },
    lost: ({ run }) => `${run().exitCode}-and-${run('python:lost').exitCode}`,
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
    'without-hook': {
      answer: ({ run }) => endOf(run('without-hook')),
      bound: () => copying,
    },
    'ended-early': endedOnLine,
    'debug-mode': ({ run }) => {
      const told = run().trace.stderr.join('\n')
      const signs = {
        stall: /Executing .* took/,
        error: /never retrieved/,
        await: /never awaited/,
        leak: /limit|Timeout/,
      }
      return Object.keys(signs).filter((fault) => signs[fault as keyof typeof signs].test(told))
    },
  },
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
        lanes: "The lines of Node's tools, timers open and exit code, have no twin.",
        ended: "The lines of Node's tools, timers open and exit code, have no twin.",
      },
    },
  },
} satisfies Lesson<Knobs>
