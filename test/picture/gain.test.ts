import { describe, expect, it } from 'vitest'
import { gainInWords } from '../../src/picture/gain.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { labTrace, wait } from '../../testing/traces.ts'
import { picture } from './pictures.ts'

const run = (...events: TraceEvent[][]) => picture('run', labTrace(events.flat()))

const inTurn = run(wait('A', 0, 1000), wait('B', 1000, 3000), wait('C', 3000, 3500))
const together = run(wait('A', 0, 1000), wait('B', 0, 2000), wait('C', 0, 500))

describe('B6 what the last run gained', () => {
  it('is said beside the slowest that did the same work', () => {
    const between = run(wait('A', 0, 1000), wait('B', 0, 2000), wait('C', 2000, 2500))
    const said = '2.00 s instead of 3.50 s: 1.75 times as fast.'
    expect(gainInWords([inTurn, together])).toBe(said)
    expect(gainInWords([between, inTurn, together])).toBe(said)
  })

  it('is nothing where there is but one, or the last is the slower', () => {
    expect(gainInWords([together])).toBe(null)
    expect(gainInWords([together, inTurn])).toBe(null)
    expect(gainInWords([together, together])).toBe(null)
  })

  it('is nothing where the others did other work', () => {
    const fewer = run(wait('A', 0, 1000), wait('B', 0, 2000))
    const others = run(wait('A', 0, 1000), wait('B', 0, 2000), wait('D', 0, 500))
    const shorter = run(wait('A', 0, 100), wait('B', 0, 200), wait('C', 0, 50))
    for (const last of [fewer, others, shorter]) expect(gainInWords([inTurn, last])).toBe(null)
  })

  it('is nothing where a lane failed: to give up early is no gain', () => {
    const failing = (fromMs: number, toMs: number): TraceEvent[] => [
      { kind: 'started', atMs: fromMs, lane: 'C' },
      { kind: 'failed', atMs: toMs, lane: 'C', error: { name: 'Error', message: 'no' } },
    ]
    const all = run(wait('A', 0, 1000), failing(1000, 1500))
    const early = run(wait('A', 0, 1000), failing(0, 500))
    expect(gainInWords([all, early])).toBe(null)
  })
})
