import { describe, expect, it } from 'vitest'
import { groupLanes } from '../../src/picture/groups.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { labTrace, wait } from '../../testing/traces.ts'

const turns = Array.from({ length: 30 }, (_, index) =>
  wait(`task ${index + 1}`, index * 100, (index + 1) * 100),
).flat()
const { lanes } = computeFacts(labTrace(turns))

const folded = (room: number, pointedAtMs?: number): string[] =>
  groupLanes(lanes, room, false, pointedAtMs).map((row) => ('more' in row ? row.more : row.name))

describe('lanes for which there is no room', () => {
  it('are those of the middle', () => {
    expect(folded(4)).toEqual(['task 1', 'task 2', '… 27 more, the last ends at 2.90 s', 'task 30'])
    expect(folded(2)).toEqual(['task 1', '… 29 more, the last ends at 3.00 s'])
  })

  it('are those far from a moment that is pointed at', () => {
    expect(folded(5, 1000)).toEqual([
      '… 9 more, the last ends at 900 ms',
      'task 10',
      'task 11',
      'task 12',
      '… 18 more, the last ends at 3.00 s',
    ])
    expect(folded(5, 0)).toEqual([
      'task 1',
      'task 2',
      'task 3',
      '… 27 more, the last ends at 3.00 s',
    ])
    expect(folded(5, 3000).at(-1)).toBe('task 30')
    expect(folded(2, 1000)).toEqual(['task 11', '… 29 more, the last ends at 3.00 s'])
  })
})
