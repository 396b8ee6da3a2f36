import { describe, expect, it } from 'vitest'
import { make } from '../../../src/picture/formats/trace-json.ts'
import type { Picture } from '../../../src/picture/picture.ts'
import {
  everySign,
  fullQueue,
  hostileRun,
  many,
  oneByOne,
  aProcess,
  saved,
  together,
} from './saved-runs.ts'

interface ChromeEvent {
  ph: string
  name: string
  pid: number
  tid: number
  ts: number
  dur?: number
  args?: Record<string, unknown>
}

const eventsOf = (pictures: Picture[]): ChromeEvent[] =>
  (JSON.parse(make(saved(pictures))) as { traceEvents: ChromeEvent[] }).traceEvents

/** Pairs on one thread that overlap without one holding the other. */
function crossing(events: readonly ChromeEvent[]): [ChromeEvent, ChromeEvent][] {
  const lasting = events.filter(({ ph }) => ph === 'X')
  const found: [ChromeEvent, ChromeEvent][] = []
  const open = new Map<string, ChromeEvent[]>()
  const endOf = ({ ts, dur }: ChromeEvent): number => ts + dur!
  for (const event of lasting) {
    const thread = `${event.pid} ${event.tid}`
    const stack = (open.get(thread) ?? []).filter((outer) => endOf(outer) > event.ts)
    const inside = stack.at(-1)
    if (inside && endOf(event) > endOf(inside)) found.push([inside, event])
    open.set(thread, [...stack, event])
  }
  return found
}

describe('a Chrome trace', () => {
  it('has one process a variant and one named thread a lane', async () => {
    const events = eventsOf([await oneByOne(), await together()])
    const names = events
      .filter(({ ph, name }) => ph === 'M' && name.endsWith('_name'))
      .map(({ pid, name, args }) => [pid, name, args!.name])
    expect(names).toEqual([
      [1, 'process_name', 'one by one'],
      [1, 'thread_name', 'demo'],
      [1, 'thread_name', 'A'],
      [1, 'thread_name', 'B'],
      [1, 'thread_name', 'C'],
      [2, 'process_name', 'together'],
      [2, 'thread_name', 'demo'],
      [2, 'thread_name', 'A'],
      [2, 'thread_name', 'B'],
      [2, 'thread_name', 'C'],
    ])
  })

  it('gives tasks their times in microseconds', async () => {
    const events = eventsOf([await oneByOne()])
    const task = (lane: string) => events.find(({ ph, name }) => ph === 'X' && name === lane)
    expect([task('A'), task('B'), task('C')].map((event) => [event!.ts, event!.dur])).toEqual([
      [0, 1_000_000],
      [1_000_000, 2_000_000],
      [3_000_000, 500_000],
    ])
  })

  it('nests what lasts on a thread, and stands in order of time', async () => {
    const events = eventsOf([
      await everySign(),
      await fullQueue(),
      await oneByOne(),
      aProcess(),
      many(100),
    ])
    expect(events.filter(({ ph }) => ph === 'X').length).toBeGreaterThan(100)
    expect(crossing(events)).toEqual([])
    const times = events.filter(({ ph }) => ph !== 'M').map(({ ts }) => ts)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    for (const { ts, dur = 0 } of events) {
      expect(Number.isSafeInteger(ts) && ts >= 0 && Number.isSafeInteger(dur) && dur >= 0).toBe(
        true,
      )
    }
  })

  it('nests also where times are no whole microseconds', () => {
    const third = 1000 / 3
    const lanes = Array.from({ length: 30 }, (_, index) => index * third)
    const events = eventsOf([
      {
        ...many(1),
        facts: {
          ...many(1).facts!,
          lanes: [
            {
              ...many(1).facts!.lanes[0]!,
              bars: lanes.map((startMs) => ({
                startMs,
                endMs: startMs + third,
                outcome: 'finished',
                error: null,
                segments: [
                  { state: 'waiting', fromMs: startMs, toMs: startMs + third / 7, for: 'timer' },
                  {
                    state: 'blocked',
                    fromMs: startMs + third / 7,
                    toMs: startMs + third,
                    for: null,
                  },
                ],
              })),
            },
          ],
        },
      },
    ])
    expect(crossing(events)).toEqual([])
  })

  it('counts what a queue holds', async () => {
    const counts = eventsOf([await fullQueue()]).filter(({ ph }) => ph === 'C')
    expect(counts.map(({ args }) => args!.size)).toContain(2)
    expect(Math.max(...counts.map(({ args }) => args!.size as number))).toBe(2)
    expect(new Set(counts.map(({ name }) => name))).toEqual(new Set(['in queue']))
  })

  it('says how a task ended, and marks lines that were written', async () => {
    const events = eventsOf([await everySign()])
    const outcome = (lane: string) => events.find(({ name }) => name === lane)?.args
    expect(outcome('fails')).toEqual({ outcome: 'failed', error: 'Error: no luck' })
    expect(outcome('stopped')).toMatchObject({ outcome: 'cancelled' })
    expect(events.filter(({ ph }) => ph === 'i').map(({ name }) => name)).toEqual(['heard'])
  })

  it('holds no control character, whatever a text holds', () => {
    const text = make(hostileRun())
    JSON.parse(text)
    // What JSON wrote as an escape would come back as the sign.
    expect(text).not.toMatch(/\\u00[01]|[\u0000-\u0009\u000b-\u001f\u202e]/)
  })
})
