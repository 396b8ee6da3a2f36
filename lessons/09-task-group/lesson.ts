import type { Before, Lesson, RunView } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

export type Knobs = {
  /** When A fails, in ms: when C is over, and B, D and the body are not. */
  fail: number
  /** How long D cleans up, in ms. */
  cleanup: number
}

// As in demo.ts, in ms
const [b, d, body] = [2000, 1600, 1800]
const usual = { fail: 1000, cleanup: 500 }

const groupEnd = ({ fail, cleanup }: Knobs) => fail + cleanup
/** When the last of them ends if nobody is stopped. */
const longest = ({ cleanup }: Knobs) => Math.max(b, d + cleanup, body)

/** What a question has to say of the jobs. */
const scene = ({ knobs: { fail }, s }: Before<Knobs>) => `A fails after ${s(fail)}.`

/** When the caller wrote that it had caught an error; NaN when it had not. */
const caughtAt = (run: RunView) =>
  run.facts.logged.find(({ text }) => text.startsWith('caught'))?.atMs ?? NaN
const endAt = (run: RunView, lane: string) => run.lane(lane).endMs
const wrote = (run: RunView) => run.lines.map((text) => `"${text}"`).join(', ')

/** Lanes that had not ended when the caller's catch ran. */
const stillUnderWay = (run: RunView) =>
  run.facts.lanes.filter(({ endMs }) => endMs > caughtAt(run)).map(({ name }) => name)
const lastEnd = (run: RunView) => Math.max(...run.facts.lanes.map(({ endMs }) => endMs))

/** Lanes of an outcome, in the order in which they were started. */
const lanesThat = (run: RunView, outcome: string) =>
  run.facts.lanes.filter((lane) => lane.outcome === outcome).map(({ name }) => name)

/** "B", "B, D and body" */
const named = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const errorsOf = (run: RunView) => run.value as { message: string }[]
const messages = (run: RunView) =>
  errorsOf(run)
    .map(({ message }) => `"${message}"`)
    .join(', ')

/** The moments of the group's run by name, in the order in which they came. */
const momentsInOrder = ({ trace }: RunView) => {
  const names: Record<string, string> = {
    'finished C': 'C ends',
    'failed A': 'A fails',
    'cancelled D': 'D has cleaned up',
    'logged ': 'caught',
  }
  return trace.events.flatMap(
    (event) => names[`${event.kind} ${'lane' in event ? event.lane : ''}`] ?? [],
  )
}

export default {
  knobs: {
    fail: {
      kind: 'number',
      label: 'when A fails',
      default: usual.fail,
      min: 700,
      max: 1200,
      unit: 'ms',
    },
    cleanup: {
      kind: 'number',
      label: "D's cleanup",
      default: usual.cleanup,
      min: 200,
      max: 1100,
      unit: 'ms',
    },
  },
  variants: {
    all: {
      title: 'Promise.all',
      shows: ['jobs', 'all'],
      bound: ({ fail }) => fail,
    },
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
    scene: (_, told) => scene(told),
    leftUnderWayRight: (_, { run }) => named(stillUnderWay(run())),
    caughtAt: (_, { run }) => caughtAt(run()),
    lastEnd: (_, { run }) => lastEnd(run()),
    endAtC: (_, { run }) => endAt(run(), 'C'),
    endAtA: (_, { run }) => endAt(run(), 'A'),
    endAtD: (_, { run }) => endAt(run(), 'D'),
    endAtB: (_, { run }) => endAt(run(), 'B'),
    longest,
    whoIsCancelledb: () => b,
    endAtbody: (_, { run }) => endAt(run(), 'body'),
    whoIsCancelledbody: () => body,
    whoIsCancelledRight: (_, { run }) => named(lanesThat(run(), 'cancelled')),
    task: () => usual.fail,
    task1: () => usual.cleanup,
    turnedGroupOther1: () => groupEnd(usual),
    turnedOrphansOther1: () => longest(usual),
    groupEnd,
    messages: (_, { run }) => messages(run()),
    wrote: (_, { run }) => wrote(run()),
    momentsInOrder: (_, { run }) => momentsInOrder(run()),
    orphans: (_, { run }) => named(stillUnderWay(run('all'))),
    cancelled: (_, { run }) => named(lanesThat(run('group'), 'cancelled')),
  },
  answers: {
    'left-under-way': ({ run }) => stillUnderWay(run()).length,
    'who-is-cancelled': ({ run }) =>
      lanesThat(run(), 'cancelled').map((name) => name.toLowerCase()),
    'errors-held': ({ run }) => errorsOf(run()).length,
    'except-value-error': ({ run }) => {
      const [line = 'traceback'] = run().lines
      const ids: Record<string, string> = {
        ValueError: 'value-error',
        ExceptionGroup: 'group',
      }
      return ids[line] ?? 'traceback'
    },
    'fire-and-forget': ({ run }) => {
      const here = run().lines.includes('saved')
      const there = run('python:fire-and-forget').lines.includes('saved')
      if (here === there) return here ? 'both' : 'neither'
      return here ? 'node' : 'python'
    },
    'cleanup-fails': ({ run }) => errorsOf(run()).length,
    'what-is-caught': ({ run }) => {
      const ids: Record<string, string> = {
        SyntaxError: 'syntax-error',
        AggregateError: 'aggregate-error',
      }
      return ids[run().lines[0] ?? ''] ?? 'abort-error'
    },
  },
  python: {
    variants: ['all', 'group'],
    differences: {
      all: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
    },
  },
} satisfies Lesson<Knobs>
