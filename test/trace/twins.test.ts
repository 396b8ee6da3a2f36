import { expect, test } from 'vitest'
import type { TraceEvent } from '../../src/trace/event.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { pythonDifferences, versionDifferences } from '../../src/trace/python-differences.ts'

/** A trace whose lanes each run from `from` to `to`; a lane may end otherwise than well. */
function trace(
  lanes: { name: string; from: number; to: number; how?: 'failed' | 'cancelled' }[],
  more: Partial<Trace> = {},
): Trace {
  const error = { name: 'Error', message: 'x' }
  const events: TraceEvent[] = lanes.flatMap(({ name: lane, from, to, how }): TraceEvent[] => [
    { kind: 'started', atMs: from, lane },
    how ? { kind: how, atMs: to, lane, error } : { kind: 'finished', atMs: to, lane },
  ])
  const atMs = Math.max(0, ...lanes.map(({ to }) => to))
  return {
    kind: 'python',
    clock: 'real',
    events: events.sort((one, other) => one.atMs - other.atMs),
    ending: { kind: 'returned', atMs, value: null },
    exitCode: null,
    stderr: [],
    unhandled: [],
    server: null,
    ...more,
  }
}

const lines = (...texts: string[]): TraceEvent[] =>
  texts.map((text, atMs) => ({ kind: 'logged', atMs, lane: '', text }))

const exact = trace([
  { name: 'A', from: 0, to: 100 },
  { name: 'B', from: 0, to: 50 },
  { name: 'C', from: 0, to: 100 },
])

test('the same program is the same, however late its moments', () => {
  const python = trace([
    { name: 'A', from: 1, to: 103 },
    { name: 'B', from: 2, to: 55 },
    { name: 'C', from: 3, to: 104 },
  ])
  expect(versionDifferences(exact, python)).toEqual([])
})

test('lanes that end at one moment of the exact run have no order', () => {
  const python = trace([
    { name: 'A', from: 1, to: 104 },
    { name: 'B', from: 2, to: 55 },
    { name: 'C', from: 3, to: 103 },
  ])
  expect(versionDifferences(exact, python)).toEqual([])
})

test('each side that differs is named', () => {
  const python = trace(
    [
      { name: 'B', from: 0, to: 100 },
      { name: 'A', from: 1, to: 50, how: 'failed' },
      { name: 'D', from: 110, to: 160 },
    ],
    { exitCode: 1 },
  )
  expect(versionDifferences(exact, python)).toEqual([
    'lanes',
    'started',
    'ended',
    'outcome',
    'peak',
  ])
})

test('an exit code counts only where both have one', () => {
  const [well, badly] = [trace([], { exitCode: 0 }), trace([], { exitCode: 1 })]
  expect(versionDifferences(well, badly)).toEqual(['outcome'])
  expect(versionDifferences(trace([]), badly)).toEqual([])
})

test('what is cancelled after the end has no order', () => {
  const after = (first: number, second: number) =>
    trace(
      [
        { name: 'A', from: 0, to: first, how: 'cancelled' },
        { name: 'B', from: 0, to: second, how: 'cancelled' },
      ],
      { ending: { kind: 'returned', atMs: 50, value: null } },
    )
  expect(pythonDifferences(after(51, 52), after(52, 51), null)).toEqual([])
})

test('a program without lanes is told by its lines', () => {
  const one = trace([], { events: lines('hello', 'last') })
  expect(versionDifferences(one, trace([], { events: lines('last', 'hello') }))).toEqual(['ended'])
  expect(versionDifferences(one, trace([], { events: lines('hello') }))).toEqual(['lanes', 'ended'])
})

test('two runs of one program also write the same lines', () => {
  const lane = [{ name: 'A', from: 0, to: 10 }]
  const [one, other] = [trace(lane), trace(lane)]
  const written = { ...other, events: [...other.events, ...lines('x')] }
  expect(pythonDifferences(one, written, null)).toEqual(['lines'])
})
