import type { Lesson, Ran } from 'learn-async/kit'
import {
  awaitedGreetings,
  late,
  lateWithoutAwait,
  lateWithoutBusy,
  lateWithoutGreeting,
  lateWithoutLastLine,
  microtasksOnly,
  twoGreetings,
  withSleep,
} from './asides.ts'

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

  variants: [
    {
      kind: 'process',
      id: 'wait',
      title: 'a second to wait for',
      file: 'wait.ts',
      args: ({ timer, block }) => [timer, block],
      bound: ({ block }) => Math.max(greeting, block),
    },
    {
      kind: 'process',
      id: 'no-wait',
      title: 'nothing to wait for',
      file: 'wait.ts',
      args: ({ timer, block }) => [timer, block],
      edits: [{ from: 'await sleep(ms)', to: 'await null' }],
      bound: dueAndFree,
    },
  ],

  asides: [
    { kind: 'process', id: 'zero', file: 'asides/zero.ts' },
    {
      kind: 'lab',
      id: 'microtasks-only',
      run: microtasksOnly,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'with-sleep', run: withSleep, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'two-greetings',
      run: twoGreetings,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'awaited-greetings',
      run: awaitedGreetings,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'late', run: late, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'late-without-greeting',
      run: lateWithoutGreeting,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'late-without-busy',
      run: lateWithoutBusy,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'late-without-last-line',
      run: lateWithoutLastLine,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'late-without-await',
      run: lateWithoutAwait,
      file: 'asides.ts',
    },
    {
      kind: 'process',
      id: 'birthday',
      file: 'asides/birthday.ts',
      deadlineMs: 1000,
    },
    {
      kind: 'process',
      id: 'after-reading',
      file: 'asides/after-reading.ts',
    },
    { kind: 'process', id: 'ticks', file: 'asides/ticks.ts' },
  ],

  predictions: [
    {
      kind: 'order',
      id: 'order-of-lines',
      of: ['wait', 'python:wait'],
      text: 'In which order are these written?',
      items: ['first line', 'hello', 'last line', 'timer', 'done'],
      answer: ({ run }) => run().lines,
      right: ({ run, time }) =>
        `The script's own lines first, hello among them, as greet was called there. Then the timer, at ${time(run().loggedAt('timer'))}. Then the rest of greet.`,
      lures: [
        {
          pair: ['hello', 'last line'],
          said: ({ run, line, ms }) =>
            `Right for something that starts later, or elsewhere, as the word async suggests. Calling greet on line ${line('greet(1000)')} runs its lines at once, like any function, up to its first await: hello was written at ${ms(run().loggedAt('hello'))}, before line ${line('busy(block)')} had begun. In Python you would be right: create_task only puts greet in line, and there the order was ${run('python:wait').lines.slice(0, 3).join(', ')}, with hello at ${ms(run('python:wait').loggedAt('hello'))}.`,
        },
        {
          pair: ['last line', 'done'],
          said: ({ run, line, time }) =>
            `That would be right for \`await greet(1000)\`. Line ${line('greet(1000)')} has no await: only greet stops, at line ${line('await sleep(ms)')}, and the script went on to its last line at ${time(run().loggedAt('last line'))}.`,
        },
        {
          pair: ['last line', 'timer'],
          said: ({ run, line, knobs, time }) =>
            isLate(knobs)
              ? `An alarm clock would have rung at ${time(knobs.timer)}, in the middle of line ${line('busy(block)')}. But that line kept the thread until ${time(run().loggedAt('last line'))}. A timer does not interrupt; its function was called when the thread was free, at ${time(run().loggedAt('timer'))}.`
              : `That would be right if line ${line('busy(block)')} took longer than ${time(knobs.timer)}, and if a timer could interrupt it. It was over at ${time(run().loggedAt('last line'))}; the timer came at ${time(run().loggedAt('timer'))}.`,
        },
        {
          pair: ['timer', 'done'],
          said: ({ run, line, time }) =>
            `That would be right if greet waited for less than the timer. Its wait on line ${line('await sleep(ms)')} is a second long: timer was written at ${time(run().loggedAt('timer'))}, done at ${time(run().loggedAt('done'))}.`,
        },
        {
          pair: ['first line', 'hello'],
          said: ({ run, line, ms }) =>
            `That would be right if greet were called further up. The file runs from its top: line ${line("console.log('first line')")} wrote at ${ms(run().loggedAt('first line'))}, and only then came the call on line ${line('greet(1000)')}.`,
        },
      ],
    },
    {
      kind: 'number',
      id: 'timer-at',
      of: 'wait',
      unit: 'ms',
      text: ({ knobs, ms }) =>
        `The timer asks for ${ms(knobs.timer)}. How many ms after the first line is 'timer' written?`,
      answer: ({ run }) => run().loggedAt('timer'),
      bound: dueAndFree,
      right: ({ run, line, knobs, ms }) =>
        isLate(knobs)
          ? `At ${ms(run().loggedAt('timer'))}. It was due at ${knobs.timer}, but the thread was on line ${line('busy(block)')} until ${ms(run().loggedAt('last line'))}.`
          : `At ${ms(run().loggedAt('timer'))}, when it was due: line ${line('busy(block)')} had given the thread back at ${ms(run().loggedAt('last line'))}.`,
      lures: [
        {
          value: ({ timer }) => timer,
          said: ({ run, line, ms }) =>
            `That would be right with a free thread. The number given to setTimeout is the earliest time, not the time. Here the thread was on line ${line('busy(block)')} until ${ms(run().loggedAt('last line'))}.`,
        },
        {
          value: ({ timer, block }) => timer + block,
          said: ({ run, line, knobs, ms }) =>
            `That would be right if the ${ms(knobs.timer)} were counted from the end of line ${line('busy(block)')}. The timer counts from its call on line ${line('setTimeout(() =>')}, and came at ${ms(run().loggedAt('timer'))}.`,
        },
        {
          value: [0, 2],
          said: ({ run, line, ms }) =>
            `That would be right if the script were over at once and the timer came straight after it. Line ${line('busy(block)')} alone kept the thread until ${ms(run().loggedAt('last line'))}.`,
        },
        {
          value: [greeting * 0.95, 100_000],
          said: ({ run, line, ms }) =>
            `That would be right if line ${line('await sleep(ms)')} kept the thread, as time.sleep does in Python. Only greet waits there: last line was written at ${ms(run().loggedAt('last line'))}, the timer at ${ms(run().loggedAt('timer'))}.`,
        },
      ],
      otherwise: ({ run, line, knobs, ms }) =>
        `That would be right for another timer, or another line ${line('busy(block)')}. Two things must both be so: ${ms(knobs.timer)} have gone by, and the thread is free, here from ${ms(run().loggedAt('last line'))} on. The later of the two was ${ms(run().loggedAt('timer'))}.`,
    },
    {
      kind: 'one-of',
      id: 'nothing-to-wait-for',
      of: ['no-wait', 'python:no-wait'],
      fixed: true,
      text: ({ line }) =>
        `Line ${line('await null')} becomes \`await null\`: nothing to wait for. Where does 'done' come now?`,
      options: [
        {
          id: 'after-hello',
          text: 'straight after hello',
          said: ({ run, line, time }) =>
            `With nothing to wait for, why stop? In Python this is right (${run('python:no-wait').lines.join(', ')}): \`await\` of a coroutine that does not itself wait goes straight on. In JavaScript \`await\` always stops, and what comes after it runs only when the lines already under way are through: last line at ${time(run().loggedAt('last line'))}, then done, from line ${line("console.log('done')")}.`,
        },
        { id: 'before-timer', text: 'after last line, before timer' },
        {
          id: 'after-timer',
          text: 'straight after timer',
          said: ({ run, knobs, line, time }) =>
            isLate(knobs)
              ? `That would be right if the loop went by who asked first: line ${line('setTimeout(() =>')} comes before line ${line('greet(1000)')}. It does not: rests of async functions go before timers, each time, all of them, also before one that was due at ${time(knobs.timer)}. done was written at ${time(run().loggedAt('done'))}, and timer after it.`
              : `That would be right if greet's rest were put in line behind the timer. It goes first, and here the timer was not even due: done was written at ${time(run().loggedAt('done'))}, timer at ${time(run().loggedAt('timer'))}.`,
        },
        {
          id: 'a-second-later',
          text: 'one second later, as before',
          said: ({ run, line, time }) =>
            `That was line ${line('await null')} with sleep(ms). Nothing here takes a second: done was written at ${time(run().loggedAt('done'))}.`,
        },
      ],
      answer: ({ run }) => {
        const { lines } = run()
        const before = lines[lines.indexOf('done') - 1]
        if (before === 'hello') return 'after-hello'
        if (before === 'last line') return 'before-timer'
        return run().loggedAt('done') < greeting / 2
          ? 'after-timer'
          : 'a-second-later'
      },
      right: ({ run, ms }) =>
        `\`await\` gives the thread back even for a value that is there. The script goes on to its last line; then the rest of greet is next, ${ms(run().loggedAt('done') - run().loggedAt('last line'))} later, and the timer comes after it.`,
    },
  ],

  turn: {
    text: ({ line }) =>
      `Set block from 50 to 200 ms, with \`await sleep(ms)\` on line ${line('await sleep(ms)')} again. First:`,
    set: { block: 200 },
    allRight: ({ run, line, ms, time }) =>
      `The timer had to wait for the thread until ${ms(run('wait').loggedAt('timer'))}. The second of greet did not, and was over at ${time(run('wait').loggedAt('done'))}: it ran beside line ${line('busy(block)')}, because a wait needs no thread.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-timer',
        of: 'wait',
        unit: 'ms',
        text: "How many ms after the first line is 'timer' written?",
        answer: ({ run }) => run().loggedAt('timer'),
        bound: dueAndFree,
        right: ({ run, line, ms }) =>
          `At ${ms(run().loggedAt('timer'))}, as soon as line ${line('busy(block)')} had given the thread back.`,
        lures: [
          {
            value: ({ timer }) => timer,
            said: ({ run, line, ms }) =>
              `That was what it asked for, and would be right with a free thread. Line ${line('busy(block)')} had the thread until ${ms(run().loggedAt('last line'))}.`,
          },
          {
            value: 50,
            said: ({ run, line, ms }) =>
              `That was right with timer at 30 ms and block at 50 ms. The end of line ${line('busy(block)')} is now at ${ms(run().loggedAt('last line'))}.`,
          },
          {
            value: ({ timer, block }) => timer + block,
            said: ({ run, line, knobs, ms }) =>
              `That would be right if the ${ms(knobs.timer)} were counted from the end of line ${line('busy(block)')}. They began on line ${line('setTimeout(() =>')}: timer was written at ${ms(run().loggedAt('timer'))}.`,
          },
        ],
        otherwise: ({ run, knobs, ms }) =>
          `That would be right for other knobs. Ask: when is it due, and when is the thread free? It was due at ${knobs.timer} ms, the thread was free at ${ms(run().loggedAt('last line'))}, and the later of the two counts.`,
      },
      {
        kind: 'number',
        id: 'turned-done',
        of: 'wait',
        unit: 'ms',
        text: "How many ms after the first line is 'done' written?",
        answer: ({ run }) => run().loggedAt('done'),
        bound: ({ block }) => Math.max(greeting, block),
        right: ({ run, line, time }) =>
          `At ${time(run().loggedAt('done'))}, as before: greet's second ran beside line ${line('busy(block)')}.`,
        lures: [
          {
            value: ({ block }) => greeting + block,
            said: ({ run, line, time }) =>
              `First one and then the other would be right if greet were called after line ${line('busy(block)')}. It was called on line ${line('greet(1000)')}, and its second began there: done came at ${time(run().loggedAt('done'))}.`,
          },
          {
            value: ({ block }) => block,
            said: ({ run, line, time }) =>
              `That would be right if greet had nothing to wait for but the thread. Line ${line('await sleep(ms)')} has its second to wait, until ${time(run().loggedAt('done'))}.`,
          },
        ],
        otherwise: ({ run, line, time }) =>
          `That would be right for another wait. Ask: when is it due, and when is the thread free? greet's second began on line ${line('greet(1000)')}, at ${time(run().loggedAt('hello'))}, and the thread was free at ${time(run().loggedAt('last line'))}, long before it was over.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'order',
      id: 'zero',
      of: 'zero',
      text: 'In which order are these written?',
      items: ['timer', 'then', 'now'],
      answer: ({ run }) => run().lines,
      right:
        'The script, then the microtasks, then the timers: three steps, in this order.',
      lures: [
        {
          pair: ['now', 'timer'],
          said: ({ line }) =>
            `0 looks like "at once", and a plain call on line ${line('setTimeout')} would be. It means: as soon as the loop gets to the timers, and the script's own lines come first: line ${line('now')} wrote the first line.`,
        },
        {
          pair: ['now', 'then'],
          said: ({ line }) =>
            `The promise is already resolved, so a then that called its function at once would be first. It never does, within the lines that are running; it puts the function in line, and line ${line('now')} wrote before it.`,
        },
        {
          pair: ['then', 'timer'],
          said: ({ line }) =>
            `Both were put in line, the timer first, and first come, first served would have it so. But the loop looks at timers only when no microtask is left: the one of line ${line('then')} came before the timer.`,
        },
      ],
    },
    {
      kind: 'number',
      id: 'microtasks-only',
      of: ['microtasks-only', 'with-sleep'],
      unit: 'ms',
      text: ({ knobs: { timer, block } }) =>
        `timer is ${timer} ms, block is ${block} ms. After how many ms is 'timer' written?`,
      answer: ({ run }) => run().loggedAt('timer'),
      right: ({ run, line, ms }) =>
        `Line ${line('await null')} gives the thread back ${rounds} times, and each time the next thing in line is the rest of this very function, a microtask. The timer got its turn when the loop was through, at ${ms(run().loggedAt('timer'))}.`,
      lures: [
        {
          value: ({ timer, block }) => Math.ceil(timer / block) * block,
          said: ({ run, line, ms }) =>
            `That would be right with \`await sleep(0)\` on line ${line('await null')}, which waits for a timer itself: then the timer came at ${ms(run('with-sleep').loggedAt('timer'))}. \`await null\` lets only microtasks in between, and it came at ${ms(run().loggedAt('timer'))}.`,
        },
        {
          value: ({ timer }) => timer,
          said: ({ run, line, ms }) =>
            `That would be right with a free thread. Line ${line('busy(block)')} has it again and again, and line ${line('await null')} gives it back to microtasks alone: the timer came at ${ms(run().loggedAt('timer'))}.`,
        },
        {
          value: ({ timer, block }) => rounds * block + timer,
          said: ({ run, line, ms }) =>
            `That would be right if the timer counted from the end of the loop. It counts from line ${line('.then(')}: when the loop was through, at ${ms(run().loggedAt('timer'))}, it was long due.`,
        },
      ],
      otherwise: ({ run, knobs, ms }) =>
        `That would be right if the timer got its turn after another round. It was ${rounds} rounds of ${ms(knobs.block)}, and no timer in between: ${ms(run().loggedAt('timer'))}.`,
    },
    {
      kind: 'number',
      id: 'two-greetings',
      of: ['two-greetings', 'awaited-greetings'],
      unit: 'ms',
      text: "After how many ms is the second 'done' written?",
      answer: ({ run }) => run().loggedAt('done', 2),
      right: ({ run, time }) =>
        `Both calls ran to their await at once, and both seconds were spent side by side: the second done at ${time(run().loggedAt('done', 2))}.`,
      lures: [
        {
          value: 2 * greeting,
          said: ({ run, ms, time }) =>
            `Right for \`await greet()\` twice: then it came at ${time(run('awaited-greetings').loggedAt('done', 2))}. Without it the first greet holds up nobody but itself: both had said hello by ${ms(run().loggedAt('hello', 2))}.`,
        },
        {
          value: [0, 5],
          said: ({ run, ms, time }) =>
            `That would be right for the last line, at ${ms(run().loggedAt('last line'))}. Both greets still had their second to wait then: done at ${time(run().loggedAt('done', 2))}.`,
        },
      ],
      otherwise: ({ run, ms, time }) =>
        `That would be right if the second greet waited for something else too. Each waits 1000 ms from its own call, and both had said hello by ${ms(run().loggedAt('hello', 2))}: done at ${time(run().loggedAt('done', 2))}.`,
    },
    {
      kind: 'line',
      id: 'who-has-the-thread',
      of: ['late', ...Object.values(withoutLine)],
      text: ({ knobs: { timer, block } }) =>
        `timer is ${timer} ms, block is ${block} ms. On which line is the thread when the timer is due?`,
      options: [
        {
          id: 'the-timer',
          at: "sleep(timer).then(() => log('timer'))",
          said: ({ run, line, ms }) =>
            `Right for a sleep that keeps the thread, as time.sleep does in Python. This one notes the wish and goes on: without line ${line('busy(block)')} the last line is written at ${ms(run('late-without-busy').loggedAt('last line'))}.`,
        },
        {
          id: 'second-wait',
          at: "const greeting = sleep(1000).then(() => log('done'))",
          said: ({ run, line, time }) =>
            `Right for a sleep that keeps the thread, as time.sleep does in Python. This one waits a second without it: with line ${line('sleep(1000)')} taken out the timer still came at ${time(run('late-without-greeting').loggedAt('timer'))}.`,
        },
        {
          id: 'computing',
          at: 'busy(block)',
        },
        {
          id: 'last-line',
          at: "log('last line')",
          said: ({ run, line, time }) =>
            `Right if everything above were over when the timer was due. Line ${line('busy(block)')} was not: the last line was written at ${time(run().loggedAt('last line'))}, and with it taken out the timer still came at ${time(run('late-without-last-line').loggedAt('timer'))}.`,
        },
        {
          id: 'the-await',
          at: 'await greeting',
          said: ({ run, line, time }) =>
            `Right if being held at an await needed the thread. It needs none, which sets it apart from line ${line('busy(block)')}: with line ${line('await greeting')} taken out the timer still came at ${time(run('late-without-await').loggedAt('timer'))}.`,
        },
      ],
      answer: lineToBlame,
      right: ({ run, time }) =>
        `From ${time(run().loggedAt('first line'))} to ${time(run().loggedAt('last line'))}; that is why the timer came at ${time(run().loggedAt('timer'))}. With that line taken out it came at ${time(run('late-without-busy').loggedAt('timer'))}.`,
    },
  ],

  reserve: [
    {
      kind: 'one-of',
      id: 'birthday',
      of: 'birthday',
      text: 'The birthday is in 30 days. When is it written, if the program stays up?',
      options: [
        {
          id: 'in-30-days',
          text: 'in 30 days',
          said: ({ run, time }) =>
            `Right for 24 days, and it is what the line says. 30 days do not fit into the 31 bits of a delay: Node warned on stderr, took 1 ms instead, and wrote at ${time(run().loggedAt('happy birthday'))}.`,
        },
        { id: 'at-once', text: 'at once' },
        {
          id: 'never',
          text: 'never',
          said: ({ run, time }) =>
            `It would be right if a number that does not fit were dropped. Node takes 1 ms instead, which is worse to find: it was written at ${time(run().loggedAt('happy birthday'))}.`,
        },
        {
          id: 'error',
          text: 'an error is thrown',
          said: ({ run, time }) =>
            `Right for a setTimeout that checks its number, and an error would be the kind thing to do. Node only warns, on stderr, and wrote at ${time(run().loggedAt('happy birthday'))}; the exit code was ${run().exitCode}.`,
        },
      ],
      answer: ({ run }) => {
        if (run().loggedAt('happy birthday') < 500) return 'at-once'
        return run().exitCode === null ? 'in-30-days' : 'error'
      },
      right: ({ run, time }) =>
        `After ${time(run().loggedAt('happy birthday'))}, with a warning on stderr. A delay has 31 bits: 2,147,483,647 ms, not quite 25 days. Beyond that Node uses 1 ms.`,
    },
    {
      kind: 'one-of',
      id: 'after-reading',
      of: 'after-reading',
      text: 'A file has been read, and then both are asked for. Which is written first?',
      options: [
        {
          id: 'timer',
          text: 'timer: it asks for 0 ms, and was asked for first',
          said: ({ run, time }) =>
            `Right if the loop came to the timers next. From the answer of the disk it goes on to the immediates, and to the timers only in its next turn: immediate was written at ${time(run().loggedAt('immediate'))}, timer at ${time(run().loggedAt('timer'))}.`,
        },
        { id: 'immediate', text: 'immediate' },
        {
          id: 'either',
          text: 'either: Node does not say',
          said: ({ line }) =>
            `Right at the top of a file: there timer came first in 13 of 60 runs of Node 20 as CommonJS, and in none of 60 as an ES module. Inside a callback of the disk, line ${line('readFile(import')}, the immediates are always the loop's next stop.`,
        },
      ],
      answer: ({ run }) => run().lines.find((text) => text !== 'reading')!,
      right: ({ line }) =>
        `The loop goes round: timers, answers from outside, immediates. The callback of line ${line('readFile(import')} runs at the second stop, so the immediates are next and the timers come round again later.`,
    },
    {
      kind: 'order',
      id: 'ticks',
      of: 'ticks',
      text: ({ line }) =>
        `This file is an ES module: line ${line('import process')} has an import. In which order are these written?`,
      items: ['tick', 'then', 'now'],
      answer: ({ run }) => run().lines,
      right:
        'An ES module is itself run by a microtask, so the other microtasks go on first; process.nextTick follows when there are none left.',
      lures: [
        {
          pair: ['now', 'then'],
          said: ({ line }) =>
            `Right if a resolved promise called its function at once. It is put in line, behind the lines that are running: line ${line('now')} wrote before it.`,
        },
        {
          pair: ['now', 'tick'],
          said: ({ line }) =>
            `Right if the next tick were this one. It begins when the lines that are running are through: line ${line('now')} wrote before it.`,
        },
        {
          pair: ['then', 'tick'],
          said: 'Right for a CommonJS file, with require in place of import, and so for many an old tutorial: there nextTick comes before every promise. An ES module is itself run by a microtask, and the other microtasks go on first: then was written before tick.',
        },
      ],
    },
  ],

  surprise: 'zero',

  otherKnobs: [
    { timer: 80, block: 120 },
    { timer: 120, block: 180 },
    { timer: 200, block: 280 },
  ],

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

  figures: {
    lineTimer: ({ line }) => line('setTimeout(() =>', 'wait.ts'),
    lineGreet: ({ line }) => line('greet(1000)', 'wait.ts'),
    lineBusy: ({ line }) => line('busy(block)', 'wait.ts'),
    timer: ({ knobs, time }) => time(knobs.timer),
    block: ({ knobs, time }) => time(knobs.block),
    doneAtOnce: ({ run, ms }) => ms(run('no-wait').loggedAt('done')),
    end: ({ run, time }) => time(run('wait').totalMs),
  },
} satisfies Lesson<Knobs>
