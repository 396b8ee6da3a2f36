import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInWords, momentOf } from '../../src/journal/day.ts'
import { calendarAt, dayAt } from '../../testing/calendar.ts'

const { isoDay } = calendarAt('2026-01-01T12:00:00Z')

const moments = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2400, 0, 1) })
  .map((ms) => new Date(ms).toISOString())

describe('a day', () => {
  it('is that of the UTC calendar where the learner is at UTC', () => {
    fc.assert(
      fc.property(moments, (at) => {
        expect(isoDay(dayAt(at, 0))).toBe(at.slice(0, 10))
      }),
    )
  })

  it('is that of the clock on the wall elsewhere', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -12 * 60, max: 14 * 60 }), (at, ahead) => {
        const onTheWall = new Date(Date.parse(at) + ahead * 60_000).toISOString()
        expect(isoDay(dayAt(at, ahead))).toBe(onTheWall.slice(0, 10))
      }),
    )
  })

  it('begins at midnight of the learner, not of UTC', () => {
    const [lateInTokyo, early] = ['2026-11-24T14:59:59Z', '2026-11-24T15:00:00Z']
    expect(isoDay(dayAt(lateInTokyo, 9 * 60))).toBe('2026-11-24')
    expect(isoDay(dayAt(early, 9 * 60))).toBe('2026-11-25')
    expect(isoDay(dayAt(early, -8 * 60))).toBe('2026-11-24')
  })

  it('is that of each moment that a clock shows, and of no other', () => {
    const two = (number: number) => String(number).padStart(2, '0')
    const upTo = (most: number) => fc.integer({ min: 0, max: most }).map(two)
    const parts = fc.tuple(upTo(14), upTo(33), upTo(26), upTo(62), upTo(62))
    fc.assert(
      fc.property(fc.integer({ min: 1904, max: 2096 }), parts, (year, [month, day, ...clock]) => {
        const at = `${year}-${month}-${day}T${clock.join(':')}.000Z`
        const date = new Date(at)
        const isOne = !Number.isNaN(date.getTime()) && date.toISOString() === at
        expect(momentOf(at)).toBe(isOne ? Number(at.replace(/\D/g, '').slice(0, 12)) : null)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '',
    'x',
    '2026-11-24',
    '2026-13-01T00:00:00Z',
    '2026-11-24T10:00:00',
    '2026-11-24T25:00:00Z',
    '2026-11-24T10:99:00Z',
    '2026-02-30T10:00:00Z',
    '2026-00-10T10:00:00Z',
  ])('is none for %j, which is no moment in UTC', (at) => expect(momentOf(at)).toBeNull())

  it('is said with its year only where that is another', () => {
    const now = '2026-01-01T12:00:00Z'
    expect(dayInWords(calendarAt(now), dayAt('2025-12-31T12:00:00Z'))).toBe('31 Dec 2025')
    expect(dayInWords(calendarAt(now), dayAt(now))).toBe('1 Jan')
  })
})
