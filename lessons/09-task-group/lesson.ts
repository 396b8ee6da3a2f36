import type { Knob, Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

// As in demo.ts, in ms
const [b, d, body] = [2000, 1600, 1800]

const groupEnd = ({ fail, cleanup }: Knobs) => fail + cleanup
/** When the last of them ends if nobody is stopped. */
const longest = ({ cleanup }: Knobs) => Math.max(b, d + cleanup, body)

/** When the caller wrote that it had caught an error; NaN when it had not. */
const caughtAt = ({ facts }: RunView) =>
  facts.logged.find(({ text }) => text.startsWith('caught'))?.atMs ?? NaN

/** Lanes that had not ended when the caller's catch ran. */
const stillUnderWay = (run: RunView) =>
  run.facts.lanes.filter(({ endMs }) => endMs > caughtAt(run)).map(({ name }) => name)

/** In the order in which they were started. */
const cancelled = ({ facts }: RunView) =>
  facts.lanes.filter(({ outcome }) => outcome === 'cancelled').map(({ name }) => name)

/** "B", "B, D and body" */
const named = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(', ')

const messages = ({ value }: RunView) =>
  (value as { message: string }[]).map(({ message }) => message)

/** What question group-order has in order, by the event. */
const moments: Readonly<Record<string, string>> = {
  'finished C': 'C ends',
  'failed A': 'A fails',
  'cancelled D': 'D has cleaned up',
  'logged ': 'caught',
}
const momentsInOrder = ({ trace }: RunView) =>
  trace.events.flatMap(
    (event) => moments[`${event.kind} ${'lane' in event ? event.lane : ''}`] ?? [],
  )

const waitKnob = (label: string, usual: number, min: number, max: number): Knob => ({
  kind: 'number',
  label,
  default: usual,
  min,
  max,
  unit: 'ms',
})

export default {
  knobs: {
    /** When A fails, in ms: when C is over, and B, D and the body are not. */
    fail: waitKnob('when A fails', 1000, 700, 1200),
    /** How long D cleans up, in ms. */
    cleanup: waitKnob("D's cleanup", 500, 200, 1100),
  },
  variants: {
    all: { title: 'Promise.all', shows: ['jobs', 'all'], bound: ({ fail }) => fail },
    group: { title: 'TaskGroup', bound: groupEnd },
  },
  programs: { demo, snippets },
  modify: { fail: 700, cleanup: 1100 },
  otherKnobs: [
    { fail: 800, cleanup: 400 },
    { fail: 1100, cleanup: 200 },
  ],
  surprise: 'fire-and-forget',
  names: {
    groupEnd,
    longest,
    caughtAt: (_, { run }) => caughtAt(run()),
    stillUnderWay: (_, { run }) => named(stillUnderWay(run())),
    cancelled: (_, { run }) => named(cancelled(run())),
    wrote: (_, { run }) => quoted(run().lines),
    messages: (_, { run }) => quoted(messages(run())),
    errorCount: (_, { run }) => messages(run()).length,
    momentsInOrder: (_, { run }) => momentsInOrder(run()),
  },
  answers: {
    'left-under-way': ({ run }) => stillUnderWay(run()).length,
    'who-is-cancelled': ({ run }) => cancelled(run()).map((name) => name.toLowerCase()),
    'except-value-error': ({ run }) => {
      const [line] = run().lines
      if (line === 'ValueError') return 'value-error'
      return line === 'ExceptionGroup' ? 'group' : 'traceback'
    },
    'fire-and-forget': ({ run }) => {
      const here = run().lines.includes('saved')
      const there = run('python:fire-and-forget').lines.includes('saved')
      if (here === there) return here ? 'both' : 'neither'
      return here ? 'node' : 'python'
    },
    'what-is-caught': ({ run }) => {
      const [line] = run().lines
      if (line === 'SyntaxError') return 'syntax-error'
      return line === 'AggregateError' ? 'aggregate-error' : 'abort-error'
    },
  },
  python: {
    differences: {
      all: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
    },
  },
} satisfies Lesson<Knobs>
