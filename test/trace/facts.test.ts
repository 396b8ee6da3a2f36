import { describe, expect, it } from 'vitest'
import { computeFacts, overlap } from '../../src/trace/facts.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { labTrace, processTrace, wait } from '../../testing/traces.ts'

const gather = labTrace([...wait('A', 0, 1000), ...wait('B', 0, 2000), ...wait('C', 0, 500)])

describe('facts', () => {
  it('tell orders, total and peak', () => {
    const facts = computeFacts(gather)
    expect(facts).toMatchObject({
      totalMs: 2000,
      lastMs: 2000,
      startOrder: ['A', 'B', 'C'],
      finishOrder: ['C', 'A', 'B'],
      endOrder: ['C', 'A', 'B'],
      peakInFlight: 3,
    })
  })

  it('count two that touch as one after another', () => {
    expect(
      computeFacts(labTrace([...wait('A', 0, 100), ...wait('B', 100, 200)])).peakInFlight,
    ).toBe(1)
  })

  it('tell for how long two lanes were under way together', () => {
    const facts = computeFacts(gather)
    expect([
      overlap(facts, 'A', 'B'),
      overlap(facts, 'C', 'B'),
      overlap(facts, 'A', 'nobody'),
    ]).toEqual([1000, 500, 0])
  })

  it('keep lanes that were held back by a limit out of the peak', () => {
    const facts = computeFacts(
      labTrace([
        ...wait('A', 0, 100),
        { kind: 'started', lane: 'B', atMs: 0 },
        { kind: 'waiting', lane: 'B', for: 'place', atMs: 0 },
        { kind: 'resumed', lane: 'B', dueMs: 100, atMs: 100 },
        { kind: 'waiting', lane: 'B', for: 'reply', atMs: 100 },
        { kind: 'finished', lane: 'B', atMs: 200 },
      ]),
    )
    expect(facts.peakInFlight).toBe(1)
    expect(facts.lanes[1]).toMatchObject({ heldMs: 100, waitingMs: 100 })
  })

  it('count neither the moment in which a place is asked for nor that in which it is handed on', () => {
    const onePlace = (lane: string, fromMs: number, toMs: number): TraceEvent[] => [
      { kind: 'started', lane, atMs: 0.2 },
      { kind: 'waiting', lane, for: 'place', atMs: 3 },
      { kind: 'resumed', lane, dueMs: fromMs, atMs: fromMs },
      { kind: 'waiting', lane, for: 'timer', atMs: fromMs + 0.1 },
      { kind: 'resumed', lane, dueMs: toMs, atMs: toMs },
      { kind: 'finished', lane, atMs: toMs + 0.3 },
    ]
    const lanes = [...wait('A', 0, 100), ...onePlace('B', 99.9, 200), ...onePlace('C', 200.1, 300)]
    expect(computeFacts(labTrace(lanes)).peakInFlight).toBe(1)
  })

  it('tell waiting from being ready without the thread', () => {
    const facts = computeFacts(
      labTrace([
        { kind: 'started', lane: 'ticker', atMs: 0 },
        { kind: 'waiting', lane: 'ticker', for: 'timer', atMs: 0 },
        { kind: 'started', lane: 'crunch', atMs: 10 },
        { kind: 'blocked', lane: 'crunch', fromMs: 10, atMs: 60, line: 7 },
        { kind: 'finished', lane: 'crunch', atMs: 60 },
        { kind: 'resumed', lane: 'ticker', dueMs: 30, atMs: 60 },
        { kind: 'finished', lane: 'ticker', atMs: 60 },
      ]),
    )
    expect(
      facts.lanes.map(({ waitingMs, readyMs, blockedMs }) => [waitingMs, readyMs, blockedMs]),
    ).toEqual([
      [30, 30, 0],
      [0, 0, 50],
    ])
    expect(facts.blocked).toEqual([{ fromMs: 10, toMs: 60, lane: 'crunch', line: 7 }])
  })

  it('take pieces between which a lane had no turn for one', () => {
    const crunch = (fromMs: number, atMs: number) =>
      ({ kind: 'blocked', lane: 'crunch', fromMs, atMs, line: 7 }) as const
    const [ticker] = computeFacts(
      labTrace([
        { kind: 'started', lane: 'ticker', atMs: 0 },
        { kind: 'waiting', lane: 'ticker', for: 'timer', atMs: 0 },
        crunch(10, 30),
        crunch(40, 60),
        crunch(60, 80),
        crunch(80.2, 100),
        { kind: 'resumed', lane: 'ticker', dueMs: 20, atMs: 100 },
        { kind: 'finished', lane: 'ticker', atMs: 100 },
      ]),
    ).lanes
    expect([ticker?.waitingMs, ticker?.readyMs]).toEqual([40, 60])
  })

  it('leave what failed or was cancelled out of the finished, not out of the ended', () => {
    const error = { name: 'Error', message: 'no' }
    const facts = computeFacts(
      labTrace([
        { kind: 'started', lane: 'A', atMs: 0 },
        { kind: 'failed', lane: 'A', atMs: 5, error },
        { kind: 'started', lane: 'B', atMs: 0 },
        { kind: 'cancelled', lane: 'B', atMs: 6, error },
        ...wait('C', 0, 7),
        { kind: 'started', lane: 'D', atMs: 0 },
      ]),
    )
    expect([facts.finishOrder, facts.endOrder]).toEqual([['C'], ['A', 'B', 'C']])
    expect(facts.lanes.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'cancelled',
      'finished',
      'left',
    ])
  })

  it('draw a growing trace up to now', () => {
    const growing = labTrace([{ kind: 'started', lane: 'A', atMs: 0 }])
    expect(computeFacts(growing, 70).lanes[0]).toMatchObject({ endMs: 70, outcome: 'left' })
  })

  it('tell the sizes of a queue and its peak', () => {
    const queued = (atMs: number, size: number) =>
      ({ kind: 'queued', lane: '', queue: 'belt', size, bound: 3, atMs }) as const
    expect(computeFacts(labTrace([queued(1, 1), queued(2, 2), queued(3, 1)])).queues).toEqual([
      {
        name: 'belt',
        bound: 3,
        peak: 2,
        sizes: [
          { atMs: 1, size: 1 },
          { atMs: 2, size: 2 },
          { atMs: 3, size: 1 },
        ],
      },
    ])
  })

  it('take the last line of a process as its total', () => {
    expect(
      computeFacts(
        processTrace([
          ['a', 0],
          ['b', 50],
        ]),
      ).totalMs,
    ).toBe(50)
  })
})
