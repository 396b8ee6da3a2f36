import type { Knob, Lesson, Ran, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

/** The limit before the learner turns it. */
const usualLimit = 300

/** When the caller wrote what it had heard; that is a demo's last line. */
const heardAt = (run: RunView) => run.facts.logged.at(-1)?.atMs ?? NaN
const heard = (run: RunView) => run.lines.at(-1) ?? 'nothing'

/** Connections that the server saw closing before its reply was whole. */
const goneInAll = ({ run }: Ran<Knobs>) =>
  ['race', 'limited', 'ignoring']
    .map((id) => run(id).facts.server?.gone ?? 0)
    .reduce((sum, one) => sum + one)

/** What a limit of 100 ms did to work that computes for 500 ms. */
const limitOf = (run: RunView) => {
  if (heard(run) === 'result') return 'value'
  return heardAt(run) < 300 ? 'error-at-limit' : 'error-late'
}

const waitKnob = (label: string, usual: number, min: number, max: number): Knob => ({
  kind: 'number',
  label,
  default: usual,
  min,
  max,
  unit: 'ms',
})

const fetches = { network: true, extraToleranceMs: () => 30 } as const

export default {
  knobs: {
    /** When the server answers, in ms: after every limit and its cleanup. */
    answer: waitKnob("the server's answer", 1500, 1200, 3000),
    limit: waitKnob('the limit', usualLimit, 100, 300),
    /** How long the cleanup takes, in ms: longer than the limit. */
    cleanup: waitKnob('the cleanup', 500, 350, 600),
  },
  variants: {
    race: {
      title: 'Promise.race',
      shows: ['load', 'race'],
      bound: ({ limit }) => limit,
      ...fetches,
    },
    limited: {
      title: 'a signal, and cleanup',
      bound: ({ limit, cleanup }) => limit + cleanup,
      ...fetches,
    },
    ignoring: { title: 'a signal, ignored', bound: ({ answer }) => answer, ...fetches },
  },
  programs: { demo, snippets },
  snippets: {
    busyFirst: { id: 'busy-then-await' },
    'throw-it-on': {
      file: 'snippets/catch-an-abort.ts',
      edits: [{ from: 'console.log(String(error))', to: 'signal.throwIfAborted()' }],
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
    heard: (_, { run }) => heard(run()),
    heardAt: (_, { run }) => heardAt(run()),
    usualLimit: () => usualLimit,
    wrote: (_, { run }) =>
      run()
        .lines.map((text) => `"${text}"`)
        .join(', '),
    answerAndCleanup: ({ answer, cleanup }) => answer + cleanup,
    limitedBefore: ({ cleanup }) => usualLimit + cleanup,
    halfOfLimitedBefore: ({ cleanup }) => (usualLimit + cleanup) / 2,
    halfTheAnswer: ({ answer }) => answer / 2,
    goneInAll: (_, told) => goneInAll(told),
    caughtError: (_, { run }) => run().lines[1],
  },
  answers: {
    'ignored-signal': ({ run, knobs }) => {
      if (run().threw !== null) return 'nothing'
      if (heard(run()).startsWith('status')) return 'value'
      return heardAt(run()) < knobs.answer ? 'error-at-limit' : 'error-at-answer'
    },
    'busy-inside': ({ run }) =>
      heard(run()) === heard(run('busy-inside')) ? limitOf(run()) : 'python-only',
    'busy-inside-in-node': ({ run }) => limitOf(run()),
    'which-error': ({ run }) => {
      const { lines } = run()
      const isTimeout = (who: string) => lines.includes(`${who}: TimeoutError`)
      if (isTimeout('sleep')) return 'both-timeout'
      return isTimeout('fetch') ? 'differ' : 'both-abort'
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
    'race-exit': { bound: () => 600 },
    'limit-in-cleanup': ({ run }) => {
      const what = heard(run()) === 'saved' ? 'value' : 'error'
      return `${what}-at-${Math.round(run().totalMs)}`
    },
  },
} satisfies Lesson<Knobs>
