import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../src/trace/event.ts'
import { peakInFlight } from '../../src/trace/in-flight.ts'
import { wait } from '../../testing/traces.ts'

const inOrder = (events: TraceEvent[]) => events.sort((one, other) => one.atMs - other.atMs)
const count = (events: TraceEvent[], speed = 1) => peakInFlight(inOrder(events), speed)

/** A holds the only place until 100; it is handed to B, then A's end is recorded, so much later. */
function handedOn(lateMs: number, ...between: TraceEvent[]): TraceEvent[] {
  return [
    { kind: 'started', lane: 'A', atMs: 0 },
    { kind: 'waiting', lane: 'A', for: 'timer', atMs: 0 },
    { kind: 'started', lane: 'B', atMs: 0 },
    { kind: 'waiting', lane: 'B', for: 'place', atMs: 0 },
    { kind: 'resumed', lane: 'A', dueMs: 100, atMs: 100 },
    { kind: 'resumed', lane: 'B', dueMs: 100, atMs: 100, by: 'A' },
    { kind: 'waiting', lane: 'B', for: 'timer', atMs: 100 },
    ...between,
    { kind: 'finished', lane: 'A', atMs: 100 + lateMs },
    { kind: 'resumed', lane: 'B', dueMs: 200, atMs: 200 },
    { kind: 'finished', lane: 'B', atMs: 200 },
  ]
}

describe('most under way at once', () => {
  it('counts who hands a place on as over with that, however late its end is recorded', () => {
    for (const lateMs of [0, 0.3, 40]) expect(count(handedOn(lateMs))).toBe(1)
  })

  it('counts who goes on after handing a place on', () => {
    expect(count(handedOn(60, { kind: 'waiting', lane: 'A', for: 'timer', atMs: 100 }))).toBe(2)
    const blocked = { kind: 'blocked', lane: 'A', fromMs: 100, atMs: 130, line: 7 } as const
    expect(count(handedOn(30, blocked))).toBe(2)
  })

  it('takes more for a touch the faster the clock goes', () => {
    const touching = [...wait('A', 0, 110), ...wait('B', 100, 200)]
    expect([count(touching), count(touching, 4), count(touching, 20)]).toEqual([2, 2, 1])
  })

  it('counts no asking for a place, however long it takes', () => {
    const asking = (lane: string): TraceEvent[] => [
      { kind: 'started', lane, atMs: 0 },
      { kind: 'waiting', lane, for: 'place', atMs: 150 },
      { kind: 'resumed', lane, dueMs: 160, atMs: 160 },
      { kind: 'waiting', lane, for: 'place', atMs: 190 },
    ]
    expect(count([...wait('A', 0, 200), ...asking('B'), ...asking('C')])).toBe(1)
  })

  it('counts those that wait for ever, though all began at the last moment', () => {
    const starved = (lane: string): TraceEvent[] => [
      { kind: 'started', lane, atMs: 0 },
      { kind: 'waiting', lane, for: 'item', atMs: 0 },
    ]
    expect(count([...starved('A'), ...starved('B')])).toBe(2)
  })

  it('takes what has no length in the order in which it happened', () => {
    const [one, other] = [wait('A', 0, 0), wait('B', 0, 0)]
    expect(count([...one, ...other])).toBe(1)
    expect(count(one.flatMap((event, index) => [event, other[index]!]))).toBe(2)
  })
})
