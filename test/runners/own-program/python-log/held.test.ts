import { expect, it } from 'vitest'
import { heldThreads } from '../../../../src/runners/own-program/python-log/held.ts'
import type { Logged } from '../../../../src/runners/own-program/python-log/logged.ts'

type Place = Parameters<Parameters<typeof heldThreads>[3]>[0]

const at = (line: number, fromLine = 1, file = 'app.py'): Place =>
  ({ file, line, function: `f${fromLine}`, fromLine, toLine: fromLine + 9 }) as Place
const places = [at(2), at(3), at(12, 11), at(13, 11), at(5, 1, 'other.py')]

/** A step of lane 1 from 0 to `untilUs`, and where looks at it found it: [microseconds, place]. */
function logged(
  untilUs: number,
  looks: readonly (readonly [number, number])[],
  {
    computed = untilUs,
    queued = '0',
    idle = (untilUs - computed) as number | '',
    others = 0,
    nextPlace = 99,
    isWhole = true,
    isOver = true,
    loads = [] as number[],
    waits = [] as { endUs: number; place: number }[],
  } = {},
): Logged {
  const words = ['held', '0', untilUs, 1, computed, queued, idle, others, nextPlace].map(String)
  return {
    facts: [{ words }, ...(isWhole ? [{ words: ['end'] }] : [])],
    lanes: new Map([[1, { waits, place: 0 }]]),
    holds: isOver ? [{ lane: 1, endUs: untilUs }] : [],
    looks: looks.map(([atUs, place], index) => ({
      lane: 1,
      beganUs: 0,
      atUs,
      place,
      loads: loads.includes(index),
    })),
    places: { get: (number: number) => places[number] ?? null },
  } as unknown as Logged
}

const held = (log: Logged, call: string | null = null) =>
  heldThreads(
    log,
    (number) => number - 1,
    ({ file, line }) => ({ file, line }),
    () => call,
  )

it('a line under which it stood for most of the step is sure', () => {
  const looks = [5, 10, 20, 30, 40, 50, 60].map((ms) => [ms * 1000, 1] as const)
  expect(held(logged(62_000, looks))).toEqual([
    {
      startMs: 0,
      endMs: 62,
      lane: 0,
      computedMs: 62,
      queuedMs: 0,
      at: { kind: 'line', file: 'app.py', line: 3 },
    },
  ])
})

it('else a function, where its lines take most of it', () => {
  const looks = [10, 20, 30, 40, 50, 60].map((ms, index) => [ms * 1000, 2 + (index % 2)] as const)
  expect(held(logged(60_000, looks))[0]!.at).toEqual({
    kind: 'function',
    name: 'f11',
    file: 'app.py',
    fromLine: 11,
    toLine: 20,
  })
})

it('else nothing: it was here and there', () => {
  const looks = [0, 2, 4, 0, 2, 4].map((place, index) => [(index + 1) * 10_000, place] as const)
  expect(held(logged(60_000, looks))[0]!.at).toBeNull()
})

it('where no look could be made, it was between two places, the later one below', () => {
  const line = { file: 'app.py' }
  expect(
    held(
      logged(100_000, [
        [5000, 0],
        [95_000, 1],
      ]),
    )[0]!.at,
  ).toEqual({
    kind: 'between',
    from: { ...line, line: 2 },
    to: { ...line, line: 3 },
  })
  expect(
    held(
      logged(100_000, [
        [5000, 1],
        [95_000, 0],
      ]),
    )[0]!.at,
  ).toBeNull()
  expect(
    held(
      logged(100_000, [
        [5000, 0],
        [95_000, 4],
      ]),
    )[0]!.at,
  ).toBeNull()
})

it('without any look, from where it waited to where it came out', () => {
  const waits = [{ endUs: 0, place: 0 }]
  expect(held(logged(100_000, [], { waits, nextPlace: 1 }))[0]!.at).toMatchObject({
    kind: 'between',
  })
  expect(held(logged(100_000, [], { waits, nextPlace: 0 }))[0]!.at).toMatchObject({
    kind: 'line',
    line: 2,
  })
  expect(held(logged(100_000, [], { waits }))[0]!.at).toBeNull()
  expect(held(logged(100_000, [], { nextPlace: 1 }))[0]!.at).toMatchObject({ kind: 'between' })
})

it('a call in which it did nothing is named, unless others may have held the interpreter', () => {
  const looks = [20, 40, 60, 80].map((ms) => [ms * 1000, 1] as const)
  const idle = { computed: 1000 }
  expect(held(logged(82_000, looks, idle), 'time.sleep')[0]!.synchronousCall).toBe('time.sleep')
  expect(held(logged(82_000, looks, idle))[0]).not.toHaveProperty('synchronousCall')
  expect(
    held(logged(82_000, looks, { ...idle, others: 60_000 }), 'time.sleep')[0],
  ).not.toHaveProperty('synchronousCall')
  // Nobody looked at others in this step.
  const alone = held(logged(82_000, looks, { ...idle, idle: '' }), 'time.sleep')[0]!
  expect(alone).not.toHaveProperty('synchronousCall')
  // Nothing tells whether it queued.
  const untold = held(logged(82_000, looks, { ...idle, queued: '' }), 'time.sleep')[0]!
  expect([untold.queuedMs, untold.synchronousCall]).toEqual([null, undefined])
})

it('loading modules is no holding', () => {
  const looks = [20, 40, 60].map((ms) => [ms * 1000, 1] as const)
  expect(held(logged(62_000, looks, { loads: [0, 1] }))).toEqual([])
})

it('one that lasted until it was killed says so', () => {
  const looks = [20, 40, 60].map((ms) => [ms * 1000, 1] as const)
  const killed = held(logged(62_000, looks, { isWhole: false, isOver: false }))
  expect(killed[0]!.untilEnd).toBe(true)
  expect(held(logged(62_000, looks, { isWhole: false }))[0]).not.toHaveProperty('untilEnd')
})
