import type { Lesson } from 'learn-async/kit'
import * as demo from './demo.ts'
import type { Knobs } from './demo.ts'
import * as snippets from './snippets.ts'

/** As if each call were made when the one before it had ended. */
const sum = ({ user, orders, avatar, render }: Knobs) => user + orders + avatar + render
const startedFirst = ({ user, orders, avatar, render }: Knobs) =>
  Math.max(user, avatar) + orders + render
/** The least that any program can take: of what must follow each other, the longest chain. */
const critical = ({ user, orders, avatar, render }: Knobs) =>
  Math.max(user + orders, avatar) + render

const usualAvatar = 180

const timeKnob = (what: string, ms: number, max: number) =>
  ({ kind: 'number', label: `time to ${what}`, default: ms, min: 20, max, unit: 'ms' }) as const

/** The snippets in which one `await` stands at the last line, by the option that names its old line. */
const awaitedLater = {
  'the-user': 'user-awaited-later',
  'the-avatar': 'avatar-awaited-later',
  'the-orders': 'orders-awaited-later',
}

/** Why the visit is missing in Python, in each respect. */
const neverRan =
  'in JavaScript calling saveVisit starts its work; in Python the call only makes a coroutine, and as nobody awaits that, it never runs.'

export default {
  knobs: {
    user: timeKnob('get the user', 100, 500),
    orders: timeKnob('get the orders', 200, 500),
    avatar: timeKnob('get the avatar', usualAvatar, 800),
    render: timeKnob('render the page', 60, 300),
  },
  variants: {
    oneByOne: { shows: ['calls', 'oneByOne'], bound: sum },
    startedFirst: { title: 'started first, awaited later', bound: startedFirst },
    criticalPath: { title: 'along the critical path', bound: critical },
    nobodyAwaits: {
      title: 'a promise that nobody awaits',
      shows: ['saveVisit', 'nobodyAwaits'],
      bound: ({ user, render }) => user + render,
    },
  },
  programs: { demo, snippets },
  snippets: { filteredByCalls: { id: 'filtered' } },
  modify: { avatar: 400 },
  otherKnobs: [
    { user: 80, orders: 300, avatar: 160, render: 40 },
    { user: 120, orders: 150, avatar: 240, render: 60 },
    { user: 100, orders: 240, avatar: 180, render: 60 },
  ],
  surprise: 'for-each',
  names: {
    sum,
    startedFirst,
    critical,
    // As if none needed another.
    longest: ({ user, orders, avatar, render }) => Math.max(user, orders, avatar, render),
    path: ({ user, orders, avatar }) =>
      user + orders > avatar ? ['user', 'orders', 'render'] : ['avatar', 'render'],
    startedFirstBefore: (knobs) => startedFirst({ ...knobs, avatar: usualAvatar }),
    criticalBefore: (knobs) => critical({ ...knobs, avatar: usualAvatar }),
    twoCalls: ({ user, render }) => 2 * (user + render),
    rendersTogether: ({ user, render }) => user + render,
    shorter: ({ orders, avatar }) => (orders < avatar ? 'orders' : 'avatar'),
    longer: ({ orders, avatar }) => (orders < avatar ? 'avatar' : 'orders'),
  },
  answers: {
    'nobody-awaits': ({ run }) => {
      const { lines } = run()
      const saved = lines.indexOf('visit saved')
      if (saved === -1) return 'never'
      return saved < lines.indexOf('page sent') ? 'before' : 'after'
    },
    // The `await` that may stand later with the most profit, if with any.
    'costly-await': ({ run }) => {
      const total = (id: string) => run(id).totalMs
      const [[option, id]] = Object.entries(awaitedLater).sort(
        ([, one], [, other]) => total(one) - total(other),
      ) as [[string, string]]
      return total(id) < run().totalMs ? option : 'none'
    },
    'come-in': ({ run, options }) => options.filter((id) => run(id).lines.includes('come in')),
  },
  python: {
    differences: {
      'critical-path': {
        started:
          'In Python create_task only queues the avatar; get_user(), awaited at once, starts before it.',
      },
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
