import type { Knob, Lesson, RunView } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

// As in demo.ts, in ms
const [card, invoice] = [2000, 1700]

const groupEnd = ({ fail, cleanup }: Knobs) => fail + cleanup
/** When the last of them ends if nobody is stopped. */
const longest = ({ cleanup }: Knobs) => Math.max(card, invoice + cleanup)

/** When the card was charged; NaN when it was not. */
const cardCharged = (run: RunView) => run.loggedAt('card charged')

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

/** Option ids of who-is-cancelled, by the lane. */
const optionOf: Readonly<Record<string, string>> = {
  stock: 'a',
  card: 'b',
  address: 'c',
  invoice: 'd',
  body: 'body',
}

/** What question group-order has in order, by the event. */
const moments: Readonly<Record<string, string>> = {
  'finished address': 'address ends',
  'failed stock': 'stock fails',
  'cancelled invoice': 'invoice has cleaned up',
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

const bodyHasNoLane =
  'The body of a group is no task of its own in Python, so it has no lane. It was cancelled all the same, at its await.'

export default {
  knobs: {
    /** When stock fails, in ms: address is over then, and card, invoice and the body are not. */
    fail: waitKnob('when stock fails', 1000, 700, 1200),
    cleanup: waitKnob('how long invoice cleans up', 400, 200, 1500),
  },
  variants: {
    all: { title: 'Promise.all, gather', shows: ['jobs', 'all'], bound: ({ fail }) => fail },
    group: { title: 'TaskGroup', bound: groupEnd },
  },
  programs: { demo, snippets },
  modify: { cleanup: 1500 },
  otherKnobs: [
    { fail: 700, cleanup: 500 },
    { fail: 1100, cleanup: 300 },
  ],
  surprise: 'left-running',
  names: {
    groupEnd,
    longest,
    cardCharged: (_, { run }) => cardCharged(run()),
    caughtAt: (_, { run }) => caughtAt(run()),
    cleanedUpAt: (_, { run, ms }) => ms(run().loggedAt('cleaned up')),
    stillUnderWay: (_, { run }) => named(stillUnderWay(run())),
    cancelled: (_, { run }) => named(cancelled(run())),
    wrote: (_, { run }) => quoted(run().lines),
    saved: (_, { run }) => quoted(run().lines.filter((line) => line === 'saved')),
    messages: (_, { run }) => quoted(messages(run())),
    errorCount: (_, { run }) => messages(run()).length,
    momentsInOrder: (_, { run }) => momentsInOrder(run()),
  },
  answers: {
    'left-under-way': ({ run }) => stillUnderWay(run()).length,
    'who-is-cancelled': ({ run }) => cancelled(run()).map((name) => optionOf[name]!),
    'by-hand': ({ run }) => {
      const lines = run('by-hand-unwaited').lines
      if (!lines.includes('cleaned up')) return 'no-cleanup'
      return lines[0] === 'over' ? 'over-first' : 'same'
    },
    'left-running': ({ run }) => {
      const lines = run().lines
      if (!lines.includes('saved')) return 'never'
      return lines.at(-1) === 'saved' ? 'last' : 'first'
    },
    'except-value-error': ({ run }) => {
      const [line] = run().lines
      if (line === 'ValueError') return 'value-error'
      return line === 'ExceptionGroup' ? 'group' : 'traceback'
    },
    'fire-and-forget': ({ run }) => {
      const here = run('fire-and-forget').lines.includes('saved')
      const there = run().lines.includes('saved')
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
      group: {
        lanes: bodyHasNoLane,
        started: bodyHasNoLane,
        ended: bodyHasNoLane,
        outcome: bodyHasNoLane,
        peak: bodyHasNoLane,
      },
    },
  },
} satisfies Lesson<Knobs>
