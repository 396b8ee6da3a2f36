import { describe, expect, it } from 'vitest'
import { isTrace } from '../../src/trace/is-trace.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { labTrace } from '../../testing/traces.ts'

const events: TraceEvent[] = [
  { kind: 'started', atMs: 0, lane: 'A' },
  { kind: 'waiting', atMs: 0, lane: 'A', for: 'timer' },
  { kind: 'resumed', atMs: 10, lane: 'A', dueMs: 10 },
  { kind: 'blocked', atMs: 30, lane: 'A', fromMs: 10, line: null },
  { kind: 'queued', atMs: 30, lane: 'A', queue: 'q', size: 1, bound: null },
  { kind: 'logged', atMs: 30, lane: 'A', text: 'x' },
  { kind: 'failed', atMs: 30, lane: 'A', error: { name: 'Error', message: 'no' } },
]
const whole = labTrace(events)

describe('what the journal holds of a run', () => {
  it('is a trace when it is whole', () => {
    expect(isTrace(whole)).toBe(true)
    expect(isTrace(JSON.parse(JSON.stringify(whole)))).toBe(true)
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'trace'],
    ['a member is missing', { ...whole, stderr: undefined }],
    ['no list of events', { ...whole, events: {} }],
    ['an event of no known kind', { ...whole, events: [{ kind: 'toString', atMs: 0, lane: '' }] }],
    ['an event that is none', { ...whole, events: [null] }],
    ['a time that is none', { ...whole, events: [{ kind: 'started', atMs: '0', lane: 'A' }] }],
    ['a time before the run', { ...whole, events: [{ kind: 'started', atMs: -1, lane: 'A' }] }],
    ['a time that nobody could draw', { ...whole, ending: { kind: 'hung', atMs: 1e12 } }],
    ['times that go back', { ...whole, events: [...events, events[0]] }],
    [
      'a stretch that ends before it begins',
      { ...whole, events: [{ kind: 'blocked', atMs: 1, lane: 'A', fromMs: 2, line: null }] },
    ],
    ['no known ending', { ...whole, ending: { kind: 'exploded', atMs: 1 } }],
  ])('is none where it has %s', (_what, value) => {
    expect(isTrace(value)).toBe(false)
  })
})
