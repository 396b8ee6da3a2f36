import type { Lesson, Ran } from 'learn-async/kit'
import * as snippets from './snippets.ts'

export type Knobs = { timer: number; block: number }

/** How long greet waits in wait.ts and in the asides. */
const greeting = 1000
/** The rounds of the loop in the asides microtasks-only and with-sleep. */
const rounds = 4

/** The timer's function is called when both its time has come and the thread is free. */
const dueAndFree = ({ timer, block }: Knobs) => Math.max(timer, block)
const isLate = ({ timer, block }: Knobs) => block > timer

/** The asides that each leave one line out of `late`, by the option that names the line. */
const withoutLine = {
  'second-wait': 'late-without-greeting',
  computing: 'late-without-busy',
  'last-line': 'late-without-last-line',
  'the-await': 'late-without-await',
}

/** The line without which the timer comes earliest; `none` where that is no earlier than with it. */
function lineToBlame({ run }: Ran<Knobs>): string {
  const calledAt = (id: string) => run(id).loggedAt('timer')
  const [first] = Object.entries(withoutLine).sort(
    ([, one], [, other]) => calledAt(one) - calledAt(other),
  )
  const [option, id] = first!
  return calledAt(id) < calledAt('late') ? option : 'none'
}

export default {
  knobs: {
    timer: {
      kind: 'number',
      label: 'what the timer asks for',
      default: 30,
      min: 5,
      max: 500,
      unit: 'ms',
    },
    block: {
      kind: 'number',
      label: 'computing without a pause',
      default: 50,
      min: 0,
      max: 800,
      unit: 'ms',
    },
  },
  variants: {
    wait: {
      title: 'a second to wait for',
      file: 'wait.ts',
      args: ({ timer, block }) => [timer, block],
      bound: ({ block }) => Math.max(greeting, block),
    },
    noWait: {
      title: 'nothing to wait for',
      file: 'wait.ts',
      args: ({ timer, block }) => [timer, block],
      edits: [{ from: 'await sleep(ms)', to: 'await null' }],
      bound: dueAndFree,
    },
  },
  programs: { snippets },
  snippets: {},
  modify: { block: 200 },
  otherKnobs: [
    { timer: 80, block: 120 },
    { timer: 120, block: 180 },
    { timer: 200, block: 280 },
  ],
  surprise: 'zero',
  names: {
    orderOfLinesSaid0: (_, { run }) => run('python:wait').lines.slice(0, 3).join(', '),
    orderOfLinesSaid2When: (knobs) => isLate(knobs),
    timerAtOther1: ({ timer, block }) => timer + block,
    timerAtLure3: () => greeting * 0.95,
    nothingToWaitForRight: (_, { run }) => run().loggedAt('done') - run().loggedAt('last line'),
    turnedDoneOther0: ({ block }) => greeting + block,
    rounds: () => rounds,
    microtasksOnlyOther0: ({ timer, block }) => Math.ceil(timer / block) * block,
    microtasksOnlyOther2: ({ timer, block }) => rounds * block + timer,
    twoGreetingsOther0: () => 2 * greeting,
  },
  answers: {
    'timer-at': {
      answer: ({ run }) => run().loggedAt('timer'),
      bound: dueAndFree,
    },
    'nothing-to-wait-for': ({ run }) => {
      const { lines } = run()
      const before = lines[lines.indexOf('done') - 1]
      if (before === 'hello') return 'after-hello'
      if (before === 'last line') return 'before-timer'
      return run().loggedAt('done') < greeting / 2 ? 'after-timer' : 'a-second-later'
    },
    'turned-timer': {
      answer: ({ run }) => run().loggedAt('timer'),
      bound: dueAndFree,
    },
    'turned-done': {
      answer: ({ run }) => run().loggedAt('done'),
      bound: ({ block }) => Math.max(greeting, block),
    },
    'who-has-the-thread': lineToBlame,
    birthday: ({ run }) => {
      if (run().loggedAt('happy birthday') < 500) return 'at-once'
      return run().exitCode === null ? 'in-30-days' : 'error'
    },
    'after-reading': ({ run }) => run().lines.find((text) => text !== 'reading')!,
  },
  python: {
    variants: ['wait', 'no-wait'],
    differences: {
      wait: {
        ended:
          'create_task only puts greet in line, so that hello comes after last line; a call in JavaScript runs up to its first await.',
      },
      'no-wait': {
        ended:
          'create_task only puts greet in line, so that hello comes after last line; then done follows it at once, since await of what does not wait goes straight on.',
      },
    },
  },
} satisfies Lesson<Knobs>
