import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../src/own-program/findings.ts'
import { laneNames } from '../../src/own-program/names.ts'
import type { HeldThread, Observed, OwnProgramRun } from '../../src/own-program/run.ts'
import { ownLane, ownRun } from '../../testing/own-runs.ts'

const said = (run: OwnProgramRun): string[] =>
  findingsOf(run, laneNames(run, true)).map(({ text }) => text)

const main = ownLane('main', 0, 100)
const of = (observed: Partial<Observed>): string[] => said(ownRun([main], observed))

describe('the loop was held', () => {
  const at = { kind: 'line', file: 'app.mjs', line: 3 } as const
  const held = (more: Partial<HeldThread>): HeldThread => ({
    startMs: 0,
    endMs: 100,
    lane: 0,
    computedMs: 100,
    queuedMs: 0,
    at,
    ...more,
  })

  it.each([
    [held({}), 'The loop was held for 100 ms at app.mjs:3, in main.'],
    [held({ lane: null }), 'The loop was held for 100 ms at app.mjs:3.'],
    [
      held({ untilEnd: true }),
      'The loop was held for 100 ms at app.mjs:3, in main, until it ended.',
    ],
    [
      held({ at: { kind: 'function', name: 'sum', file: 'app.mjs', fromLine: 2, toLine: 5 } }),
      'The loop was held for 100 ms in sum (app.mjs:2–5), in main.',
    ],
    [
      held({
        at: {
          kind: 'between',
          from: { file: 'app.mjs', line: 2 },
          to: { file: 'app.mjs', line: 9 },
        },
      }),
      'The loop was held for 100 ms between app.mjs:2 and app.mjs:9, in main.',
    ],
    [
      held({ computedMs: 60, queuedMs: 40, endMs: 200 }),
      'The loop was held for 60 ms at app.mjs:3, in main.',
    ],
    [
      held({ computedMs: 110, queuedMs: 80, endMs: 200 }),
      'The loop was held for 110 ms at app.mjs:3, in main.',
    ],
    [
      held({ computedMs: 90, queuedMs: null }),
      'The loop was held for 90 ms at app.mjs:3, in main.',
    ],
    [
      held({ at: { kind: 'function', name: 'main', file: 'app.mjs', fromLine: 2, toLine: 5 } }),
      'The loop was held for 100 ms in main (app.mjs:2–5).',
    ],
    [
      held({ computedMs: 2, queuedMs: 1, synchronousCall: 'readFileSync' }),
      'The loop was held for 100 ms at app.mjs:3, in main.',
    ],
  ])('%j', (one, text) => {
    expect(of({ held: [one] })).toEqual([text])
  })

  it.each([
    ['it is short', held({ endMs: 49, computedMs: 49 })],
    ['nothing tells how long it computed', held({ computedMs: null })],
    ['others had the processor', held({ computedMs: 10, queuedMs: 90 })],
    ['others had it for the most part', held({ computedMs: 45, queuedMs: 90, endMs: 140 })],
    ['nothing tells whether others had the processor', held({ computedMs: 20, queuedMs: null })],
    ['where is not known', held({ at: null })],
    [
      'it stood in a call, but queued for the most part',
      held({ computedMs: 5, queuedMs: 60, synchronousCall: 'readFileSync' }),
    ],
  ])('is not said where %s', (_why, one) => {
    expect(of({ held: [one] })).toEqual([])
  })

  it('is told once a place, with the longest', () => {
    const later = held({ startMs: 200, endMs: 500, computedMs: 300 })
    expect(findingsOf(ownRun([main], { held: [held({}), later] }), ['main'])).toMatchObject([
      {
        count: 2,
        ms: 300,
        text: 'The loop was held at app.mjs:3, in main, 2 times, the longest for 300 ms.',
      },
    ])
  })
})

describe('what never came back, or was under way', () => {
  const open = { startMs: 5, endMs: 100, file: 'app.mjs', line: 7, isOpen: true } as const
  const left = ownLane('load', 0, 100, { outcome: 'left', waits: [open] })

  it.each([
    [
      {},
      'load never came back: its await at app.mjs:7 was never settled, and nothing was left that could.',
    ],
    [{ how: 'exit' as const }, 'When it ended, load waited at app.mjs:7.'],
    [
      { how: 'signal' as const, nothingLeft: true as const },
      'load never came back: its await at app.mjs:7 was never settled, and nothing was left that could.',
    ],
  ])('%j', (ended, text) => {
    const run = ownRun([left])
    expect(said({ ...run, ended: { ...run.ended, ...ended } })).toEqual([text])
  })

  it('is not said of a log that breaks off, or is not whole', () => {
    const run = ownRun([left])
    for (const ended of [{ how: 'lost' as const }, { heldUntilEnd: true }])
      expect(said({ ...run, ended: { ...run.ended, ...ended } })).toEqual([])
    expect(said({ ...run, droppedEvents: 1 })).toEqual([])
  })

  it('is said of the innermost, and once of several alike', () => {
    const outer = ownLane('all', 0, 100, { outcome: 'left', waits: [open] })
    const inner = { ...left, startedBy: 0 }
    expect(said(ownRun([outer, inner, inner]))).toEqual([
      'load #1 never came back: its await at app.mjs:7 was never settled, and nothing was left that could; 1 more like it.',
    ])
  })
})

describe('who waits for whom', () => {
  const never = (name: string, by?: number) => {
    const wait = { startMs: 5, endMs: 100, file: 'app.mjs', line: 7, isOpen: true } as const
    const waits = [by === undefined ? wait : { ...wait, by }]
    return ownLane(name, 0, 100, { outcome: 'left', waits })
  }
  const names = (...lanes: OwnProgramRun['lanes']) =>
    findingsOf(ownRun(lanes), laneNames(ownRun(lanes), true)).map(({ lane }) => lane)

  it('is known where it is a lane: that one is told of, though another started it', () => {
    expect(names(never('connect'), never('page', 0), never('main', 1))).toEqual(['connect'])
  })

  it('is told of each that waits for itself by way of others, and of nobody who waits for these', () => {
    expect(names(never('a', 1), never('b', 0), never('c', 1))).toEqual(['a', 'b'])
  })

  it('is nobody for a lane that nobody ever waited for', () => {
    const forgotten = { ...never('forgotten'), startedBy: 0, isUnheard: true as const }
    expect(names(never('main'), forgotten)).toEqual(['main', 'forgotten'])
  })
})

describe('the other facts', () => {
  it.each<[Partial<Observed>, string]>([
    [
      {
        unhandled: [
          {
            name: 'Error',
            message: 'no\nmore',
            file: 'app.mjs',
            line: 4,
            lane: 0,
            lastHandlerOnly: false,
          },
        ],
      },
      'Error: no at app.mjs:4, in main; nobody handled it.',
    ],
    [
      { unhandled: [{ name: 'Error', message: '', lastHandlerOnly: true }] },
      'Error; only the last handler did.',
    ],
    [
      { neverAwaited: [{ name: 'save', file: 'app.py', line: 3, count: 1 }] },
      'save (app.py:3) was called, and never awaited.',
    ],
    [
      { neverAwaited: [{ name: 'save', file: 'app.py', line: 3, count: 2 }] },
      'save (app.py:3) was called 2 times, and never awaited.',
    ],
    [
      { notWaitedFor: [{ lane: 0, startedBy: 0, ranOnMs: 40 }] },
      'main was started in main, nobody waited for it, and it ran on 40 ms after it.',
    ],
    [
      { notWaitedFor: [{ lane: 0, startedBy: 0, ranOnMs: null }] },
      'main was started in main, nobody waited for it, and it never ended.',
    ],
    [{ leftOver: [{ lane: 0 }] }, 'main was cancelled by asyncio.run when main ended.'],
    [
      { leftOver: [{ lane: 0, file: 'app.py', line: 8 }] },
      'main was cancelled by asyncio.run when main ended; it waited at app.py:8.',
    ],
    [
      {
        keptAlive: {
          startMs: 100,
          endMs: 2100,
          timer: { file: 'app.mjs', line: 9, ms: 2000 },
          open: [],
        },
      },
      'It lived on for 2.00 s after the last lane ended: a timer of 2.00 s set at app.mjs:9.',
    ],
    [
      { keptAlive: { startMs: 100, endMs: 1100, open: ['1 TCP socket'] } },
      'It lived on for 1.00 s after the last lane ended: open then: 1 TCP socket.',
    ],
    [
      {
        slots: [
          {
            what: 'asyncio.Semaphore',
            file: 'app.py',
            line: 5,
            asked: 9,
            waits: [
              { startMs: 0, endMs: 30, lane: 0 },
              { startMs: 0, endMs: 5, lane: null },
            ],
          },
        ],
      },
      '1 of 9 waited for asyncio.Semaphore at app.py:5, at most 30 ms.',
    ],
  ])('%j', (observed, text) => {
    expect(of(observed)).toEqual([text])
  })

  it('nothing is said of short waits for a place, or of what cannot be named', () => {
    const slot = { what: 'Lock', file: 'app.py', line: 5, asked: 2 }
    expect(of({ slots: [{ ...slot, waits: [{ startMs: 0, endMs: 9, lane: 0 }] }] })).toEqual([])
    expect(of({ keptAlive: { startMs: 0, endMs: 900, open: [] } })).toEqual([])
  })

  it('lanes without a function have the place they stand at for a name', () => {
    const lanes = [
      ownLane('', 0, 1, { function: null, file: 'src/app.mjs', line: 4 }),
      ownLane('', 0, 1, { function: null, file: 'src/app.mjs', isTop: true }),
      ownLane('', 0, 1, { function: null, file: null, line: null }),
      ownLane('load', 0, 1, { argument: '7' }),
      ownLane('load', 0, 1, { ownName: 'mine' }),
    ]
    expect(laneNames({ lanes }, true)).toEqual(['app.mjs:4', 'app.mjs', 'a task', 'load 7', 'mine'])
    expect(laneNames({ lanes }, false)[3]).toBe('load #1')
  })
})
