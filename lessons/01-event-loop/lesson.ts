import type { Lesson } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import type { Knobs } from './snippets.ts'

/** How long greet waits in wait.ts: longer than any timer, longer than any computing. */
const greeting = 400
/** Of the loop in the snippets microtasks-only and with-sleep. */
const rounds = 4

/** The timer's function is called when both its time has come and the thread is free. */
const dueAndFree = ({ timer, block }: Knobs) => Math.max(timer, block)
const greeted = () => greeting

const args = ({ timer, block }: Knobs) => [timer, block]

/** The snippets that each leave one line out of `late`, by the option that names the line. */
const withoutLine = {
  'second-wait': 'late-without-greeting',
  computing: 'late-without-busy',
  'last-line': 'late-without-last-line',
  'the-await': 'late-without-await',
}

export default {
  knobs: {
    timer: {
      kind: 'number',
      label: 'what the timer is set to',
      default: 40,
      min: 5,
      max: 300,
      unit: 'ms',
    },
    block: {
      kind: 'number',
      label: 'computing without a pause',
      default: 50,
      min: 0,
      max: 300,
      unit: 'ms',
    },
  },
  variants: {
    wait: { title: 'something to wait for', args, bound: greeted },
    noWait: {
      title: 'nothing to wait for',
      file: 'wait.ts',
      args,
      edits: [{ from: 'await sleep(ms)', to: 'await null' }],
      bound: dueAndFree,
    },
  },
  programs: { snippets },
  modify: { block: 200 },
  otherKnobs: [
    { timer: 80, block: 120 },
    { timer: 120, block: 180 },
    { timer: 200, block: 280 },
  ],
  surprise: 'zero',
  names: {
    timerIsLate: ({ timer, block }) => block > timer,
    timerAfterBlock: ({ timer, block }) => block + timer,
    greetingAfterBlock: ({ block }) => block + greeting,
    // As if greet's sleep kept the thread.
    sleepKeepsThread: () => [greeting * 0.9, greeting * 2],
    fromLastLineToDone: (_, { run }) => run().loggedAt('done') - run().loggedAt('last line'),
    endOfRoundWhenDue: ({ timer, block }) => Math.ceil(timer / block) * block,
    timerAfterLoop: ({ timer, block }) => rounds * block + timer,
  },
  answers: {
    'timer-at': { bound: dueAndFree },
    'nothing-to-wait-for': ({ run }) => {
      const { lines } = run()
      const before = lines[lines.indexOf('done') - 1]
      if (before === 'hello') return 'after-hello'
      if (before === 'last line') return 'before-timer'
      return run().loggedAt('done') < greeting / 2 ? 'after-timer' : 'a-second-later'
    },
    'turned-timer': { bound: dueAndFree },
    'turned-done': { bound: greeted },
    // The line without which the timer comes earliest, if that is earlier than with it.
    'who-has-the-thread': ({ run }) => {
      const timerAt = (id: string) => run(id).loggedAt('timer')
      const [[option, id]] = Object.entries(withoutLine).sort(
        ([, one], [, other]) => timerAt(one) - timerAt(other),
      ) as [[string, string]]
      return timerAt(id) < timerAt('late') ? option : 'none'
    },
    birthday: ({ run }) => {
      if (run().loggedAt('happy birthday') < 500) return 'at-once'
      return run().exitCode === null ? 'in-30-days' : 'error'
    },
    'after-reading': ({ run }) => run().lines.find((text) => text !== 'reading')!,
  },
  python: {
    differences: {
      wait: {
        ended:
          'create_task only queues greet, so hello comes after last line; in JavaScript the call itself runs greet up to its first await.',
      },
      'no-wait': {
        ended:
          'create_task only queues greet, so hello comes after last line; done follows at once, because awaiting a coroutine that does not wait goes straight on.',
      },
    },
  },
} satisfies Lesson<Knobs>
