import { describe, expect, it } from 'vitest'
import { fitted, GrowingPicture } from '../../src/picture/live.ts'
import { drawTimeline } from '../../src/picture/draw.ts'
import { textOf } from '../../src/picture/line.ts'
import type { Picture } from '../../src/picture/picture.ts'
import { picture } from './pictures.ts'
import { labTrace, wait } from '../../testing/traces.ts'

/** A run of many lanes, no two of them alike. */
function lanes(title: string, count: number): Picture {
  const events = Array.from({ length: count }, (_, index) => {
    const fromMs = index * 100
    return wait(`task ${index + 1}`, fromMs, fromMs + 50 + index)
  })
  return picture(title, labTrace(events.flat()))
}

function drawn(pictures: readonly Picture[], rows: number): string[] {
  const fit = fitted(pictures, rows)
  return drawTimeline(fit.pictures, { width: 80, ascii: false, lanes: fit.lanes }).map(textOf)
}

describe('B4 what has room', () => {
  it('of 1,000 lanes on ten rows is a screen of them, alike neighbours in one row, and how many more there are', () => {
    const lines = drawn([lanes('many', 1000)], 10)
    expect(lines).toHaveLength(9)
    expect(lines.at(-3)).toMatch(/^ {2}… 840 more, the last ends at 99\.94 s$/)
  })

  it.each([8, 10, 12, 24, 50])('on %d rows never is more than that', (rows) => {
    const pictures = [lanes('one', 3), lanes('two', 30), lanes('three', 1000)]
    expect(drawn(pictures, rows).length).toBeLessThanOrEqual(rows)
  })

  it('is all of it where the window is high enough', () => {
    expect(drawn([lanes('one', 3), lanes('two', 9)], 24)).toHaveLength(2 + 3 + 9 + 1)
  })

  it('is the run under way before those that are over', () => {
    const lines = drawn([lanes('one', 3), lanes('two', 3), lanes('three', 3)], 8)
    expect(lines.join('\n')).toMatch(/^three/)
  })
})

describe('the total of a run under way', () => {
  const totals = (kind: 'lab' | 'python'): string[] => {
    let nowMs = 1000
    const page = {
      timers: { now: () => nowMs },
      columns: () => 80,
      rows: () => 24,
      paint: textOf,
      ascii: false,
    }
    const run = { title: 'one', kind, boundMs: null, speed: 1, said: [], earlier: [] }
    const growing = new GrowingPicture(page, run)
    const total = (): string => /(\S+(?: m?s)?)$/.exec(growing.lines()[0]!)![1]!
    nowMs += 200
    const before = total()
    growing.add({ kind: 'started', lane: 'A', atMs: 0 })
    nowMs += 50
    return [before, total()]
  }

  it('does not count the start of an interpreter', () => {
    expect([totals('python'), totals('lab')]).toEqual([
      ['0', '50 ms'],
      ['200 ms', '50 ms'],
    ])
  })
})
