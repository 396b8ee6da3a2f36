import type { Before, Lesson, RunView, Told } from 'learn-async/kit'
import {
  cleanupFails,
  deafBody,
  hearingBody,
  whatAllThrows,
  whatIsCaught,
} from './asides.ts'
import { all, group } from './demo.ts'

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
const scene = ({ knobs: { fail }, s }: Before<Knobs>) =>
  `A fails after ${s(fail)}.`

/** When the caller wrote that it had caught an error; NaN when it had not. */
const caughtAt = (run: RunView) =>
  run.facts.logged.find(({ text }) => text.startsWith('caught'))?.atMs ??
  NaN
const endAt = (run: RunView, lane: string) => run.lane(lane).endMs
const wrote = (run: RunView) =>
  run.lines.map((text) => `"${text}"`).join(', ')

/** Lanes that had not ended when the caller's catch ran. */
const stillUnderWay = (run: RunView) =>
  run.facts.lanes
    .filter(({ endMs }) => endMs > caughtAt(run))
    .map(({ name }) => name)
const lastEnd = (run: RunView) =>
  Math.max(...run.facts.lanes.map(({ endMs }) => endMs))

/** Lanes of an outcome, in the order in which they were started. */
const lanesThat = (run: RunView, outcome: string) =>
  run.facts.lanes
    .filter((lane) => lane.outcome === outcome)
    .map(({ name }) => name)

/** "B", "B, D and body" */
const named = (names: readonly string[]) =>
  names.length < 2
    ? (names[0] ?? 'nobody')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

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
    (event) =>
      names[`${event.kind} ${'lane' in event ? event.lane : ''}`] ?? [],
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

  variants: [
    {
      kind: 'lab',
      id: 'all',
      title: 'Promise.all',
      run: all,
      file: 'demo.ts',
      shows: ['jobs', 'all'],
      bound: ({ fail }) => fail,
    },
    {
      kind: 'lab',
      id: 'group',
      title: 'TaskGroup',
      run: group,
      file: 'demo.ts',
      bound: groupEnd,
    },
  ],

  asides: [
    { kind: 'lab', id: 'deaf-body', run: deafBody, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'hearing-body',
      run: hearingBody,
      file: 'asides.ts',
    },
    {
      kind: 'python',
      id: 'python:deaf-body',
      file: 'asides/deaf-body.py',
    },
    {
      kind: 'python',
      id: 'python:except-value-error',
      file: 'asides/except-value-error.py',
    },
    {
      kind: 'python',
      id: 'python:except-star',
      file: 'asides/except-star.py',
    },
    { kind: 'python', id: 'python:gathered', file: 'asides/gathered.py' },
    {
      kind: 'process',
      id: 'fire-and-forget',
      file: 'asides/fire-and-forget.ts',
    },
    {
      kind: 'python',
      id: 'python:fire-and-forget',
      file: 'asides/fire-and-forget.py',
    },
    {
      kind: 'python',
      id: 'python:in-a-group',
      file: 'asides/in-a-group.py',
    },
    {
      kind: 'lab',
      id: 'cleanup-fails',
      run: cleanupFails,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'what-is-caught',
      run: whatIsCaught,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'what-all-throws',
      run: whatAllThrows,
      file: 'asides.ts',
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'left-under-way',
      of: 'all',
      unit: 'count',
      text: (before) =>
        `${scene(before)} When Promise.all has given up and line ${before.line('caught: ')} logs, how many of the four lanes are still under way?`,
      answer: ({ run }) => stillUnderWay(run()).length,
      right: ({ run, s }) =>
        `${named(stillUnderWay(run()))}: "caught" was logged at ${s(caughtAt(run()))}, and their lanes go on, to ${s(lastEnd(run()))}. Nobody waits for them any more, and nobody stops them.`,
      lures: [
        {
          value: 0,
          said: ({ run, s }) =>
            `It would be right if a failure stopped the others. Promise.all only stops listening, at ${s(caughtAt(run()))}: the lanes of ${named(stillUnderWay(run()))} go on, to ${s(lastEnd(run()))}.`,
        },
        {
          value: 3,
          said: ({ run, s }) =>
            `All but A: it would be right if A failed before C is over. C's lane had ended at ${s(endAt(run(), 'C'))}; left are ${named(stillUnderWay(run()))}.`,
        },
        {
          value: 4,
          said: ({ run, s }) =>
            `It would be right if A went on as well. A's lane ends as failed at ${s(endAt(run(), 'A'))}, and C's had ended at ${s(endAt(run(), 'C'))}; left are ${named(stillUnderWay(run()))}.`,
        },
        {
          value: 1,
          said: ({ run, s, knobs: { cleanup } }) =>
            `B alone would be right if D were stopped, or took less than A. Nobody tells it: D's lane goes on to ${s(endAt(run(), 'D'))}, its ${cleanup} ms of cleanup included, B's to ${s(endAt(run(), 'B'))}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `There are four lanes. Find "caught" at ${s(caughtAt(run()))}, and count those that go on after it: ${named(stillUnderWay(run()))}.`,
    },
    {
      kind: 'number',
      id: 'group-total',
      of: 'group',
      unit: 's',
      text: (before) =>
        `${scene(before)} TaskGroup: line ${before.line('caught: ')} logs after how many seconds?`,
      answer: ({ run }) => caughtAt(run()),
      right: ({ run, s, ms, knobs: { cleanup } }) =>
        `At ${s(caughtAt(run()))}. A's failure, at ${s(endAt(run(), 'A'))}, aborted the group's signal; D then cleaned up for ${ms(cleanup)}, and the group waited for it. A block ends when all that was started in it has ended.`,
      lures: [
        {
          value: ({ fail }) => fail,
          said: ({ run, s }) =>
            `It would be right for Promise.all, as you have seen, and if D had nothing to clean up. The group waits for all it has started: D's lane ends at ${s(endAt(run(), 'D'))}.`,
        },
        {
          value: longest,
          said: ({ run, s }) =>
            `It would be right for Promise.allSettled, which waits and stops nobody. The group's signal aborted at ${s(endAt(run(), 'A'))}: see B's lane cut off at ${s(endAt(run(), 'B'))}. Only D's cleanup came after that, to ${s(endAt(run(), 'D'))}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { fail, cleanup } }) =>
        `It would be right with other times. ${s(fail)} up to A's failure, then ${s(cleanup)} for D's cleanup: ${s(caughtAt(run()))}.`,
    },
    {
      kind: 'several-of',
      id: 'who-is-cancelled',
      of: 'group',
      fixed: true,
      text: 'TaskGroup: which of these lanes end as cancelled?',
      options: [
        {
          id: 'a',
          text: 'A',
          chosen: ({ run, s }: Told<Knobs>) =>
            `A would be cancelled if another one had failed before it. It ended by its own error, at ${s(endAt(run(), 'A'))}: failed.`,
        },
        {
          id: 'b',
          text: 'B',
          leftOut: ({ run, s }: Told<Knobs>) =>
            `To leave B out would be right for Promise.all. B listens to the group's signal, and its lane ends at ${s(endAt(run(), 'B'))}, not at ${s(b)}.`,
        },
        {
          id: 'c',
          text: 'C',
          chosen: ({ run, s }: Told<Knobs>) =>
            `C would be cancelled if A failed before C is over. C's lane had ended at ${s(endAt(run(), 'C'))}, and what is finished stays so.`,
        },
        {
          id: 'd',
          text: 'D, which cleans up',
          leftOut: ({ run, s }: Told<Knobs>) =>
            `To leave D out would be right if its finally took the abort for its own, as a catch does. After the cleanup the abort went on through it: D's lane ends as cancelled, at ${s(endAt(run(), 'D'))}.`,
        },
        {
          id: 'body',
          text: 'the body',
          leftOut: ({ run, s, line }: Told<Knobs>) =>
            `To leave the body out would be right if only tasks were stopped. Line ${line("'body'")} waits with the group's signal too: its lane ends at ${s(endAt(run(), 'body'))}, not at ${s(body)}.`,
        },
      ],
      answer: ({ run }) =>
        lanesThat(run(), 'cancelled').map((name) => name.toLowerCase()),
      right: ({ run, s }) =>
        `Whoever was under way at ${s(endAt(run(), 'A'))} and listened to the signal: ${named(lanesThat(run(), 'cancelled'))}. C was over and stays finished; A is the one that failed.`,
    },
  ],

  turn: {
    text: `Let A fail at 700 ms, not at ${usual.fail}, and let D clean up for 1100 ms, not ${usual.cleanup}.`,
    set: { fail: 700, cleanup: 1100 },
    allRight: ({ run, s }) =>
      `The group's end follows the failure and the cleanup: ${s(caughtAt(run('group')))}. What Promise.all has left behind ends when it likes, at ${s(lastEnd(run('all')))}, whenever the failure comes.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-group',
        of: ['group', 'all'],
        unit: 's',
        text: (before) =>
          `TaskGroup: line ${before.line('caught: ')} logs after how many seconds?`,
        answer: ({ run }) => caughtAt(run()),
        right: ({ run, s }) =>
          `A's failure at ${s(endAt(run(), 'A'))}, and D's cleanup: ${s(caughtAt(run()))}.`,
        lures: [
          {
            value: ({ fail }) => fail,
            said: ({ run, s }) =>
              `It would be right for Promise.all. The group waits for D's cleanup: D's lane ends at ${s(endAt(run(), 'D'))}.`,
          },
          {
            value: groupEnd(usual),
            said: ({ run, s }) =>
              `That was with the old knobs. A's lane now ends at ${s(endAt(run(), 'A'))}, D's at ${s(endAt(run(), 'D'))}.`,
          },
          {
            value: longest,
            said: ({ run, s }) =>
              `It would be right if nobody were stopped. B's lane is cut off at ${s(endAt(run(), 'B'))}.`,
          },
        ],
        otherwise: ({ run, s, knobs: { fail, cleanup } }) =>
          `It would be right with other times. ${s(fail)} up to the failure, then ${s(cleanup)} of cleanup: ${s(caughtAt(run()))}.`,
      },
      {
        kind: 'number',
        id: 'turned-orphans',
        of: 'all',
        unit: 's',
        text: 'Promise.all: the last of the four lanes ends after how many seconds?',
        answer: ({ run }) => lastEnd(run()),
        right: ({ run, s }) =>
          `B's lane ends at ${s(endAt(run(), 'B'))}, D's with its cleanup at ${s(endAt(run(), 'D'))}. Nobody stops them, whenever A fails.`,
        lures: [
          {
            value: b,
            said: ({ run, s }) =>
              `B's lane ends at ${s(endAt(run(), 'B'))}, and it would be right if D did not clean up. D's lane goes on to ${s(endAt(run(), 'D'))}.`,
          },
          {
            value: longest(usual),
            said: ({ run, s }) =>
              `That was with the old knobs. D's lane, with its cleanup, now goes on to ${s(endAt(run(), 'D'))}.`,
          },
          {
            value: ({ fail }) => fail,
            said: ({ run, s }) =>
              `At ${s(caughtAt(run()))} the caller went on; it would be right if the others ended with that. The lanes of ${named(stillUnderWay(run()))} go on, to ${s(lastEnd(run()))}.`,
          },
          {
            value: groupEnd,
            said: ({ run, s }) =>
              `It is right for the group, which stops the others. Here the lanes of ${named(stillUnderWay(run()))} go on, to ${s(lastEnd(run()))}.`,
          },
        ],
        otherwise: ({ run, s }) =>
          `It would be right with other waits. The failure has no hand in it: D's lane ends at ${s(endAt(run(), 'D'))}, B's at ${s(endAt(run(), 'B'))}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'errors-held',
      of: 'group',
      unit: 'count',
      text: 'The group threw one AggregateError. How many errors stand in its list `errors`?',
      answer: ({ run }) => errorsOf(run()).length,
      right: ({ run }) =>
        `${messages(run())}: the real one. ${named(lanesThat(run(), 'cancelled'))} ended with an abort, which says no more than that the group had asked them to stop; that is left out.`,
      lures: [
        {
          value: 4,
          said: ({ run }) =>
            `Four lanes did not end well, and it would be right if an abort counted as an error. ${named(lanesThat(run(), 'cancelled'))} only did what they were asked to; the list holds ${messages(run())}.`,
        },
        {
          value: 3,
          said: ({ run }) =>
            `Three were cancelled, and it would be right if the list told who was. It tells what went wrong: ${messages(run())}.`,
        },
        {
          value: 2,
          said: ({ run }) =>
            `Two would be right if two had failed by themselves, D's cleanup for instance. It went well; the list holds ${messages(run())}.`,
        },
        {
          value: 0,
          said: ({ run }) =>
            `None would be right if the error thrown were A's own. It is an AggregateError around it: ${messages(run())}.`,
        },
      ],
      otherwise: ({ run }) =>
        `It would be right if so many had failed by themselves. One did: ${messages(run())}.`,
    },
    {
      kind: 'number',
      id: 'deaf-body',
      of: ['deaf-body', 'hearing-body', 'python:deaf-body'],
      unit: 'ms',
      text: "When is 'over' logged, in ms?",
      answer: ({ run }) => run().loggedAt('over'),
      right: ({ run, ms, line }) =>
        `At ${ms(run().loggedAt('over'))}. It wrote ${wrote(run())}: line ${line('await sleep(400)')} has no signal, so nobody can stop it, and the group waits. With \`{ signal: group.signal }\` there it was ${wrote(run('hearing-body'))}, at ${ms(run('hearing-body').loggedAt('over'))}. Python stops a body at its await, whatever it waits for: ${ms(run('python:deaf-body').loggedAt('over'))}.`,
      lures: [
        {
          value: 100,
          said: ({ run, ms, line }) =>
            `In Python you are right: there a body is stopped at its await, whatever it waits for (${ms(run('python:deaf-body').loggedAt('over'))}). In JavaScript it must listen: with \`{ signal: group.signal }\` on line ${line('await sleep(400)')} it was ${ms(run('hearing-body').loggedAt('over'))}; without it the group waited, and "body" was written too: ${ms(run().loggedAt('over'))}.`,
        },
        {
          value: 500,
          said: ({ run, ms, line }) =>
            `It would be right with \`await group.start(…).catch(() => {})\`: then line ${line('await sleep(400)')} would begin when the task is over. As it is the two wait side by side: ${ms(run().loggedAt('over'))}.`,
        },
      ],
      otherwise: ({ run, ms, line }) =>
        `It would be right with other waits. The task fails at 100 ms, line ${line('await sleep(400)')} does not hear of it, and the group waits for both: ${ms(run().loggedAt('over'))}.`,
    },
    {
      kind: 'one-of',
      id: 'except-value-error',
      of: [
        'python:except-value-error',
        'python:gathered',
        'python:except-star',
      ],
      text: 'Python. parse fails with a ValueError. What is printed?',
      options: [
        {
          id: 'value-error',
          text: 'ValueError',
          said: ({ run }) =>
            `It would be right for asyncio.gather, which gives the first error as it is: with it ${wrote(run('python:gathered'))} was printed. A TaskGroup wraps what it has collected, one or many: ${wrote(run())}. \`except* ValueError\` looks inside: ${wrote(run('python:except-star'))}.`,
        },
        { id: 'group', text: 'ExceptionGroup' },
        {
          id: 'traceback',
          text: 'nothing but a traceback',
          said: ({ run }) =>
            `It would be right without the second except. An ExceptionGroup is an Exception, and so it was caught there: ${wrote(run())}.`,
        },
      ],
      answer: ({ run }) => {
        const [line = 'traceback'] = run().lines
        const ids: Record<string, string> = {
          ValueError: 'value-error',
          ExceptionGroup: 'group',
        }
        return ids[line] ?? 'traceback'
      },
      right: ({ run }) =>
        `A TaskGroup may hold several errors, so it always throws a group, even of one. \`except* ValueError\` picks out of it: ${wrote(run('python:except-star'))}. With gather it was ${wrote(run('python:gathered'))}.`,
    },
    {
      kind: 'one-of',
      id: 'fire-and-forget',
      of: [
        'fire-and-forget',
        'python:fire-and-forget',
        'python:in-a-group',
      ],
      fixed: true,
      text: ({ line }) =>
        `Nobody awaits the call on line ${line('  save()')}. In Python it is asyncio.create_task(save()), and asyncio.run(main()). Is "saved" printed?`,
      options: [
        {
          id: 'both',
          text: 'in both',
          said: ({ run }) =>
            `Of Node you are right: ${wrote(run())}. It would be right of Python if asyncio.run waited for what is left. It cancels it: ${wrote(run('python:fire-and-forget'))}. Started in a TaskGroup it is waited for: ${wrote(run('python:in-a-group'))}.`,
        },
        {
          id: 'neither',
          text: 'in neither',
          said: ({ run }) =>
            `Of Python you are right: ${wrote(run('python:fire-and-forget'))}. It would be right of Node if it left with the last line. It stays as long as a timer runs: ${wrote(run())}.`,
        },
        { id: 'node', text: 'in Node, not in Python' },
        {
          id: 'python',
          text: 'in Python, not in Node',
          said: ({ run }) =>
            `It is the other way round: Python cancels what is left when main ends, ${wrote(run('python:fire-and-forget'))}; Node stays as long as a timer runs, ${wrote(run())}.`,
        },
      ],
      answer: ({ run }) => {
        const here = run().lines.includes('saved')
        const there = run('python:fire-and-forget').lines.includes('saved')
        if (here === there) return here ? 'both' : 'neither'
        return here ? 'node' : 'python'
      },
      right: ({ run }) =>
        `Node stays as long as a timer runs: ${wrote(run())}. asyncio.run ends with main and cancels what is left, without a word: ${wrote(run('python:fire-and-forget'))}. Started in a TaskGroup it is waited for: ${wrote(run('python:in-a-group'))}.`,
    },
  ],

  reserve: [
    {
      kind: 'order',
      id: 'group-order',
      of: 'group',
      text: (before) =>
        `${scene(before)} TaskGroup: in which order do these happen?`,
      items: ['C ends', 'A fails', 'D has cleaned up', 'caught'],
      answer: ({ run }) => momentsInOrder(run()),
      right: ({ run, s }) =>
        `C at ${s(endAt(run(), 'C'))}, A at ${s(endAt(run(), 'A'))}, D at ${s(endAt(run(), 'D'))}, and only then the caller hears of it: when nothing is left.`,
      lures: [
        {
          pair: ['D has cleaned up', 'caught'],
          said: ({ run, s }) =>
            `It would be right for Promise.all, which leaves D behind. The group waits for D's cleanup, to ${s(endAt(run(), 'D'))}, and throws then.`,
        },
        {
          pair: ['C ends', 'A fails'],
          said: ({ run, s }) =>
            `It would be right if A failed before ${s(endAt(run(), 'C'))}. C's lane ends there, A's at ${s(endAt(run(), 'A'))}.`,
        },
        {
          pair: ['A fails', 'D has cleaned up'],
          said: ({ run, s }) =>
            `It would be right if D were done by itself before A fails. It cleans up because A has failed: A's lane ends at ${s(endAt(run(), 'A'))}, D's at ${s(endAt(run(), 'D'))}.`,
        },
        {
          pair: ['C ends', 'caught'],
          said: ({ run, s }) =>
            `It would be right if the error came before ${s(endAt(run(), 'C'))}, where C's lane ends. "caught" was logged at ${s(caughtAt(run()))}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `It would be right with other times. C's lane ends at ${s(endAt(run(), 'C'))}, A's at ${s(endAt(run(), 'A'))}, D's at ${s(endAt(run(), 'D'))}; "caught" comes last.`,
    },
    {
      kind: 'number',
      id: 'cleanup-fails',
      of: 'cleanup-fails',
      unit: 'count',
      text: 'How many errors does the list hold that these lines give back?',
      answer: ({ run }) => errorsOf(run()).length,
      right: ({ run, line }) =>
        `${messages(run())}. A cleanup that fails is an error of its own, and none is lost. The task of line ${line('sleep(300')} only stopped when it was asked to: that is no error.`,
      lures: [
        {
          value: 1,
          said: ({ run, line }) =>
            `It would be right for Promise.all, which gives the first one and drops the rest, and if the cleanup on line ${line("fail('no disk')")} went well. The list holds ${messages(run())}.`,
        },
        {
          value: 3,
          said: ({ run, line }) =>
            `It would be right if line ${line('sleep(300')} failed too. It was cancelled, which is no error: the list holds ${messages(run())}.`,
        },
      ],
      otherwise: ({ run }) =>
        `It would be right if other tasks failed by themselves. The list holds ${messages(run())}.`,
    },
    {
      kind: 'one-of',
      id: 'what-is-caught',
      of: ['what-is-caught', 'what-all-throws'],
      text: 'The text is no JSON, and JSON.parse throws a SyntaxError. What is logged?',
      options: [
        {
          id: 'syntax-error',
          text: 'SyntaxError',
          said: ({ run }) =>
            `It would be right for Promise.all, which gives the first error as it is: with it ${wrote(run('what-all-throws'))} was logged. A group may have several, and always wraps them: ${wrote(run())}. Look into its \`errors\`.`,
        },
        { id: 'aggregate-error', text: 'AggregateError' },
        {
          id: 'abort-error',
          text: 'AbortError',
          said: ({ run }) =>
            `It would be right for a sibling's own catch: that hears of the abort. The caller of the group hears of its cause, wrapped: ${wrote(run())}.`,
        },
      ],
      answer: ({ run }) => {
        const ids: Record<string, string> = {
          SyntaxError: 'syntax-error',
          AggregateError: 'aggregate-error',
        }
        return ids[run().lines[0] ?? ''] ?? 'abort-error'
      },
      right: ({ run }) =>
        `Always the same kind, one error or many: a catch that asks for a SyntaxError has to look into \`errors\`. With Promise.all it was ${wrote(run('what-all-throws'))}.`,
    },
  ],

  surprise: 'fire-and-forget',

  otherKnobs: [
    { fail: 800, cleanup: 400 },
    { fail: 1100, cleanup: 200 },
  ],

  python: {
    variants: ['all', 'group'],
    differences: {
      all: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
    },
  },

  figures: {
    fail: ({ knobs, s }) => s(knobs.fail),
    cleanup: ({ knobs, ms }) => ms(knobs.cleanup),
    caught: ({ run, s }) => s(caughtAt(run('all'))),
    orphans: ({ run }) => named(stillUnderWay(run('all'))),
    orphansEnd: ({ run, s }) => s(lastEnd(run('all'))),
    aborted: ({ run, s }) => s(endAt(run('group'), 'A')),
    cancelled: ({ run }) => named(lanesThat(run('group'), 'cancelled')),
    grouped: ({ run, s }) => s(caughtAt(run('group'))),
    errors: ({ run }) => messages(run('group')),
  },
} satisfies Lesson<Knobs>
