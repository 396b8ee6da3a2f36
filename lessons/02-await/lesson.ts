import type { Lesson, Ran, RunView } from 'learn-async/kit'
import {
  avatarAwaitedLater,
  awaitedCall,
  awaitedTwice,
  bareCall,
  calledTwice,
  comparedCall,
  filteredByCalls,
  forEach,
  forOf,
  mapAndAll,
  nothingToAwait,
  ordersAwaitedLater,
  userAwaitedLater,
} from './asides.ts'
import {
  criticalPath,
  nobodyAwaits,
  oneByOne,
  startedFirst,
} from './demo.ts'

export type Knobs = {
  user: number
  orders: number
  avatar: number
  render: number
}

/** As if each call were made when the one before it had ended. */
const sum = ({ user, orders, avatar, render }: Knobs) =>
  user + orders + avatar + render
/** As if none needed another. */
const longest = ({ user, orders, avatar, render }: Knobs) =>
  Math.max(user, orders, avatar, render)
const startedFirstTotal = ({ user, orders, avatar, render }: Knobs) =>
  Math.max(user, avatar) + orders + render
/** The least that any program can take: of what must follow each other, the longest chain. */
const criticalTotal = ({ user, orders, avatar, render }: Knobs) =>
  Math.max(user + orders, avatar) + render

/** The calls of the critical path, in words. */
const pathOf = ({ user, orders, avatar }: Knobs) =>
  user + orders > avatar ? 'user, orders, render' : 'avatar, render'

/** When the render began: the last wait before the page. */
const renderedFrom = (run: RunView) => run.lane('render').startMs

/** What a page needs, for a question that stands without the text of the lesson. */
const scene = ({ user, orders, avatar, render }: Knobs) =>
  `user ${user} ms, orders ${orders} ms, avatar ${avatar} ms, render ${render} ms`

/** What became of the visit that nobody awaited, in both languages. */
function visitIn(js: RunView, python: RunView): string {
  const [saved, savedInPython] = [js, python].map(({ lines }) =>
    lines.includes('visit saved'),
  )
  if (saved && !savedInPython) return 'javascript'
  if (!saved && !savedInPython) return 'neither'
  return js.lines.indexOf('visit saved') < js.lines.indexOf('page sent')
    ? 'before'
    : 'after'
}

/** The asides in which one `await` stands at the last line, by the option that names its old line. */
const awaitedLater = {
  'the-user': 'user-awaited-later',
  'the-avatar': 'avatar-awaited-later',
  'the-orders': 'orders-awaited-later',
}

/** The `await` that may stand later with profit; `none` where none may. */
function costlyAwait({ run }: Ran<Knobs>): string {
  const total = (id: string) => run(id).totalMs
  const [first] = Object.entries(awaitedLater).sort(
    ([, one], [, other]) => total(one) - total(other),
  )
  const [option, id] = first!
  return total(id) < run().totalMs ? option : 'none'
}

/** Why the visit is missing in Python, in each respect. */
const neverRan =
  'in JavaScript the call of saveVisit starts its work; in Python the call makes a coroutine, which nobody awaits, and it never runs.'

/** The asides of the door, by option. */
const doors = ['bare-call', 'awaited-call', 'compared-call', 'filtered']
const cameIn = (run: RunView) => run.lines.includes('come in')
const logged = ({ lines }: RunView) =>
  lines.length === 0 ? 'nothing' : `"${lines.join(', ')}"`

export default {
  knobs: {
    user: {
      kind: 'number',
      label: 'time to get the user',
      default: 100,
      min: 20,
      max: 500,
      unit: 'ms',
    },
    orders: {
      kind: 'number',
      label: 'time to get the orders',
      default: 200,
      min: 20,
      max: 500,
      unit: 'ms',
    },
    avatar: {
      kind: 'number',
      label: 'time to get the avatar',
      default: 150,
      min: 20,
      max: 800,
      unit: 'ms',
    },
    render: {
      kind: 'number',
      label: 'time to render the page',
      default: 50,
      min: 20,
      max: 300,
      unit: 'ms',
    },
  },

  variants: [
    {
      kind: 'lab',
      id: 'one-by-one',
      title: 'one by one',
      run: oneByOne,
      file: 'demo.ts',
      shows: ['calls', 'oneByOne'],
      bound: sum,
    },
    {
      kind: 'lab',
      id: 'started-first',
      title: 'started first, awaited later',
      run: startedFirst,
      file: 'demo.ts',
      bound: startedFirstTotal,
    },
    {
      kind: 'lab',
      id: 'critical-path',
      title: 'along the critical path',
      run: criticalPath,
      file: 'demo.ts',
      bound: criticalTotal,
    },
    {
      kind: 'lab',
      id: 'nobody-awaits',
      title: 'a promise that nobody awaits',
      run: nobodyAwaits,
      file: 'demo.ts',
      shows: ['saveVisit', 'nobodyAwaits'],
      bound: ({ user, render }) => user + render,
    },
  ],

  asides: [
    {
      kind: 'lab',
      id: 'awaited-twice',
      run: awaitedTwice,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'called-twice',
      run: calledTwice,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'for-each', run: forEach, file: 'asides.ts' },
    { kind: 'lab', id: 'for-of', run: forOf, file: 'asides.ts' },
    { kind: 'lab', id: 'map-and-all', run: mapAndAll, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'user-awaited-later',
      run: userAwaitedLater,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'avatar-awaited-later',
      run: avatarAwaitedLater,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'orders-awaited-later',
      run: ordersAwaitedLater,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'bare-call', run: bareCall, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'awaited-call',
      run: awaitedCall,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'compared-call',
      run: comparedCall,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'filtered',
      run: filteredByCalls,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'nothing-to-await',
      run: nothingToAwait,
      file: 'asides.ts',
    },
    {
      kind: 'python',
      id: 'python:made-first',
      file: 'asides/made-first.py',
    },
    {
      kind: 'python',
      id: 'python:tasks-first',
      file: 'asides/tasks-first.py',
    },
    {
      kind: 'python',
      id: 'python:awaited-twice',
      file: 'asides/awaited-twice.py',
    },
    {
      kind: 'python',
      id: 'python:nothing-to-await',
      file: 'asides/nothing-to-await.py',
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'one-by-one-total',
      of: 'one-by-one',
      unit: 'ms',
      text: ({ knobs }) =>
        `One by one: ${scene(knobs)}. The page is there after how many ms?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, ms }) =>
        `It took ${ms(run().totalMs)}. Each call was made when the one before it had been awaited, so the times add up, with async functions as with any others.`,
      lures: [
        {
          value: longest,
          said: ({ run, ms, line }) =>
            `Right if all four were called at once; that is how "async" sounds. But a call is made when its line is reached, and each \`await\` holds the function: line ${line('await getOrders')} was reached at ${ms(run().lane('orders').startMs)}, line ${line('await getAvatar')} at ${ms(run().lane('avatar').startMs)}.`,
        },
        {
          value: criticalTotal,
          said: ({ run, ms, line }) =>
            `Right if the avatar were loaded beside the others, and it could be: it needs none of them. But line ${line('await getOrders')} holds the function until the orders are there; the avatar's wait begins at ${ms(run().lane('avatar').startMs)}.`,
        },
      ],
      otherwise: ({ run, ms, knobs: { user, orders, avatar, render } }) =>
        `It would be right if the waits lay otherwise. They lie end to end: ${user} + ${orders} + ${avatar} + ${render}. It took ${ms(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'started-first-total',
      of: ['started-first', 'python:made-first', 'python:tasks-first'],
      unit: 'ms',
      text: ({ knobs, line }) =>
        `Now user and avatar are called first (lines ${line('userPromise = getUser()', 'demo.ts')} and ${line('const userPromise = getUser()', 'demo.ts') + 1}) and awaited later; ${scene(knobs)}. The page is there after how many ms?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, ms }) =>
        `It took ${ms(run().totalMs)}: user and avatar side by side until ${ms(run().lane('avatar').endMs)}, then the orders, then the render.`,
      lures: [
        {
          value: sum,
          said: ({ run, ms, line }) =>
            `Right if a call did nothing until its \`await\`. In Python it is so for coroutines: the same program took ${ms(run('python:made-first').totalMs)}, and ${ms(run('python:tasks-first').totalMs)} with create_task. In JavaScript the call starts the work: the avatar's wait begins at ${ms(run().lane('avatar').startMs)}, long before line ${line('await avatarPromise')}.`,
        },
        {
          value: criticalTotal,
          said: ({ run, ms, line }) =>
            `Right if the orders were called as soon as the user was there, at ${ms(run().lane('user').endMs)}. But line ${line('await avatarPromise')} holds the function until the avatar is there too: the orders begin at ${ms(run().lane('orders').startMs)}.`,
        },
        {
          value: longest,
          said: ({ run, ms }) =>
            `Right if everything were called first. The orders need the user, and the page needs the orders: their waits begin at ${ms(run().lane('orders').startMs)} and ${ms(renderedFrom(run()))}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right if the waits lay otherwise. Two begin at 0; the orders begin when both are over, at ${ms(run().lane('orders').startMs)}, and the render at ${ms(renderedFrom(run()))}. It took ${ms(run().totalMs)}.`,
    },
    {
      kind: 'one-of',
      id: 'nobody-awaits',
      of: ['nobody-awaits', 'python:nobody-awaits'],
      fixed: true,
      text: 'Is the visit saved, here and in Python?',
      options: [
        {
          id: 'neither',
          text: 'in neither: nobody awaits it',
          said: ({ run, ms }) =>
            `Right in Python: there the call only makes a coroutine, and it wrote "${run('python:nobody-awaits').lines.join(', ')}". In JavaScript the call starts the work, awaited or not: "visit saved" was written at ${ms(run().loggedAt('visit saved'))}.`,
        },
        {
          id: 'javascript',
          text: 'in JavaScript yes, in Python no',
        },
        {
          id: 'before',
          text: 'in both, and the page waits for it',
          said: ({ run, ms, line }) =>
            `Right for \`await saveVisit(lab)\`. Without it nobody waits: line ${line('await render(user)', 'demo.ts')} was reached at ${ms(run().lane('render').startMs)}, with the visit under way until ${ms(run().lane('visit').endMs)}. And Python wrote "${run('python:nobody-awaits').lines.join(', ')}".`,
        },
        {
          id: 'after',
          text: 'in both, after the page was sent',
          said: ({ run, ms }) =>
            `Right for JavaScript: written at ${ms(run().loggedAt('visit saved'))}. In Python the call only makes a coroutine, which runs when it is awaited or made a task. This one never ran: "${run('python:nobody-awaits').lines.join(', ')}", and a warning.`,
        },
      ],
      answer: ({ run }) => visitIn(run(), run('python:nobody-awaits')),
      right: ({ run, ms }) =>
        `In JavaScript the call starts the work: "visit saved" at ${ms(run().loggedAt('visit saved'))}, with the page sent at ${ms(run().loggedAt('page sent'))}. In Python it makes a coroutine that nobody ran: it wrote "${run('python:nobody-awaits').lines.join(', ')}", and warned on stderr.`,
    },
  ],

  turn: {
    text: ({ knobs: { avatar } }) =>
      `Let the avatar take 400 ms in place of ${avatar}. First:`,
    set: { avatar: 400 },
    allRight: ({ run, ms, knobs }) =>
      `The critical path is now ${pathOf(knobs)}: ${ms(run('critical-path').totalMs)}. Started first, the orders waited for an avatar that they do not need: ${ms(run('started-first').totalMs)}.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-started-first',
        of: ['started-first', 'critical-path'],
        unit: 'ms',
        text: ({ knobs }) =>
          `${scene(knobs)}. Started first, awaited later: the page is there after how many ms?`,
        answer: ({ run }) => run().totalMs,
        right: ({ run, ms }) =>
          `It took ${ms(run().totalMs)}: the orders begin when both, user and avatar, are there.`,
        lures: [
          {
            value: sum,
            said: ({ run, ms }) =>
              `The sum is right for one by one. Here user and avatar both begin at 0, and the orders at ${ms(run().lane('orders').startMs)}.`,
          },
          {
            value: criticalTotal,
            said: ({ run, ms, line }) =>
              `Right along the critical path, where the orders are called as soon as the user is there. Here \`await avatarPromise\` on line ${line('avatar = await avatarPromise', 'demo.ts')} comes before them: they begin at ${ms(run().lane('orders').startMs)}.`,
          },
          {
            value: ({ user, orders, render }) =>
              Math.max(user, 150) + orders + render,
            said: ({ run, ms }) =>
              `That was with an avatar of 150 ms. The orders' wait now begins at ${ms(run().lane('orders').startMs)}.`,
          },
        ],
        otherwise: ({ run, ms }) =>
          `It would be right if the orders began at another moment. They begin when both are there, at ${ms(run().lane('orders').startMs)}; the page was there at ${ms(run().totalMs)}.`,
      },
      {
        kind: 'number',
        id: 'turned-critical-path',
        of: 'critical-path',
        unit: 'ms',
        text: ({ knobs }) =>
          `${scene(knobs)}. Along the critical path: the page is there after how many ms?`,
        answer: ({ run }) => run().totalMs,
        right: ({ run, ms, knobs }) =>
          `It took ${ms(run().totalMs)}: the critical path is now ${pathOf(knobs)}.`,
        lures: [
          {
            value: ({ user, orders, render }) =>
              Math.max(user + orders, 150) + render,
            said: ({ run, ms }) =>
              `That was with an avatar of 150 ms, which was there before the orders. Now it is there at ${ms(run().lane('avatar').endMs)}, and the render begins then.`,
          },
          {
            value: sum,
            said: ({ run, ms }) =>
              `The sum is right for one by one. Here the avatar's wait begins at ${ms(run().lane('avatar').startMs)}, beside the user's.`,
          },
          {
            value: startedFirstTotal,
            said: ({ run, ms }) =>
              `Right where the orders wait for the avatar. Here they begin when the user is there, at ${ms(run().lane('orders').startMs)}.`,
          },
        ],
        otherwise: ({ run, ms, knobs }) =>
          `It would be right if another chain were the longest. Of user and orders together, and the avatar alone, take the longer, then add the render: ${pathOf(knobs)}, ${ms(run().totalMs)}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'awaited-twice',
      of: ['awaited-twice', 'called-twice', 'python:awaited-twice'],
      unit: 'ms',
      text: ({ knobs: { user, render } }) =>
        `getUser takes ${user} ms, render ${render} ms. Done after how many ms?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, ms }) =>
        `${ms(run().totalMs)}: one call, and the second \`await\` found the value there. A promise can be awaited as often as you like. A coroutine in Python only once, then: "${run('python:awaited-twice').threw}".`,
      lures: [
        {
          value: ({ user, render }) => 2 * (user + render),
          said: ({ run, ms, line }) =>
            `Right for two calls: with \`await getUser()\` twice it took ${ms(run('called-twice').totalMs)}. \`await\` calls nothing. Line ${line('= getUser()')} called once, and the second \`await\` found the value there: ${ms(run().totalMs)}.`,
        },
        {
          value: ({ user, render }) => user + render,
          said: ({ run, ms }) =>
            `Right if the two pages were rendered side by side. The second is rendered when the first is sent: ${ms(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, ms, knobs: { user, render } }) =>
        `It would be right if another call were made. It is one getUser, ${user} ms, and two times render, ${render} ms: ${ms(run().totalMs)}.`,
    },
    {
      kind: 'order',
      id: 'for-each',
      of: ['for-each', 'for-of', 'map-and-all'],
      text: ({ knobs: { orders, avatar } }) =>
        `orders take ${orders} ms, the avatar ${avatar} ms. In which order are these logged?`,
      items: ['orders', 'avatar', 'all there'],
      answer: ({ run }) => run().lines,
      right: ({ run, ms }) =>
        `"all there" at ${ms(run().loggedAt('all there'))}: forEach calls, and drops the promises it is given. With for … of it was ${run('for-of').lines.join(', ')}; with \`await Promise.all(parts.map(…))\` ${run('map-and-all').lines.join(', ')}.`,
      lures: [
        {
          order: ({ run }) => run('for-of').lines,
          said: ({ run, ms, line }) =>
            `Right for a for … of loop in place of forEach. Line ${line('await wait')} holds only the small function it stands in; forEach, which called it, drops the promise and goes on: "all there" at ${ms(run().loggedAt('all there'))}.`,
        },
        {
          order: ({ run }) => run('map-and-all').lines,
          said: ({ run, ms }) =>
            `Right for \`await Promise.all(parts.map(…))\`, which waits for both. forEach drops the promises it is given: "all there" at ${ms(run().loggedAt('all there'))}.`,
        },
        {
          pair: ['all there', 'orders'],
          said: ({ run, ms, line }) =>
            `Right if somebody awaited the orders. Line ${line('await wait')} holds only the small function it stands in, and nobody awaits that: "all there" at ${ms(run().loggedAt('all there'))}, orders at ${ms(run().loggedAt('orders'))}.`,
        },
        {
          pair: ['all there', 'avatar'],
          said: ({ run, ms, line }) =>
            `Right if somebody awaited the avatar. Line ${line('await wait')} holds only the small function it stands in, and nobody awaits that: "all there" at ${ms(run().loggedAt('all there'))}, avatar at ${ms(run().loggedAt('avatar'))}.`,
        },
      ],
      otherwise({ run, ms, knobs: { orders, avatar } }) {
        const [one, other] =
          orders < avatar ? ['orders', 'avatar'] : ['avatar', 'orders']
        return `Right if the wait for ${one} began when the one for ${other} was over. Both were called at once, and the shorter ends first: ${one} at ${ms(run().loggedAt(one))}, ${other} at ${ms(run().loggedAt(other))}.`
      },
    },
    {
      kind: 'line',
      id: 'costly-await',
      of: ['started-first', ...Object.values(awaitedLater)],
      withCode: true,
      text: ({ knobs, ms }) =>
        `This takes ${ms(startedFirstTotal(knobs))}. Which await, moved into render(…) on the last line, would make it quicker?`,
      options: [
        {
          id: 'the-user',
          at: 'await userPromise',
          said: ({ run, ms, line }) =>
            `Right if nothing before the last line needed the user. Line ${line('getOrders(user)')} does, so its \`await\` can only move to there: then it took ${ms(run('user-awaited-later').totalMs)}.`,
        },
        { id: 'the-avatar', at: 'await avatarPromise' },
        {
          id: 'the-orders',
          at: 'await getOrders(user)',
          said: ({ run, ms, line }) =>
            `Right if there were something left to do beside the orders. After line ${line('await getOrders')} only the render is left, and it needs them: with that \`await\` on the last line it took ${ms(run('orders-awaited-later').totalMs)}.`,
        },
      ],
      answer: costlyAwait,
      right: ({ run, ms, line }) =>
        `Nothing before line ${line('return render')} needs the avatar. Awaited there it took ${ms(run('avatar-awaited-later').totalMs)}: start what you can at once, and await a value where you need it.`,
    },
    {
      kind: 'several-of',
      id: 'come-in',
      of: doors,
      withCode: false,
      fixed: true,
      text: '`mayEnter` is `async () => false`. Which log "come in"?',
      options: [
        {
          id: 'bare-call',
          text: "if (mayEnter()) log('come in')",
          leftOut: ({ run }) =>
            `To leave the bare call out would be right for a plain function. An async one gives a promise, and an object counts as true in an if: it logged ${logged(run('bare-call'))}.`,
        },
        {
          id: 'awaited-call',
          text: "if (await mayEnter()) log('come in')",
          chosen: ({ run }) =>
            `That would be right without the \`await\`: then the if is given a promise. With it the if is given false: it logged ${logged(run('awaited-call'))}.`,
        },
        {
          id: 'compared-call',
          text: "if (mayEnter() === true) log('come in')",
          chosen: ({ run }) =>
            `That would be right without \`=== true\`, as a promise counts as true. But a promise is no more than a promise of a value, and never true itself: it logged ${logged(run('compared-call'))}.`,
        },
        {
          id: 'filtered',
          text: "if (['Ada', 'Bob'].filter(mayEnter).length > 0) log('come in')",
          leftOut: ({ run }) =>
            `To leave filter out would be right for a plain function. filter is given two promises, both count as true, and it keeps everybody: it logged ${logged(run('filtered'))}.`,
        },
      ],
      answer: ({ run }) => doors.filter((id) => cameIn(run(id))),
      right:
        'An async function gives a promise, whatever it returns, and an object counts as true. if, !, && and filter do not wait for it.',
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'made-first',
      of: ['python:made-first', 'python:tasks-first', 'started-first'],
      unit: 'ms',
      text: 'This is Python. Done after how many ms?',
      answer: ({ run }) => run().totalMs,
      right: ({ run, ms, line }) =>
        `${ms(run().totalMs)}: line ${line("'avatar')")} only makes a coroutine, and it runs when it is awaited. With create_task around the first two it took ${ms(run('python:tasks-first').totalMs)}, and in TypeScript, where the call starts the work, ${ms(run('started-first').totalMs)}.`,
      lures: [
        {
          value: 400,
          said: ({ run, ms, line }) =>
            `Right in TypeScript, where the call starts the work (${ms(run('started-first').totalMs)}), and in Python with create_task around the first two (${ms(run('python:tasks-first').totalMs)}). Line ${line("'avatar')")} alone makes a coroutine, and it begins at line ${line('await avatar')}: ${ms(run().totalMs)}.`,
        },
        {
          value: 200,
          said: ({ run, ms }) =>
            `Right if all four were under way at once. Never two are: each begins at its \`await\`, when the one before it is over: ${ms(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right if some of the waits lay side by side. Each begins at its \`await\`, end to end: ${ms(run().totalMs)}.`,
    },
    {
      kind: 'order',
      id: 'nothing-to-await',
      of: ['python:nothing-to-await', 'nothing-to-await'],
      text: 'This is Python. In which order are these written?',
      items: ['one', 'two', 'other'],
      answer: ({ run }) => run().lines,
      right: ({ run, line }) =>
        `\`await\` on line ${line('await nothing()')} goes straight on, as nothing in it waits; line ${line('await task')} waits, and gives the thread back. In JavaScript every \`await\` does: ${run('nothing-to-await').lines.join(', ')}.`,
      lures: [
        {
          pair: ['two', 'other'],
          said: ({ run, line }) =>
            `Right in JavaScript, where every \`await\` gives the thread back: ${run('nothing-to-await').lines.join(', ')}. In Python only what really waits does. Line ${line('await nothing()')} went straight on: ${run().lines.join(', ')}.`,
        },
        {
          pair: ['one', 'two'],
          said: ({ run }) =>
            `Right if the lines of main could change places. They run from the top: ${run().lines.join(', ')}.`,
        },
        {
          pair: ['one', 'other'],
          said: ({ run, line }) =>
            `Right if line ${line('create_task')} ran the task at once, as a call in JavaScript would. It puts it in line, and main goes on: ${run().lines.join(', ')}.`,
        },
      ],
    },
  ],

  surprise: 'for-each',

  otherKnobs: [
    { user: 80, orders: 300, avatar: 160, render: 40 },
    { user: 120, orders: 150, avatar: 240, render: 60 },
    { user: 60, orders: 240, avatar: 180, render: 90 },
  ],

  python: {
    variants: [
      'one-by-one',
      'started-first',
      'critical-path',
      'nobody-awaits',
    ],
    differences: {
      'nobody-awaits': {
        lanes: neverRan,
        started: neverRan,
        ended: neverRan,
        outcome: neverRan,
        peak: neverRan,
      },
    },
  },

  figures: {
    user: ({ knobs, time }) => time(knobs.user),
    orders: ({ knobs, time }) => time(knobs.orders),
    avatar: ({ knobs, time }) => time(knobs.avatar),
    render: ({ knobs, time }) => time(knobs.render),
    oneByOne: ({ run, time }) => time(run('one-by-one').totalMs),
    startedFirst: ({ run, time }) => time(run('started-first').totalMs),
    criticalPath: ({ run, time }) => time(run('critical-path').totalMs),
    path: ({ knobs }) => pathOf(knobs),
    pageSent: ({ run, time }) =>
      time(run('nobody-awaits').loggedAt('page sent')),
    visitSaved: ({ run, time }) =>
      time(run('nobody-awaits').loggedAt('visit saved')),
  },
} satisfies Lesson<Knobs>
