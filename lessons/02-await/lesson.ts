import type { Lesson, Ran, RunView } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import * as demo from './demo.ts'

export type Knobs = {
  user: number
  orders: number
  avatar: number
  render: number
}

/** As if each call were made when the one before it had ended. */
const sum = ({ user, orders, avatar, render }: Knobs) => user + orders + avatar + render
/** As if none needed another. */
const longest = ({ user, orders, avatar, render }: Knobs) => Math.max(user, orders, avatar, render)
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
  const [saved, savedInPython] = [js, python].map(({ lines }) => lines.includes('visit saved'))
  if (saved && !savedInPython) return 'javascript'
  if (!saved && !savedInPython) return 'neither'
  return js.lines.indexOf('visit saved') < js.lines.indexOf('page sent') ? 'before' : 'after'
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
const logged = ({ lines }: RunView) => (lines.length === 0 ? 'nothing' : `"${lines.join(', ')}"`)

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
  variants: {
    oneByOne: { shows: ['calls', 'oneByOne'], bound: sum },
    startedFirst: {
      title: 'started first, awaited later',
      bound: startedFirstTotal,
    },
    criticalPath: {
      title: 'along the critical path',
      bound: criticalTotal,
    },
    nobodyAwaits: {
      title: 'a promise that nobody awaits',
      shows: ['saveVisit', 'nobodyAwaits'],
      bound: ({ user, render }) => user + render,
    },
  },
  programs: { demo, snippets },
  snippets: {
    filteredByCalls: { id: 'filtered' },
  },
  modify: { avatar: 400 },
  otherKnobs: [
    { user: 80, orders: 300, avatar: 160, render: 40 },
    { user: 120, orders: 150, avatar: 240, render: 60 },
    { user: 60, orders: 240, avatar: 180, render: 90 },
  ],
  surprise: 'for-each',
  names: {
    scene,
    longest,
    criticalTotal,
    startedFirstTotalText: (_, { line }) => line('const userPromise = getUser()', 'demo.ts') + 1,
    sum,
    renderedFrom: (_, { run }) => renderedFrom(run()),
    pathOf,
    turnedStartedFirstOther2: ({ user, orders, render }) => Math.max(user, 150) + orders + render,
    turnedCriticalPathOther0: ({ user, orders, render }) => Math.max(user + orders, 150) + render,
    startedFirstTotal,
    awaitedTwiceOther0: ({ user, render }) => 2 * (user + render),
    awaitedTwiceOther1: ({ user, render }) => user + render,
    forEachElse: (_, { run, ms, knobs: { orders, avatar } }) => {
      const [one, other] = orders < avatar ? ['orders', 'avatar'] : ['avatar', 'orders']
      return `Right if the wait for ${one} began when the one for ${other} was over. Both were called at once, and the shorter ends first: ${one} at ${ms(run().loggedAt(one))}, ${other} at ${ms(run().loggedAt(other))}.`
    },
    loggedOf: (_, { run }) => logged(run()),
  },
  answers: {
    'nobody-awaits': ({ run }) => visitIn(run(), run('python:nobody-awaits')),
    'costly-await': costlyAwait,
    'come-in': ({ run }) => doors.filter((id) => cameIn(run(id))),
  },
  python: {
    variants: ['one-by-one', 'started-first', 'critical-path', 'nobody-awaits'],
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
} satisfies Lesson<Knobs>
