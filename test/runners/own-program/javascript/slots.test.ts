import { describe, expect, it } from 'vitest'
import { kind, notQueued } from '../../../../src/runners/own-program/javascript/log-format.ts'
import { LogLanes } from '../../../../src/runners/own-program/javascript/log-lanes.ts'
import { slotsOf } from '../../../../src/runners/own-program/javascript/log-slots.ts'
import { ToldByChild } from '../../../../src/runners/own-program/javascript/told.ts'

type Event = [ms: number, what: number, site: number, call: number, other: number]

const told = new ToldByChild(
  [
    { told: 'file', path: '/a.mjs', first: 1, sites: [[1, 9, 'load', 0], [4]], inRow: [] },
    { told: 'text', number: 1, text: 'http.Agent' },
  ]
    .map((one) => JSON.stringify(one))
    .join('\n'),
)

function lanesOf(events: Event[]): LogLanes {
  const bytes = Buffer.alloc(events.length * 16)
  events.forEach(([ms, what, site, call, other], index) => {
    const words = [ms * 1000, what | (site << 4), call, other]
    words.forEach((word, at) => bytes.writeUInt32LE(word, index * 16 + at * 4))
  })
  const lanes = new LogLanes(new Set())
  lanes.read(bytes)
  return lanes
}

/** A call that awaits a request. */
const asks = (id: number, hasSocket: number | null, until: number): Event[] => [
  [0, kind.entered, 1, id, 0],
  [0, kind.isLane, 1, id, 0],
  [0, kind.awaits, 2, id, 0],
  [0, kind.held, 0, id, 1],
  ...(hasSocket === null ? [] : [[hasSocket, kind.held, 0, id, 0] as Event]),
  [until, kind.resumed, 1, id, 0],
  [until, kind.finished, 0, id, 0],
]

const waitsOf = (lanes: LogLanes): unknown[] =>
  lanes.lanes.map(({ waits }) =>
    waits.map(({ fromUs, toUs, slot }) => `${fromUs / 1000}–${toUs / 1000} ${slot}`),
  )

describe('a wait for a place of a limit', () => {
  it('is the first part of the wait for what was asked', () => {
    const lanes = lanesOf([...asks(1, 0.4, 50), ...asks(2, 50, 90), ...asks(3, null, 30)])
    expect(waitsOf(lanes)).toEqual([['0–50 0'], ['0–50 1', '50–90 0'], ['0–30 1']])
    const shown = (path: string): string => path.slice(1)
    expect(slotsOf({ told, lanes, shown })).toEqual([
      {
        what: 'http.Agent',
        file: 'a.mjs',
        line: 4,
        asked: 3,
        waits: [
          { startMs: 0, endMs: 50, lane: 1 },
          { startMs: 0, endMs: 30, lane: 2 },
        ],
      },
    ])
  })

  it('is none where there was a place at once, however late that is told', () => {
    const [entered, isLane, awaits, held] = asks(1, null, 0) as [Event, Event, Event, Event]
    const atOnce: Event[] = [
      [9, kind.held, notQueued, 1, 0],
      [20, kind.resumed, 1, 1, 0],
    ]
    const lanes = lanesOf([entered, isLane, awaits, held, ...atOnce])
    expect(waitsOf(lanes)).toEqual([['0–20 0']])
    expect(lanes.held.asked(1, 2)).toBe(1)
  })

  it('goes on until the end where nothing came', () => {
    const lanes = lanesOf(asks(1, null, 0).slice(0, 4))
    lanes.end(70_000, true)
    expect(lanes.lanes[0]!.waits).toMatchObject([{ toUs: 70_000, slot: 1, isOpen: true }])
  })

  it('is none where nothing is awaited, or nothing was asked', () => {
    const [entered, isLane, awaits, held] = asks(1, null, 0) as [Event, Event, Event, Event]
    const idle = lanesOf([entered, isLane, held])
    expect([waitsOf(idle), idle.held.asked(1, 2)]).toEqual([[[]], 0])
    const socketOnly: Event[] = [
      [9, kind.held, 0, 1, 0],
      [20, kind.resumed, 1, 1, 0],
    ]
    expect(waitsOf(lanesOf([entered, isLane, awaits, ...socketOnly]))).toEqual([['0–20 0']])
  })
})
