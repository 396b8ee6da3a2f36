import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { defaults } from '../../src/course/knobs.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { temporaryHome } from '../../testing/command-line.ts'
import { builtLessons, disk, runHost } from '../../testing/host.ts'
import { savedTrace } from '../../testing/own-program.ts'

const { lessons } = await checkCourse(disk, builtLessons)
const python = await runHost.processes.findPython()
const home = temporaryHome()

/** A file to take home, taken home. */
function takenHome(id: string, file: string): string {
  const taken = path.join(home, `${id}-${file}`)
  writeFileSync(taken, lessons.find((one) => one.id === id)!.takeHome.get(file)!)
  return taken
}
const endings = ['mjs', ...(python.kind === 'found' ? ['py'] : [])]

/**
 * Of each lesson whose plain file starts tasks that the lesson's picture has too: the variants
 * in which it does, in its order, and what a lane of the lesson is called in the file. A call
 * that is awaited at once is no lane of a program's, so not each variant has some.
 */
const compared = [
  ['gather', ['together'], (lane: string) => `wait ${lane}`],
  ['errors', ['all', 'settled', 'any'], (lane: string) => `work ${lane.replace('task ', '')}`],
  ['task-group', ['all', 'group'], (lane: string) => lane],
] as const

describe.each(compared)('the plain file of %s, traced', (id, variants, nameOf) => {
  const loaded = lessons.find((one) => one.id === id)!
  const runs = new LessonRuns(runHost, loaded)

  it.concurrent.each(endings)(
    '.%s has the lanes of the lesson’s own runs: order, outcomes, waits',
    async (ending) => {
      const { lanes } = await savedTrace(takenHome(id, `plain.${ending}`))
      for (const [at, variant] of variants.entries()) {
        const exact = computeFacts(await runs.expected(variant, defaults(loaded.lesson.knobs)))
        const named = new Map(
          exact.startOrder.flatMap((lane) => {
            const alike = lanes.filter(({ function: name, argument }) =>
              [name, `${name} ${argument}`].includes(nameOf(lane)),
            )
            return alike.length === 0 ? [] : [[lane, alike[at]!] as const]
          }),
        )
        // The group's own block has no name of its own in a program.
        expect([...named.keys()]).toEqual(exact.startOrder.filter((lane) => lane !== 'body'))
        const byEnd = [...named].sort(([, one], [, other]) => one.endMs - other.endMs)
        expect(byEnd.map(([lane]) => lane)).toEqual(
          exact.endOrder.filter((lane) => lane !== 'body'),
        )
        for (const [lane, { outcome, waits }] of named) {
          const { outcome: expected } = exact.lanes.find(({ name }) => name === lane)!
          expect([variant, lane, outcome]).toEqual([variant, lane, expected])
          expect(waits.length).toBeGreaterThan(0)
        }
      }
    },
  )
})

/** Of two moments closer together than this the order is not looked at: an async generator begins when it is asked. */
const aboutMs = 40

/** A lane of a traced program: by its name or its function, and which of those. */
type Traced = [name: string, nth: number]
/** Which lane of the program is a lane of the lesson's; null: none, since it is awaited at once. */
type Lanes = (lane: string, nth: number) => Traced | null

const byName =
  (names: Record<string, Traced>): Lanes =>
  (lane) =>
    names[lane] ?? null
const each =
  (name: string, first = 0): Lanes =>
  (_lane, nth) => [name, first + nth]
const ticker = (nth: number): Lanes => byName({ ticker: ['tick', nth] })

/**
 * Of the other lessons the variants of which lanes are started and not awaited at once,
 * and what each is called in either language.
 */
const others: [id: string, ending: string, lanes: Record<string, Lanes>][] = [
  [
    'await',
    'mjs',
    {
      'started-first': byName({ avatar: ['wait avatar', 0] }),
      'critical-path': byName({ avatar: ['wait avatar', 1] }),
      'nobody-awaits': byName({ visit: ['saveVisit', 0] }),
    },
  ],
  [
    'await',
    'py',
    {
      'started-first': byName({ user: ['get_user', 0], avatar: ['get_avatar', 0] }),
      'critical-path': byName({ avatar: ['get_avatar', 1] }),
    },
  ],
  ['fetch', 'mjs', { five: each('urls.map', 101), pool: each('urls.map', 206) }],
  ['fetch', 'py', { one: each('get'), five: each('get', 1), pool: each('get', 106) }],
  [
    'queue',
    'mjs',
    {
      'one-consumer': byName({ producer: ['produce', 0] }),
      'two-consumers': byName({
        producer: ['produce', 1],
        'consumer 1': ['consume consumer 1', 0],
        'consumer 2': ['consume consumer 2', 0],
      }),
      'without-limit': byName({ producer: ['produce', 2] }),
    },
  ],
  [
    'queue',
    'py',
    {
      'one-consumer': byName({ producer: ['produce', 0], consumer: ['consume', 0] }),
      'two-consumers': byName({
        producer: ['produce', 1],
        'consumer 1': ['consume', 1],
        'consumer 2': ['consume', 2],
      }),
      'without-limit': byName({ producer: ['produce', 2], consumer: ['consume', 3] }),
    },
  ],
  ...['mjs', 'py'].map((ending): (typeof others)[number] => [
    'blocking',
    ending,
    {
      'one-piece': ticker(0),
      'await-null': ticker(1),
      'giving-way': ticker(2),
      worker: ticker(3),
    },
  ]),
  ['cancel', 'mjs', { race: byName({ page: ['load', 0] }) }],
  [
    'cancel',
    'py',
    {
      race: byName({ page: ['load', 0], timer: ['sleep', 0] }),
      ignoring: byName({ page: ['load', 1] }),
    },
  ],
  [
    'limits',
    'mjs',
    { 'in-flight': each('run'), 'per-second': each('timed'), both: each('run', 24) },
  ],
  [
    'limits',
    'py',
    { 'in-flight': each('job'), 'per-second': each('job', 24), both: each('job', 48) },
  ],
  ['crawler', 'mjs', { crawler: each('worker') }],
  ['crawler', 'py', { crawler: each('worker') }],
]

async function hasTheLanes([id, ending, variants]: (typeof others)[number]): Promise<void> {
  const loaded = lessons.find((one) => one.id === id)!
  const runs = new LessonRuns(runHost, loaded)
  const { lanes } = await savedTrace(takenHome(id, `plain.${ending}`))
  for (const [variant, laneOf] of Object.entries(variants)) {
    const exact = computeFacts(await runs.expected(variant, defaults(loaded.lesson.knobs)))
    const pairs = exact.startOrder.flatMap((name, at) => {
      const found = laneOf(name, at)
      const alike = lanes.filter((lane) => [lane.function, lane.name].includes(found?.[0] ?? ''))
      const lane = exact.lanes.find((one) => one.name === name)!
      return found === null ? [] : [{ name, exact: lane, traced: alike[found[1]]! }]
    })
    expect(pairs.length).toBeGreaterThan(0)
    expect(pairs.map(({ name, traced }) => [name, traced.outcome])).toEqual(
      pairs.map(({ name, exact }) => [name, exact.outcome]),
    )
    for (const key of ['startMs', 'endMs'] as const) {
      for (const one of pairs) {
        for (const other of pairs) {
          if (one.exact[key] + aboutMs > other.exact[key]) continue
          expect([variant, one.name, other.name, one.traced[key]]).toSatisfy(
            () => one.traced[key] < other.traced[key],
          )
        }
      }
    }
  }
}

const told = others.filter(([, ending]) => endings.includes(ending))
const computes = ([id]: (typeof others)[number]): boolean => ['blocking', 'crawler'].includes(id)
const sameLanes = 'the plain file of %s.%s, traced, has the lanes that the lesson’s own runs start'

// Those that wait run several at once, as the cards do.
it.concurrent.each(told.filter((one) => !computes(one)))(sameLanes, (...one) => hasTheLanes(one))
it.each(told.filter(computes))(sameLanes, (...one) => hasTheLanes(one))

it.each(endings)(
  'event-loop and debug draw what they print, a traced program its calls: .%s',
  async (ending) => {
    const plainOf = (id: string): string => takenHome(id, `plain.${ending}`)
    const greets = (await savedTrace(plainOf('event-loop'))).lanes.filter(
      ({ function: name }) => name === 'greet',
    )
    // With something to wait for, and without.
    expect(greets.map(({ outcome }) => outcome)).toEqual(['finished', 'finished'])
    const [waited, went] = greets.map(({ startMs, endMs }) => endMs - startMs)
    expect(waited).toBeGreaterThan(went!)
    const { lanes } = await savedTrace(plainOf('debug'))
    const outcomes = lanes.map(({ function: name, outcome }) => `${name} ${outcome}`)
    expect(outcomes).toEqual(expect.arrayContaining(['copy failed', 'report finished']))
  },
)

/** What a card shows, and nothing else is found in it. */
const shownByCards: Record<string, string[]> = {
  'event-loop.mjs': ['blocked'],
  'queue.py': ['slot'],
  'limits.py': ['slot'],
  'debug.mjs': ['kept-alive'],
  'debug.py': ['blocked'],
}

const cards = lessons.flatMap(({ id }) => endings.map((ending) => `${id}.${ending}`))
const holds = (card: string): boolean => shownByCards[card]?.includes('blocked') === true

async function kindsOf(card: string): Promise<string[]> {
  const [id, ending] = card.split('.')
  const { findings } = await savedTrace(takenHome(id!, `card.${ending}`))
  return findings.map(({ kind }) => kind)
}

// Most of their time they wait: several run at once, but for those whose computing is looked at.
it.concurrent.each(cards.filter((card) => !holds(card)))(
  'the card of %s, traced: nothing is found in it but what it shows',
  async (card) => expect(await kindsOf(card)).toEqual(shownByCards[card] ?? []),
)

it.each(cards.filter(holds))(
  'the card of %s, traced: it is found that it holds the thread',
  async (card) => expect(await kindsOf(card)).toEqual(shownByCards[card]),
)
