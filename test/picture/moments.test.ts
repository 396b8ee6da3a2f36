import { expect, it } from 'vitest'
import { moments } from '../../src/picture/moments.ts'
import type { Picture } from '../../src/picture/picture.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { labTrace } from '../../testing/traces.ts'

const pictureOf = (events: TraceEvent[]) => ({ trace: labTrace(events) }) as Picture
const error = { name: 'Error', message: 'no \u001b[2J answer' }

it('tells each event as a person would, control characters as signs', () => {
  const events: TraceEvent[] = [
    { kind: 'started', atMs: 0, lane: 'A' },
    { kind: 'waiting', atMs: 0, lane: 'A', for: 'room' },
    { kind: 'resumed', atMs: 10, lane: 'A', dueMs: 9.5 },
    { kind: 'resumed', atMs: 20, lane: 'A', dueMs: 12 },
    { kind: 'queued', atMs: 20, lane: 'A', queue: 'jobs', size: 1, bound: null },
    { kind: 'queued', atMs: 20, lane: 'A', queue: 'jobs', size: 2, bound: 3 },
    { kind: 'logged', atMs: 30, lane: '', text: 'hello' },
    { kind: 'logged', atMs: 30, lane: 'A', text: 'hello' },
    { kind: 'blocked', atMs: 80, lane: 'A', fromMs: 30, line: 7 },
    { kind: 'blocked', atMs: 90, lane: '', fromMs: 80, line: null },
    { kind: 'failed', atMs: 90, lane: 'A', error },
    { kind: 'cancelled', atMs: 95, lane: 'B', error },
    { kind: 'finished', atMs: 99, lane: 'C' },
  ]
  expect(moments([pictureOf(events)]).map(({ text }) => text)).toEqual([
    'A starts',
    'A waits for room in the queue',
    'A runs on',
    'A runs on, ready since 12 ms',
    'jobs holds 1',
    'jobs holds 2 of at most 3',
    '“hello” is written',
    'A writes “hello”',
    'A has held the thread for 50 ms (line 7)',
    'the demo has held the thread for 10 ms',
    'A fails: no \\x1b[2J answer',
    'B is cancelled',
    'C is finished',
  ])
})

it('has those of all variants in order of time; a picture without a trace has none', () => {
  const [one, other] = [5, 3].map((atMs) => pictureOf([{ kind: 'started', atMs, lane: 'A' }]))
  const all = moments([one!, { trace: null } as unknown as Picture, other!])
  expect(all.map(({ atMs, variant }) => [atMs, variant])).toEqual([
    [3, 2],
    [5, 0],
  ])
})
