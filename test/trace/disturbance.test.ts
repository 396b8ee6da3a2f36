import { expect, it } from 'vitest'
import { disturbance, processDisturbance, tolerance } from '../../src/trace/reliability.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { labTrace, wait } from '../../testing/traces.ts'

function trace(ends: Record<string, number>, totalMs: number): Trace {
  const events = Object.entries(ends).map(
    ([lane, atMs]): TraceEvent => ({ kind: 'finished', lane, atMs }),
  )
  return {
    kind: 'lab',
    clock: 'real',
    events: events.sort((one, other) => one.atMs - other.atMs),
    ending: { kind: 'returned', atMs: totalMs, value: null },
    exitCode: null,
    stderr: [],
    unhandled: [],
    server: null,
  }
}

const expected = trace({ A: 100, B: 200, C: 200 }, 200)

it('finds nothing where each end is in time', () => {
  expect(disturbance(trace({ A: 101, B: 215, C: 204 }, 215), expected, tolerance(1))).toBeNull()
})

it('names an end that came too late', () => {
  expect(disturbance(trace({ A: 100, B: 200, C: 260 }, 260), expected, tolerance(1))).toBe(
    'the end of C came at 260 ms, and should have come at 200 ms',
  )
})

it('allows more at a higher speed, and where sockets cost something', () => {
  const late = trace({ A: 100, B: 200, C: 260 }, 260)
  expect(disturbance(late, expected, tolerance(4))).toBeNull()
  expect(disturbance(late, expected, tolerance(1, 40))).toBeNull()
})

it('names what came after something that should have followed it', () => {
  const close = trace({ A: 100, B: 110 }, 110)
  expect(disturbance(trace({ A: 112, B: 111 }, 112), close, tolerance(1))).toBe(
    'the end of A came too late, after what should have followed it',
  )
})

it('gives no order to what happens at one moment', () => {
  expect(disturbance(trace({ A: 100, B: 202, C: 201 }, 202), expected, tolerance(1))).toBeNull()
})

it('names what is missing and what is too much', () => {
  expect(disturbance(trace({ A: 100, B: 200 }, 200), expected, tolerance(1))).toBe(
    'the end of C is missing',
  )
  expect(disturbance(trace({ A: 100, B: 200, C: 200, D: 200 }, 200), expected, tolerance(1))).toBe(
    'it did more than it should have',
  )
})

it('names an ending of another kind', () => {
  const hung: Trace = { ...expected, ending: { kind: 'hung', atMs: 200 } }
  expect(disturbance(hung, expected, tolerance(1))).toBe('it hung, and should have returned')
})

it('names how many were under way, where that is another number', () => {
  const both = [...wait('A', 0, 100), ...wait('B', 0, 200)]
  const inTurn = [...wait('A', 0, 100), ...wait('B', 101, 200)]
  const [exact, real] = [labTrace(both), labTrace(inTurn)]
  expect(disturbance(real, exact, tolerance(1))).toBe(
    '1 were under way at a time, and should have been 2',
  )
  expect(disturbance(exact, exact, tolerance(1))).toBeNull()
})

it('names the signal that ended a process which should have ended by itself', () => {
  const well: Trace = { ...trace({}, 0), kind: 'process', exitCode: 0 }
  const error = { name: 'Error', message: 'killed by SIGKILL' }
  const killed: Trace = { ...well, exitCode: null, ending: { kind: 'threw', atMs: 0, error } }
  const options = { undecided: [], boundMs: null }
  expect(processDisturbance(killed, well, options)).toBe(
    'it ended with a signal (killed by SIGKILL), and should have ended with exit code 0',
  )
  expect(processDisturbance(killed, killed, options)).toBeNull()
})
