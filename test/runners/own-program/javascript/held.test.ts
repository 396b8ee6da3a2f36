import { describe, expect, it } from 'vitest'
import { heldThreads } from '../../../../src/runners/own-program/javascript/held.ts'

type Samples = Parameters<typeof heldThreads>[1]
type Sources = Parameters<typeof heldThreads>[2]
type Frame = Samples[number]['stack'][number]

const text = [
  'function sum(n) {',
  '  let all = 0',
  '  while (n > 0) all += n--',
  '  return all',
  '}',
  'const read = () => readFileSync(file)',
  'const twice = () => {',
  '  readFileSync(file); readFileSync(file)',
  '  readFileSync(file)',
  '}',
]

const own = (name: string, line: number, ...ticks: [number, number][]): Frame => ({
  name,
  isTop: name === 'top',
  line,
  path: '/app/app.mjs',
  samples: 1,
  ticks: ticks.map(([at, count]) => ({ line: at, ticks: count })),
})
const node = (name: string, path = 'node:fs'): Frame => ({
  name,
  isTop: false,
  path,
  line: 1,
  samples: 1,
  ticks: [],
})

/** One sample each 10 ms, with these frames, innermost first; null where nothing ran. */
const sampled = (...stacks: (Frame[] | null)[]): Samples =>
  stacks.map((stack, index) => ({
    atUs: index * 10_000,
    toUs: (index + 1) * 10_000,
    stack: stack ?? [],
    isIdle: stack === null,
  }))

const times = (count: number, stack: Frame[]): Frame[][] =>
  Array.from({ length: count }, () => stack)

function held(
  samples: Samples,
  functions: { line: number; name: string; lastLine: number }[] = [],
  isMade = false,
  gap: Partial<Parameters<typeof heldThreads>[0]> = {},
) {
  const [one, ...more] = heldStretches(samples, functions, isMade, gap)
  expect(more).toEqual([])
  return one ?? null
}

function heldStretches(
  samples: Samples,
  functions: { line: number; name: string; lastLine: number }[] = [],
  isMade = false,
  gap: Partial<Parameters<typeof heldThreads>[0]> = {},
  steps: number[] = [],
) {
  const sources = {
    told: { functionsOf: () => functions, isMade: () => isMade },
    isOwn: (path: string) => path.startsWith('/app/'),
    shown: (path: string) => path.replace('/app/', ''),
    lines: () => text,
  } as unknown as Sources
  const whole = { fromUs: 0, toUs: 1_000_000, computedUs: 60_000, queuedUs: Number.NaN, ...gap }
  return heldThreads(whole, samples, sources, steps)
}

describe('the thread was held', () => {
  it('at the line where a function of the program computed', () => {
    expect(held(sampled(...times(8, [own('sum', 1, [3, 95], [2, 5])])))).toEqual({
      startMs: 0,
      endMs: 80,
      lane: null,
      computedMs: 60,
      queuedMs: null,
      at: { kind: 'line', file: 'app.mjs', line: 3 },
    })
  })

  it('for as long as it computed, where samples are far apart, unless it queued all the rest', () => {
    const few = sampled(...times(3, [own('sum', 1, [3, 100])])).map((sample) => ({
      ...sample,
      atUs: sample.atUs * 10,
      toUs: sample.toUs * 10,
    }))
    const [toUs, computedUs] = [300_000, 120_000]
    const rested = { toUs, computedUs, queuedUs: 100_000 }
    expect(held(few, [], false, rested)).toMatchObject({ endMs: 120, queuedMs: 0 })
    const queued = { toUs, computedUs, queuedUs: 170_000 }
    expect(held(few, [], false, queued)).toMatchObject({ endMs: 300, queuedMs: 170 })
    const unknown = { toUs, computedUs: null, queuedUs: null }
    expect(held(few, [], false, unknown)).toMatchObject({ endMs: 0, queuedMs: 0 })
  })

  it('in a function, where no line takes nearly all', () => {
    const spread = sampled(...times(8, [own('sum', 1, [2, 50], [3, 50])]))
    const at = { kind: 'function', name: 'sum', file: 'app.mjs', fromLine: 1 }
    // As far as it is indented, where nothing told of it.
    expect(held(spread)!.at).toEqual({ ...at, toLine: 5 })
    expect(held(spread, [{ line: 1, name: 'sum', lastLine: 4 }])!.at).toEqual({ ...at, toLine: 4 })
    const nameless = sampled(...times(8, [own('', 1, [2, 50], [3, 50])]))
    expect(held(nameless)!.at).toMatchObject({ name: 'a function without a name' })
    const top = sampled(...times(8, [own('top', 1, [2, 50], [3, 50])]))
    expect(held(top)!.at).toMatchObject({ name: 'app.mjs', fromLine: 1, toLine: 10 })
  })

  it('in a function alone, where V8 counts the lines of a text that a loader made', () => {
    const oneLine = sampled(...times(8, [own('sum', 1, [1, 100])]))
    const at = { kind: 'function', name: 'sum', file: 'app.mjs' }
    const known = [{ line: 4, name: 'sum', lastLine: 7 }]
    expect(held(oneLine, known, true)!.at).toEqual({ ...at, fromLine: 4, toLine: 7 })
    expect(held(oneLine, [], true)!.at).toEqual({ ...at, fromLine: 1, toLine: 10 })
    expect(held(oneLine, [...known, ...known], true)!.at).toEqual({
      ...at,
      fromLine: 1,
      toLine: 10,
    })
    const top = sampled(...times(8, [own('top', 1, [1, 100])]))
    expect(held(top, known, true)!.at).toMatchObject({ name: 'app.mjs', fromLine: 1, toLine: 10 })
  })

  it('at the only line that calls what is not its own; a synchronous call is named', () => {
    const read = sampled(...times(8, [node('readFileSync'), own('read', 6)]))
    expect(held(read)).toMatchObject({
      at: { kind: 'line', line: 6 },
      synchronousCall: 'readFileSync',
    })
    const twice = sampled(...times(8, [node('readFileSync'), own('twice', 7)]))
    expect(held(twice)!.at).toMatchObject({ kind: 'function', name: 'twice', toLine: 10 })
    const odd = sampled(...times(8, [node('(program)'), own('read', 6)]))
    expect(held(odd)).not.toHaveProperty('synchronousCall')
    expect(held(odd)!.at).toMatchObject({ kind: 'function', name: 'read' })
  })
})

describe('several steps held the thread before the beat came', () => {
  const [sum, read] = [own('sum', 1, [3, 9]), own('read', 6, [6, 9])]
  const gap = { toUs: 160_000, computedUs: 155_000, queuedUs: 0 }
  const lines = (all: ReturnType<typeof heldStretches>) =>
    all.map(({ startMs, endMs, at }) => [startMs, endMs, at?.kind === 'line' ? at.line : at])

  it('and each is told where it took long, by its outermost function, or where a lane began', () => {
    const two = sampled(...times(8, [sum]), ...times(8, [read]))
    expect(lines(heldStretches(two, [], false, gap))).toEqual([
      [0, 80, 3],
      [80, 160, 6],
    ])
    const alike = sampled(...times(6, [sum]), ...times(2, [node('gc', '')]), ...times(8, [sum]))
    expect(lines(heldStretches(alike, [], false, gap, [0, 80_000]))).toEqual([
      [0, 80, 3],
      [80, 160, 3],
    ])
  })

  it('and of each only what the rest cannot have had is sure, but in a synchronous call', () => {
    const two = sampled(...times(8, [sum]), ...times(8, [node('readFileSync'), read]))
    const idle = { toUs: 160_000, computedUs: 20_000, queuedUs: null }
    expect(heldStretches(two, [], false, idle)).toMatchObject([
      { startMs: 80, computedMs: 20, queuedMs: null, synchronousCall: 'readFileSync' },
    ])
    // While samples came without a break nobody else had the processor: they had it in the rest.
    const dense = [...sampled(...times(60, [sum])), ...sampled(...times(10, [read]))]
    const close = dense.map((sample, at) => {
      const atUs = at < 60 ? at * 1000 : 60_000 + (at - 60) * 10_000
      return { ...sample, atUs, toUs: at < 60 ? atUs + 1000 : atUs + 10_000 }
    })
    const shared = { toUs: 160_000, computedUs: 80_000, queuedUs: 80_000 }
    expect(heldStretches(close, [], false, shared)).toMatchObject([
      { startMs: 0, endMs: 60, computedMs: 60, queuedMs: 0 },
    ])
    // Nothing is sure of either: then it is all one.
    const others = sampled(...times(12, [sum]), ...times(4, [read]))
    const half = { toUs: 160_000, computedUs: 80_000, queuedUs: 80_000 }
    expect(lines(heldStretches(others, [], false, half))).toEqual([[0, 160, 3]])
  })

  it('and in the function that called what took long, where no one of these took most of it', () => {
    const main = own('main', 7)
    const both = sampled(
      ...[0, 1, 2, 3].flatMap(() => [
        [sum, main],
        [read, main],
      ]),
    )
    expect(heldStretches(both)).toMatchObject([
      { at: { kind: 'function', name: 'main', fromLine: 7, toLine: 10 } },
    ])
  })
})

describe('nothing is said', () => {
  it.each<[string, Samples]>([
    ['of what is short', sampled(...times(4, [own('sum', 1, [3, 9])]))],
    ['of nothing', sampled()],
    [
      'across an idle moment',
      sampled(...times(4, [own('sum', 1, [3, 9])]), null, ...times(4, [own('sum', 1, [3, 9])])),
    ],
    [
      'of the loading of modules',
      sampled(...times(8, [node('load', 'node:internal/modules/esm')])),
    ],
    ['of what is none of the program', sampled(...times(8, [node('listen')]))],
    [
      'where it was here and there',
      sampled(...[1, 2, 3, 4, 5, 6].map((line) => [own(`f${line}`, line, [line, 1])])),
    ],
  ])('%s', (_what, samples) => {
    expect(held(samples)).toBeNull()
  })
})
