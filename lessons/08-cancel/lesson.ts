import type { Before, Lesson, Ran, RunView } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

export type Knobs = {
  /** When the server answers, in ms: after every limit and its cleanup. */
  answer: number
  limit: number
  /** How long the cleanup takes, in ms: longer than the limit. */
  cleanup: number
}

/** The limit before the knob task turned it. */
const usualLimit = 300

const withCleanup = ({ limit, cleanup }: Knobs) => limit + cleanup

/** What a question has to say of the server and the limit. */
const scene = ({ knobs: { answer, limit } }: Before<Knobs>) =>
  `The server answers after ${answer} ms; the limit is ${limit} ms.`

/** When the caller wrote what it had heard; that is a demo's last line. */
const heardAt = (run: RunView) => run.facts.logged.at(-1)?.atMs ?? NaN
const heard = (run: RunView) => run.lines.at(-1) ?? 'nothing'
const wrote = (run: RunView) => run.lines.map((text) => `"${text}"`).join(', ')
const pageEnd = (run: RunView) => run.lane('page').endMs

/** Connections that the server saw closing before its reply was whole. */
const gone = ({ run }: Ran<Knobs>) =>
  ['race', 'limited', 'ignoring']
    .map((id) => run(id).facts.server?.gone ?? 0)
    .reduce((sum, one) => sum + one)

export default {
  knobs: {
    answer: {
      kind: 'number',
      label: "the server's answer",
      default: 1500,
      min: 1200,
      max: 3000,
      unit: 'ms',
    },
    limit: {
      kind: 'number',
      label: 'the limit',
      default: usualLimit,
      min: 100,
      max: 300,
      unit: 'ms',
    },
    cleanup: {
      kind: 'number',
      label: 'the cleanup',
      default: 500,
      min: 350,
      max: 600,
      unit: 'ms',
    },
  },
  variants: {
    race: {
      title: 'Promise.race',
      shows: ['load', 'race'],
      network: true,
      bound: ({ limit }) => limit,
      extraToleranceMs: () => 30,
    },
    limited: {
      title: 'a signal, and cleanup',
      network: true,
      bound: withCleanup,
      extraToleranceMs: () => 30,
    },
    ignoring: {
      title: 'a signal, ignored',
      network: true,
      bound: ({ answer }) => answer,
      extraToleranceMs: () => 30,
    },
  },
  programs: { demo, snippets },
  snippets: {
    busyFirst: { id: 'busy-then-await' },
    'throw-it-on': {
      file: 'snippets/catch-an-abort.ts',
      edits: [
        {
          from: 'console.log(String(error))',
          to: 'signal.throwIfAborted()',
        },
      ],
    },
    'race-stopped': {
      file: 'snippets/race-exit.ts',
      edits: [
        {
          from: "const late = sleep(600, 'too late')",
          to: "const stop = new AbortController()\nconst late = sleep(600, 'too late', stop)",
        },
        { from: '[page, late]))', to: '[page, late]))\nstop.abort()' },
      ],
    },
    cleanupHears: { id: 'limit-in-cleanup-heard' },
    abortedBefore: { network: true },
  },
  modify: { limit: usualLimit / 2 },
  otherKnobs: [
    { answer: 2000, limit: 200, cleanup: 450 },
    { answer: 1200, limit: 150, cleanup: 600 },
  ],
  surprise: 'race-exit',
  names: {
    pageEnd: (_, { run }) => pageEnd(run()),
    scene: (_, told) => scene(told),
    heard: (_, { run }) => heard(run()),
    heardAt: (_, { run }) => heardAt(run()),
    limitedTotalOther3: ({ answer, cleanup }) => answer + cleanup,
    usualLimit: () => usualLimit,
    task: () => usualLimit / 2,
    turnedLimitedOther1: ({ cleanup }) => usualLimit + cleanup,
    turnedLimitedOther2: ({ cleanup }) => (usualLimit + cleanup) / 2,
    turnedIgnoringOther1: ({ answer }) => answer / 2,
    goneOf: (_, told) => gone(told),
    catchAnAbortcaught: (_, { run }) => run().lines[1],
    wrote: (_, { run }) => wrote(run()),
  },
  answers: {
    'ignored-signal': ({ run, knobs }) => {
      if (run().threw !== null) return 'nothing'
      if (heard(run()).startsWith('status')) return 'value'
      return heardAt(run()) < knobs.answer ? 'error-at-limit' : 'error-at-answer'
    },
    'busy-inside': ({ run }) => {
      const [here, there] = [run(), run('python:busy-inside')]
      if (heard(here) !== heard(there)) return 'python-only'
      if (heard(here) === 'result') return 'value'
      return heardAt(here) < 300 ? 'error-at-limit' : 'error-late'
    },
    'catch-an-abort': ({ run }) => [
      ...(run().lines.some((text) => text.startsWith('AbortError')) ? ['caught'] : []),
      ...(run().lines.includes('saved') ? ['saved'] : []),
      ...(run().exitCode === 1 ? ['dies'] : []),
    ],
    'except-exception': ({ run }) => [
      ...run().lines,
      ...(run().trace.stderr.at(-1) === 'TimeoutError' ? ['timeout'] : []),
    ],
    'race-exit': {
      answer: ({ run }) => run().loggedAt('exit'),
      bound: () => 600,
    },
    'limit-in-cleanup': ({ run }) => {
      const what = heard(run()) === 'saved' ? 'value' : 'error'
      return `${what}-at-${Math.round(run().totalMs)}`
    },
  },
  python: {
    variants: ['race', 'limited', 'ignoring'],
    differences: {
      race: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
    },
  },
} satisfies Lesson<Knobs>
