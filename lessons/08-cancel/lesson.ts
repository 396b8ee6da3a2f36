import type { Before, Lesson, Ran, RunView } from 'learn-async/kit'
import {
  abortIsACall,
  abortedBefore,
  busyInside,
  busyFirst,
  limitInCleanup,
  cleanupHears,
} from './asides.ts'
import { ignoring, limited, race } from './demo.ts'

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
const wrote = (run: RunView) =>
  run.lines.map((text) => `"${text}"`).join(', ')
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

  variants: [
    {
      kind: 'lab',
      id: 'race',
      title: 'Promise.race',
      run: race,
      file: 'demo.ts',
      shows: ['load', 'race'],
      network: true,
      bound: ({ limit }) => limit,
      extraToleranceMs: () => 30,
    },
    {
      kind: 'lab',
      id: 'limited',
      title: 'a signal, and cleanup',
      run: limited,
      file: 'demo.ts',
      network: true,
      bound: withCleanup,
      extraToleranceMs: () => 30,
    },
    {
      kind: 'lab',
      id: 'ignoring',
      title: 'a signal, ignored',
      run: ignoring,
      file: 'demo.ts',
      network: true,
      bound: ({ answer }) => answer,
      extraToleranceMs: () => 30,
    },
  ],

  asides: [
    { kind: 'lab', id: 'busy-inside', run: busyInside, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'busy-then-await',
      run: busyFirst,
      file: 'asides.ts',
    },
    {
      kind: 'python',
      id: 'python:busy-inside',
      file: 'asides/busy-inside.py',
    },
    {
      kind: 'process',
      id: 'catch-an-abort',
      file: 'asides/catch-an-abort.ts',
    },
    {
      kind: 'process',
      id: 'throw-it-on',
      file: 'asides/catch-an-abort.ts',
      edits: [
        {
          from: 'console.log(String(error))',
          to: 'signal.throwIfAborted()',
        },
      ],
    },
    {
      kind: 'python',
      id: 'python:except-exception',
      file: 'asides/except-exception.py',
    },
    {
      kind: 'python',
      id: 'python:except-base',
      file: 'asides/except-base.py',
    },
    { kind: 'process', id: 'race-exit', file: 'asides/race-exit.ts' },
    {
      kind: 'process',
      id: 'race-stopped',
      file: 'asides/race-exit.ts',
      edits: [
        {
          from: "const late = sleep(600, 'too late')",
          to: "const stop = new AbortController()\nconst late = sleep(600, 'too late', stop)",
        },
        { from: '[page, late]))', to: '[page, late]))\nstop.abort()' },
      ],
    },
    {
      kind: 'lab',
      id: 'limit-in-cleanup',
      run: limitInCleanup,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'limit-in-cleanup-heard',
      run: cleanupHears,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'abort-is-a-call',
      run: abortIsACall,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'aborted-before',
      run: abortedBefore,
      file: 'asides.ts',
      network: true,
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'loser-ends',
      of: 'race',
      unit: 'ms',
      text: (before) =>
        `${scene(before)} The race (line ${before.line('Promise.race')}) is over then. And the lane \`page\`: after how many ms does it end?`,
      answer: ({ run }) => pageEnd(run()),
      right: ({ run, ms }) =>
        `At ${ms(pageEnd(run()))}, when the server had answered. "${heard(run())}" was logged at ${ms(heardAt(run()))}, and nobody has read the page: a race stops listening to its loser, not the loser.`,
      lures: [
        {
          value: ({ limit }) => limit,
          said: ({ run, ms, line }) =>
            `It would be right if the race told its loser that it has lost. Line ${line('Promise.race')} only stops listening, at ${ms(heardAt(run()))}: after that page's lane goes on, to ${ms(pageEnd(run()))}.`,
        },
        {
          value: 0,
          said: ({ run, ms, line }) =>
            `It would be right if nothing had been asked for. Line ${line('const page')} has called load, and page's lane goes from 0 to ${ms(pageEnd(run()))}.`,
        },
      ],
      otherwise: ({ run, ms, line }) =>
        `It would be right if the server answered then. Nobody stops the request of line ${line('const page')}: page's lane ends with the answer, at ${ms(pageEnd(run()))}.`,
    },
    {
      kind: 'number',
      id: 'limited-total',
      of: 'limited',
      unit: 'ms',
      text: (before) =>
        `${scene(before)} Now the fetch has the signal, and the cleanup takes ${before.knobs.cleanup} ms. Line ${before.line('lab.log(await end')} logs after how many ms?`,
      answer: ({ run }) => heardAt(run()),
      right: ({ run, ms }) =>
        `At ${ms(heardAt(run()))}, "${heard(run())}". The page's lane was cancelled at ${ms(pageEnd(run()))}; then came the cleanup, and withTimeout waits for the work to end. A limit asks, it does not force.`,
      lures: [
        {
          value: ({ limit }) => limit,
          said: ({ run, ms, line }) =>
            `It would be right for the race, or if withTimeout left its work alone at the limit. It waits until the work has ended: page's lane was cancelled at ${ms(pageEnd(run()))}, and line ${line("lab.wait('cleanup'")} took from there to ${ms(run().lane('cleanup').endMs)}.`,
        },
        {
          value: ({ cleanup }) => cleanup,
          said: ({ run, ms }) =>
            `It would be right if the cleanup ran beside the page, and the longer of the two counted. It begins when the page has been given up: see its lane, from ${ms(run().lane('cleanup').startMs)} to ${ms(run().lane('cleanup').endMs)}.`,
        },
        {
          value: ({ answer }) => answer,
          said: ({ run, ms }) =>
            `It would be right if the fetch did not listen to the signal, and nothing were cleaned up. It does listen: page's lane ends as cancelled at ${ms(pageEnd(run()))}, long before the answer.`,
        },
        {
          value: ({ answer, cleanup }) => answer + cleanup,
          said: ({ run, ms }) =>
            `The page and then the cleanup: right if the fetch did not listen to the signal. It does: page's lane ends as cancelled at ${ms(pageEnd(run()))}.`,
        },
      ],
      otherwise: ({ run, ms, knobs: { limit, cleanup } }) =>
        `It would be right with another limit or cleanup. One comes after the other here, ${limit} ms and ${cleanup} ms: logged at ${ms(heardAt(run()))}.`,
    },
    {
      kind: 'one-of',
      id: 'ignored-signal',
      of: 'ignoring',
      fixed: true,
      text: (before) =>
        `${scene(before)} The work on line ${before.line('const work')} does not use its signal. What is logged?`,
      options: [
        {
          id: 'error-at-limit',
          text: ({ knobs: { limit } }) => `TimeoutError, after ${limit} ms`,
          said: ({ run, ms, line }) =>
            `It would be right if line ${line('const work')} handed the signal on to fetch, and needed no cleanup. As it is nobody hears of the limit: page's lane goes on to ${ms(pageEnd(run()))}, and then "${heard(run())}" is logged.`,
        },
        {
          id: 'error-at-answer',
          text: ({ knobs: { answer } }) =>
            `TimeoutError, after ${answer} ms`,
          said: ({ run, ms }) =>
            `It would be right if withTimeout looked at its watch when the work is over. A late value is a value all the same: "${heard(run())}" was logged at ${ms(heardAt(run()))}.`,
        },
        {
          id: 'value',
          text: ({ knobs: { answer } }) => `status 200, after ${answer} ms`,
        },
        {
          id: 'nothing',
          text: 'nothing, and the program ends with an error',
          said: ({ run, ms }) =>
            `It would be right if an abort that nobody hears were an error. It is none: "${heard(run())}" was logged at ${ms(heardAt(run()))}.`,
        },
      ],
      answer: ({ run, knobs }) => {
        if (run().threw !== null) return 'nothing'
        if (heard(run()).startsWith('status')) return 'value'
        return heardAt(run()) < knobs.answer
          ? 'error-at-limit'
          : 'error-at-answer'
      },
      right: ({ run, ms }) =>
        `The signal aborted, and nobody listened to it. page's lane went on to ${ms(pageEnd(run()))}, and "${heard(run())}" was logged: no error, only late. Work that takes no signal cannot be stopped.`,
    },
  ],

  turn: {
    text: `Halve the limit: from ${usualLimit} ms to ${usualLimit / 2} ms.`,
    set: { limit: usualLimit / 2 },
    allRight: ({ run, ms, knobs: { limit } }) =>
      `A limit moves the moment of asking, to ${limit} ms, and no more. The cleanup took as long as before: ${ms(heardAt(run('limited')))}. Who did not listen was not a millisecond quicker: ${ms(heardAt(run('ignoring')))}.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-limited',
        of: ['limited', 'ignoring'],
        unit: 'ms',
        text: 'With a signal, and cleanup: logged after how many ms?',
        answer: ({ run }) => heardAt(run()),
        right: ({ ms, run, knobs: { limit, cleanup } }) =>
          `${limit} ms and then ${cleanup} ms of cleanup, which no limit shortens: ${ms(heardAt(run()))}.`,
        lures: [
          {
            value: ({ limit }) => limit,
            said: ({ run, ms }) =>
              `Right for the race. withTimeout waits for the cleanup, from ${ms(run().lane('cleanup').startMs)} to ${ms(run().lane('cleanup').endMs)}.`,
          },
          {
            value: ({ cleanup }) => usualLimit + cleanup,
            said: ({ run, ms }) =>
              `That was with ${usualLimit} ms. page's lane is now cancelled at ${ms(pageEnd(run()))}, and the cleanup begins so much earlier: ${ms(heardAt(run()))}.`,
          },
          {
            value: ({ cleanup }) => (usualLimit + cleanup) / 2,
            said: ({ run, ms, knobs: { cleanup } }) =>
              `Half of it would be right if the cleanup were halved too. It still takes its ${cleanup} ms: ${ms(heardAt(run()))}.`,
          },
        ],
        otherwise: ({ run, ms, knobs: { limit, cleanup } }) =>
          `It would be right with another limit or cleanup. ${limit} ms up to the abort, then ${cleanup} ms: ${ms(heardAt(run()))}.`,
      },
      {
        kind: 'number',
        id: 'turned-ignoring',
        of: 'ignoring',
        unit: 'ms',
        text: 'With the signal ignored: logged after how many ms?',
        answer: ({ run }) => heardAt(run()),
        right: ({ run, ms }) =>
          `With the answer: ${ms(heardAt(run()))}. A signal that nobody listens to may abort whenever it likes.`,
        lures: [
          {
            value: ({ limit }) => limit,
            said: ({ run, ms, knobs: { limit } }) =>
              `Right if the work listened. Nothing happens in page's lane at ${limit} ms; it ends at ${ms(pageEnd(run()))}.`,
          },
          {
            value: ({ answer }) => answer / 2,
            said: ({ run, ms }) =>
              `Half of it would be right if the limit had a hand in it. page's lane ends with the server's answer, at ${ms(pageEnd(run()))}.`,
          },
        ],
        otherwise: ({ run, ms }) =>
          `It would be right if the server answered then. page's lane ends with the answer, at ${ms(pageEnd(run()))}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'connections-closed',
      of: ['limited', 'race', 'ignoring'],
      unit: 'count',
      text: 'A request each in the three runs, and each time the limit came before the answer. In how many of them did the server see its connection close before it had answered?',
      answer: (ran) => gone(ran),
      right: ({ run, ms }) =>
        `In one, that of the fetch with the signal, at ${ms(pageEnd(run()))}: the abort closes the connection, so a server can stop its work too. The other two were answered in full, at ${ms(pageEnd(run('race')))}; the race's page was read by nobody.`,
      lures: [
        {
          value: 3,
          said: ({ run, ms }) =>
            `Three would be right if a limit closed connections. It only aborts a signal, and only one fetch had it: two lanes of page go on to ${ms(pageEnd(run('race')))}, and end well.`,
        },
        {
          value: 2,
          said: ({ run, ms }) =>
            `Two would be right if the race stopped its loser as the signal stopped its fetch. The race's page ended well, at ${ms(pageEnd(run('race')))}: its answer was sent in full.`,
        },
        {
          value: 0,
          said: ({ run, ms }) =>
            `None would be right if an abort were a matter of this side alone, and the server went on for nothing. fetch closes the connection: page's lane is cancelled at ${ms(pageEnd(run()))}, and the server counted ${run().facts.server?.gone} as gone.`,
        },
      ],
      otherwise: (ran) =>
        `It would be right if there were more requests. There were three, and ${gone(ran)} was given up, by the fetch that had the signal.`,
    },
    {
      kind: 'one-of',
      id: 'busy-inside',
      of: ['busy-inside', 'busy-then-await', 'python:busy-inside'],
      fixed: true,
      text: ({ line }) =>
        `Line ${line('busy(500)')} computes for 500 ms without a pause; the limit is 100 ms. In Python the same with time.sleep(0.5) and wait_for. What is logged?`,
      options: [
        {
          id: 'error-at-limit',
          text: 'in both: TimeoutError, after 100 ms',
          said: ({ run, ms, line }) =>
            `It would be right if a limit could take the thread away. The timer was due at 100 ms, and line ${line('busy(500)')} had the thread until ${ms(heardAt(run()))}; by then the work was done: "${heard(run())}", and "${heard(run('python:busy-inside'))}" in Python.`,
        },
        {
          id: 'error-late',
          text: 'in both: TimeoutError, after 500 ms',
          said: ({ run, ms }) =>
            `It would be right with an \`await\` after the computing: with \`await sleep(1, { signal })\` there it was "${heard(run('busy-then-await'))}", at ${ms(heardAt(run('busy-then-await')))}. Here nothing is left to be stopped: "${heard(run())}", and "${heard(run('python:busy-inside'))}" in Python.`,
        },
        { id: 'value', text: 'in both: result, after 500 ms' },
        {
          id: 'python-only',
          text: 'Python: TimeoutError, after 100 ms; JavaScript: result, after 500 ms',
          said: ({ run, ms }) =>
            `It would be right if Python cancelled in the middle of a line. It cancels at an await as well, and there was none: "${heard(run('python:busy-inside'))}" at ${ms(heardAt(run('python:busy-inside')))}.`,
        },
      ],
      answer: ({ run }) => {
        const [here, there] = [run(), run('python:busy-inside')]
        if (heard(here) !== heard(there)) return 'python-only'
        if (heard(here) === 'result') return 'value'
        return heardAt(here) < 300 ? 'error-at-limit' : 'error-late'
      },
      right: ({ run, ms, line }) =>
        `Logged at ${ms(heardAt(run()))}, and in Python at ${ms(heardAt(run('python:busy-inside')))}. The limit is a timer on the same thread: it is called when line ${line('busy(500)')} gives the thread back, and then there is nothing left to stop. A limit works only at an \`await\`.`,
    },
    {
      kind: 'several-of',
      id: 'catch-an-abort',
      of: ['catch-an-abort', 'throw-it-on'],
      fixed: true,
      text: 'The signal aborts after 100 ms. What happens?',
      options: [
        {
          id: 'caught',
          text: ({ line }) =>
            `line ${line('String(error)')} logs the error`,
          leftOut: ({ run, line }) =>
            `To leave this out would be right in Python with \`except Exception\`, which lets a cancellation through. In JavaScript an abort is an error like any other: line ${line('String(error)')} wrote "${run().lines[1]}".`,
        },
        {
          id: 'saved',
          text: ({ line }) => `line ${line("'saved'")} is reached`,
          leftOut: ({ run, line }) =>
            `To leave this out would be right if the error went on after the catch: with \`signal.throwIfAborted()\` there the program ended with exit code ${run('throw-it-on').exitCode}. A catch ends an error: line ${line("'saved'")} was reached, and it wrote ${wrote(run())}.`,
        },
        {
          id: 'dies',
          text: 'the program ends with exit code 1',
          chosen: ({ run }) =>
            `It would be right without the catch, or with \`signal.throwIfAborted()\` in it: exit code ${run('throw-it-on').exitCode}. The catch took the abort for its own: exit code ${run().exitCode}, and it wrote ${wrote(run())}.`,
        },
      ],
      answer: ({ run }) => [
        ...(run().lines.some((text) => text.startsWith('AbortError'))
          ? ['caught']
          : []),
        ...(run().lines.includes('saved') ? ['saved'] : []),
        ...(run().exitCode === 1 ? ['dies'] : []),
      ],
      right: ({ run, line }) =>
        `It wrote ${wrote(run())}. A catch that takes every error takes the abort too, and the program goes on as if all had gone well. Where you catch, throw it on: with \`signal.throwIfAborted()\` on line ${line('String(error)')} the exit code was ${run('throw-it-on').exitCode}.`,
    },
    {
      kind: 'several-of',
      id: 'except-exception',
      of: ['python:except-exception', 'python:except-base'],
      fixed: true,
      text: 'Python. The limit of 0.1 s comes while work sleeps. What happens?',
      options: [
        {
          id: 'except',
          text: ({ line }) => `line ${line("'except'")} prints`,
          chosen: ({ run }) =>
            `It would be right for every other error, and for \`except BaseException\`, which printed ${wrote(run('python:except-base'))}. A CancelledError is no Exception, so that a catch-all lets it through: ${wrote(run())}.`,
        },
        {
          id: 'finally',
          text: ({ line }) => `line ${line("'finally'")} prints`,
          leftOut: ({ run }) =>
            `To leave this out would be right if a cancelled task were killed on the spot. It is stopped by an error that comes up at its await, and no error passes a finally by: ${wrote(run())}.`,
        },
        {
          id: 'after',
          text: ({ line }) => `line ${line("'after'")} prints`,
          chosen: ({ run }) =>
            `It would be right if the except had caught it: with \`except BaseException\` it printed ${wrote(run('python:except-base'))}. Here the error went on through work: ${wrote(run())}.`,
        },
        {
          id: 'timeout',
          text: 'the program ends with a TimeoutError',
          leftOut: ({ run }) =>
            `To leave this out would be right if work swallowed the cancellation, as with \`except BaseException\`: ${wrote(run('python:except-base'))}, exit code ${run('python:except-base').exitCode}. It came through, and wait_for made a TimeoutError of it: exit code ${run().exitCode}.`,
        },
      ],
      answer: ({ run }) => [
        ...run().lines,
        ...(run().trace.stderr.at(-1) === 'TimeoutError'
          ? ['timeout']
          : []),
      ],
      right: ({ run }) =>
        `A cancellation is a CancelledError, and that is a BaseException: \`except Exception\` lets it through, finally does not miss it, and wait_for makes a TimeoutError of it. \`except BaseException\` swallowed it, as a catch does in JavaScript: ${wrote(run('python:except-base'))}.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'race-exit',
      of: ['race-exit', 'race-stopped'],
      unit: 'ms',
      text: "The page is there after 200 ms, and wins. When is 'exit' logged, in ms?",
      answer: ({ run }) => run().loggedAt('exit'),
      bound: () => 600,
      right: ({ run, ms, line }) =>
        `"page" was written at ${ms(run().loggedAt('page'))}, and the program had nothing more to do. But nobody stopped the timer of line ${line('const late')}, and Node stays up as long as a timer runs: "exit" at ${ms(run().loggedAt('exit'))}. With a signal on it, aborted when the race was over, "exit" came at ${ms(run('race-stopped').loggedAt('exit'))}.`,
      lures: [
        {
          value: 200,
          said: ({ run, ms, line }) =>
            `It would be right if a race stopped its loser, or if Node left with the last line. "page" was written at ${ms(run().loggedAt('page'))}; but the timer of line ${line('const late')} still ran, and Node stays up as long as one does: "exit" at ${ms(run().loggedAt('exit'))}.`,
        },
        {
          value: 800,
          said: ({ run, ms, line }) =>
            `It would be right if line ${line('const late')} began when the page was there. Both timers begin at 0: "exit" at ${ms(run().loggedAt('exit'))}.`,
        },
      ],
      otherwise: ({ run, ms, line }) =>
        `It would be right with another timer on line ${line('const late')}. Node leaves when no timer is left: "exit" at ${ms(run().loggedAt('exit'))}.`,
    },
    {
      kind: 'order',
      id: 'abort-is-a-call',
      of: 'abort-is-a-call',
      text: 'In which order are these logged?',
      items: ['listener', 'next line', 'catch'],
      answer: ({ run }) => run().lines,
      right: ({ line }) =>
        `abort() on line ${line('stop.abort()')} is a call: it calls each listener, and comes back. What awaits hears of it as of any rejection, in a microtask, when the lines that run are through. To abort is to ask; that somebody has stopped is known only when their promise has ended.`,
      lures: [
        {
          pair: ['listener', 'next line'],
          said: ({ line }) =>
            `It would be right if listeners were called later, as a timer is. Line ${line('stop.abort()')} calls them itself, before it comes back: see listener before next line.`,
        },
        {
          pair: ['next line', 'catch'],
          said: ({ line }) =>
            `It would be right if an abort stopped the waiting there and then. It rejects a promise, and a catch is called only when the lines that run are through: "next line" came before it. To be sure that somebody has stopped, await it, as line ${line('await waiting')} does.`,
        },
        {
          pair: ['listener', 'catch'],
          said: ({ line }) =>
            `It would be right if the rejection were quicker than the call. Line ${line('stop.abort()')} calls the listener itself; a catch waits for a microtask.`,
        },
      ],
    },
    {
      kind: 'one-of',
      id: 'limit-in-cleanup',
      of: ['limit-in-cleanup', 'limit-in-cleanup-heard'],
      fixed: true,
      text: 'The work has its value after 50 ms; the limit, 100 ms, comes while it cleans up. What is logged?',
      options: [
        {
          id: 'value-at-50',
          text: 'saved, after 50 ms',
          said: ({ run, ms, line }) =>
            `It would be right without the cleanup. An async function has ended only when its finally has: line ${line('await sleep(200)')} held "${heard(run())}" back until ${ms(heardAt(run()))}.`,
        },
        {
          id: 'error-at-100',
          text: 'TimeoutError, after 100 ms',
          said: ({ run, ms }) =>
            `It would be right if the cleanup listened too: with \`{ signal }\` there it was "${heard(run('limit-in-cleanup-heard'))}" at ${ms(heardAt(run('limit-in-cleanup-heard')))}, the cleanup half done. Here nobody listens any more: "${heard(run())}", at ${ms(heardAt(run()))}.`,
        },
        { id: 'value-at-250', text: 'saved, after 250 ms' },
        {
          id: 'error-at-250',
          text: 'TimeoutError, after 250 ms',
          said: ({ run, ms }) =>
            `It would be right if withTimeout looked at its watch at the end. It gives what the work gives: "${heard(run())}", at ${ms(heardAt(run()))}.`,
        },
      ],
      answer: ({ run }) => {
        const what = heard(run()) === 'saved' ? 'value' : 'error'
        return `${what}-at-${Math.round(run().totalMs)}`
      },
      right: ({ run, ms, line }) =>
        `At ${ms(heardAt(run()))}. When the signal aborted, only line ${line('await sleep(200)')} was under way, and it does not listen, as cleanup should not: with \`{ signal }\` there it was cut short at ${ms(heardAt(run('limit-in-cleanup-heard')))}, and the value was lost.`,
    },
    {
      kind: 'number',
      id: 'aborted-before',
      of: 'aborted-before',
      unit: 'count',
      text: ({ line }) =>
        `The signal of line ${line('AbortSignal.abort')} is aborted from the start. How many requests does the server see?`,
      answer: ({ run }) => run().facts.server?.requests ?? 0,
      right: ({ run }) =>
        `fetch looks at its signal before it asks: "${heard(run())}" is thrown at once, and nothing is sent. So should a function of yours: \`signal.throwIfAborted()\` on its first line.`,
      lures: [
        {
          value: 1,
          said: ({ run }) =>
            `It would be right if fetch waited for the event of an abort, which will not come again. It looks first: "${heard(run())}" at 0 ms, and the server saw ${run().facts.server?.requests ?? 0} requests.`,
        },
      ],
      otherwise: ({ run }) =>
        `It would be right if somebody asked again and again. fetch is called once, and sends nothing: the server saw ${run().facts.server?.requests ?? 0} requests.`,
    },
  ],

  surprise: 'race-exit',

  otherKnobs: [
    { answer: 2000, limit: 200, cleanup: 450 },
    { answer: 1200, limit: 150, cleanup: 600 },
  ],

  python: {
    variants: ['race', 'limited', 'ignoring'],
    differences: {
      race: {
        outcome:
          'asyncio.run cancels whoever is still under way when main ends; Node goes on until nothing is left.',
      },
    },
  },

  figures: {
    answer: ({ knobs, s }) => s(knobs.answer),
    limit: ({ knobs, ms }) => ms(knobs.limit),
    limitMs: ({ knobs }) => knobs.limit,
    cleanup: ({ knobs, ms }) => ms(knobs.cleanup),
    raced: ({ run, ms }) => ms(heardAt(run('race'))),
    loser: ({ run, s }) => s(pageEnd(run('race'))),
    closed: ({ run, ms }) => ms(pageEnd(run('limited'))),
    limited: ({ run, ms }) => ms(heardAt(run('limited'))),
    ignored: ({ run, s }) => s(heardAt(run('ignoring'))),
    heard: ({ run }) => heard(run('ignoring')),
  },
} satisfies Lesson<Knobs>
