import { describe, expect, it } from 'vitest'
import { changes } from '../../src/own-program/against.ts'
import { condense } from '../../src/own-program/condense.ts'
import { criticalLanes } from '../../src/own-program/critical-path.ts'
import type { OwnProgramRun } from '../../src/own-program/run.ts'
import { traced } from '../../src/own-program/traced.ts'
import { inWindow, lastOf } from '../../src/own-program/window.ts'
import { textOf } from '../../src/picture/line.ts'
import { drawTimeline } from '../../src/picture/draw.ts'
import { ownProgramPicture, wholePicture } from '../../src/picture/own-program.ts'
import { pagePicture } from '../../src/picture/own-program-page.ts'
import { ownLane, ownRun } from '../../testing/own-runs.ts'

const wait = (startMs: number, endMs: number, by?: number) => ({
  startMs,
  endMs,
  file: 'app.mjs',
  line: 2,
  ...(by !== undefined && { by }),
})
const made = (run: OwnProgramRun) => traced(run, { showsArguments: true })

const run = ownRun(
  [
    ownLane('main', 0, 300, {
      waits: [wait(10, 100, 1), wait(110, 300, 2)],
      holds: [{ startMs: 100, endMs: 110 }],
    }),
    ownLane('load', 5, 100, { startedBy: 0 }),
    ownLane('save', 110, 300, { startedBy: 0, waits: [{ ...wait(120, 200), slot: 'Semaphore' }] }),
    ownLane('save', 110, 150, {
      startedBy: 0,
      outcome: 'failed',
      error: { name: 'Error', message: 'no' },
    }),
    ownLane('save', 110, 120, { startedBy: 0 }),
    ownLane('log', 0, 300, { outcome: 'left' }),
  ],
  {},
  { thread: [{ startMs: 100, endMs: 110, lane: 0 }] },
)

it('the path that took the time goes back over the child whose end let each lane go on', () => {
  expect(criticalLanes(run)).toEqual(new Set([0, 2, 1]))
  expect(criticalLanes({ lanes: [] })).toEqual(new Set())
})

describe('many lanes', () => {
  it('stand by themselves where there is room', () => {
    expect(condense(run, new Set(), 10)).toMatchObject({ left: 0 })
    expect(condense(run, new Set(), 10).rows).toHaveLength(6)
  })

  it('are one row a function, with those of the path, then those spoken of, under it', () => {
    const shown = (spokenOf: number[], room: number): string[] =>
      condense(run, new Set(spokenOf), room).rows.map((row) =>
        row.kind === 'lane'
          ? `${row.isUnder ? '  ' : ''}${row.lane}`
          : `${row.name} ${row.lanes.length}`,
      )
    expect(shown([4], 5)).toEqual(['0', '1', 'save 3', '  2', '5'])
    expect(condense(run, new Set(), 2)).toMatchObject({ left: 4 })
    const { rows } = condense(ownRun(run.lanes.slice(2)), new Set([2]), 3)
    expect(rows.map((row) => (row.kind === 'lane' ? row.lane : row.name))).toEqual(['save', 0, 3])
  })

  it('are drawn with how many at once and how many failed; what runs over is counted', () => {
    const lines = (rows: number, ascii: boolean): string =>
      drawTimeline([ownProgramPicture(made(run), { ascii, rows })], { width: 80, ascii })
        .map(textOf)
        .join('\n')
    expect(lines(5, false)).toMatch(/▸ save ×3 .*max 3, 1 failed/)
    expect(lines(5, true)).toMatch(/> save x3 .*max 3, 1 failed/)
    expect(lines(2, false)).toMatch(/… 4 more/)
    expect(lines(2, true)).toMatch(/\.\.\. 4 more/)
    expect(lines(9, false)).toMatch(/the thread/)
    expect(ownProgramPicture(made(run), { ascii: false, rows: 2 }).facts?.peakInFlight).toBe(5)
    expect(wholePicture(made(run)).facts?.lanes.map(({ name }) => name)).toContain('the thread')
  })

  it('one that fails in the last moment stands in the last cell', () => {
    const whole = ownRun([
      ownLane('main', 0, 1000),
      ownLane('late', 999.9, 1000, { outcome: 'failed' }),
    ])
    const lines = drawTimeline([ownProgramPicture(made(whole), { ascii: false })], {
      width: 60,
      ascii: false,
    }).map(textOf)
    expect(lines.find((line) => line.includes('late'))).toMatch(/×\s+0$/)
  })

  it('how it ended stands beside its name', () => {
    const notes = (more: Partial<OwnProgramRun>): readonly string[] | undefined =>
      ownProgramPicture(made({ ...run, ...more }), { ascii: false }).notes
    expect(notes({})).toEqual(['Node.js 22.0.0'])
    expect(notes({ exit: { code: 3, signal: null } })).toEqual(['Node.js 22.0.0', 'exit code 3'])
    expect(
      notes({
        exit: { code: null, signal: 'SIGTERM' },
        ended: { how: 'signal', toldMs: 300, heldUntilEnd: true },
      }),
    ).toEqual(['Node.js 22.0.0', 'SIGTERM', 'held until the end'])
  })
})

describe('a part of a run', () => {
  it('has the lanes of that name, and what of them lies between', () => {
    const part = inWindow(made(run), { lane: 'main', fromMs: 50, toMs: 200 })
    expect(part.run.totalMs).toBe(150)
    expect(part.run.lanes).toMatchObject([
      {
        startMs: 0,
        endMs: 150,
        holds: [{ startMs: 50, endMs: 60 }],
        waits: [{ endMs: 50 }, { startMs: 60 }],
      },
    ])
    expect(part.run.thread).toEqual([{ startMs: 50, endMs: 60, lane: 0 }])
  })

  it('finds lanes by name, function and file, in capitals or not', () => {
    const found = (search: string) => inWindow(made(run), { search }).names
    expect(found('MAIN')).toEqual(['main'])
    expect(found('App.')).toEqual(made(run).names)
    expect(found('nowhere')).toEqual([])
  })

  it('keeps who started and who let go on, where they are there', () => {
    const { lanes } = inWindow(made(run), { fromMs: 105 }).run
    expect(lanes.map(({ startedBy }) => startedBy)).toEqual([null, 0, 0, 0, null])
    expect(lanes[0]!.waits).toMatchObject([{ by: 1 }])
    expect(inWindow(made(run), { toMs: 105 }).run.lanes).toHaveLength(3)
  })
})

describe('the last of a run', () => {
  it('is all of it, where it is no longer, and else is said to be the last', () => {
    const whole = made(ownRun([ownLane('early', 0, 400), ownLane('late', 900, 3000)]))
    expect(lastOf(whole, 3000)).toBe(whole)
    const { run: last, names } = lastOf(whole, 1500)
    expect([names, last.totalMs, last.lanes.map(({ startMs }) => startMs)]).toEqual([
      ['late'],
      1500,
      [0],
    ])
    expect(last.unseen).toEqual([
      'Drawn are the last 1.50 s of 3.00 s; --keep <seconds> keeps more, or less.',
    ])
  })
})

describe('against another run', () => {
  it('says what changed beyond noise: the whole, each function, and findings', () => {
    const quick = ownRun([ownLane('main', 0, 150), ownLane('load', 0, 95), ownLane('new', 0, 5)])
    expect(changes(made(run), made(quick))).toEqual([
      'It took 150 ms instead of 300 ms: 2.0 times as fast.',
      'main: 300 ms became 150 ms.',
    ])
    expect(changes(made(quick), made(run))[0]).toBe(
      'It took 300 ms instead of 150 ms: 2.0 times as long.',
    )
    expect(changes(made(run), made(run))).toEqual(['It took 300 ms, as before (300 ms).'])
  })

  it('names findings that came and went', () => {
    const observed = { neverAwaited: [{ name: 'save', file: 'app.py', line: 3, count: 1 }] }
    const lost = ownRun(run.lanes, observed)
    const text = 'save (app.py:3) was called, and never awaited.'
    expect(changes(made(run), made(lost))).toContain(`New: ${text}`)
    expect(changes(made(lost), made(run))).toContain(`Gone: ${text}`)
  })
})

it('a page tells the starts and ends of its rows as events', () => {
  const lanes = [
    ownLane('main', 0, 30, { outcome: 'left' }),
    ownLane('load', 0, 20, { outcome: 'failed', error: { name: 'Error', message: 'no luck' } }),
    ownLane('stop', 5, 10, { outcome: 'cancelled' }),
  ]
  const { trace } = pagePicture(made(ownRun(lanes, {}, { thread: [hold(0, 4)] })))
  expect(trace!.events.map(({ kind, atMs }) => [kind, atMs])).toEqual([
    ['started', 0],
    ['started', 0],
    ['started', 5],
    ['cancelled', 10],
    ['failed', 20],
  ])
})

const hold = (startMs: number, endMs: number) => ({ startMs, endMs, lane: 0 })
