import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import { isDue, reviewsOf } from '../../src/journal/review.ts'
import { calendarAt } from '../../testing/calendar.ts'
import { progressOf } from '../../testing/entries.ts'
import { answered, asGiven, at, done, firstDay, reviews } from './answers-by-day.ts'

/** The day on which the question `total` is due, counted from 1 January; null: over; undefined: never missed. */
const dueOn = (...entries: Entry[]): number | null | undefined => {
  const found = reviews(entries).find(({ question }) => question === 'total')
  return found === undefined ? undefined : found.dueOn === null ? null : found.dueOn - firstDay
}

describe('a question in review', () => {
  it('is none that was right at first', () => {
    expect(dueOn(answered(0, 'right'))).toBeUndefined()
  })

  it.each(['wrong', 'passed'] as const)('that was %s is due on the next day', (verdict) => {
    expect(dueOn(answered(0, verdict, { step: 'quiz:total' }))).toBe(1)
  })

  it('is due on the next day though it was right at the end of its lesson', () => {
    expect(
      dueOn(
        answered(0, 'wrong', { step: 'quiz:total' }),
        answered(0, 'right', { step: 'missed:total' }),
      ),
    ).toBe(1)
  })

  it('comes back seven days after it was right, and then is over', () => {
    expect(dueOn(answered(0, 'wrong'), answered(1, 'right'))).toBe(8)
    expect(dueOn(answered(0, 'wrong'), answered(5, 'right'))).toBe(12)
    expect(dueOn(answered(0, 'wrong'), answered(1, 'right'), answered(8, 'right'))).toBeNull()
  })

  it('is not over when it was right twice on one day', () => {
    expect(
      dueOn(answered(0, 'wrong'), answered(1, 'right'), answered(1, 'right', { minute: 1 })),
    ).toBe(8)
  })

  it('is over when it was right on two days, wherever it was asked', () => {
    expect(
      dueOn(
        answered(0, 'wrong'),
        answered(1, 'right'),
        answered(3, 'right', { step: 'alone:total' }),
      ),
    ).toBeNull()
  })

  it('starts over with a wrong answer or a pass, also when it was over', () => {
    expect(dueOn(answered(0, 'wrong'), answered(1, 'right'), answered(8, 'passed'))).toBe(9)
    const over = [answered(0, 'wrong'), answered(1, 'right'), answered(8, 'right')]
    expect(dueOn(...over, answered(20, 'wrong'))).toBe(21)
    expect(dueOn(...over, answered(20, 'wrong'), answered(21, 'right'))).toBe(28)
  })

  it('waits for the learner: due once, and still due later', () => {
    const [review] = reviews([answered(0, 'wrong')])
    expect([0, 1, 40].map((day) => isDue(review!, firstDay + day))).toEqual([false, true, true])
  })

  it('knows which answer began it, and all that were given', () => {
    const entries = [answered(0, 'wrong'), answered(1, 'right'), answered(8, 'wrong')]
    expect(reviews(entries)).toMatchObject([
      { missed: entries[2], last: entries[2], count: 3, rightOn: [] },
    ])
  })

  it('counts days by the calendar of the learner', () => {
    const night: Entry = { ...answered(0, 'wrong'), at: '2026-01-01T23:30:00Z' }
    const morning: Entry = { ...answered(1, 'right'), at: '2026-01-02T07:00:00Z' }
    const dueFor = (ahead: number) => {
      const day = calendarAt(at(0), ahead).dayOf
      const { dueOn: due } = reviewsOf(
        progressOf([night, morning]).of('gather'),
        [],
        asGiven,
        day,
      )[0]!
      return due! - firstDay
    }
    // At UTC a night lies between the two; an hour east they are on one day.
    expect([dueFor(0), dueFor(60)]).toEqual([8, 2])
  })

  it('is forgotten with a reset', () => {
    const reset: Entry = { kind: 'reset', at: at(1), lesson: 'gather' }
    expect(dueOn(answered(0, 'wrong'), reset)).toBeUndefined()
  })
})

describe('the reserve', () => {
  it('is due on the day after its lesson was done first', () => {
    expect(reviews([answered(0, 'right')], ['late'])).toEqual([])
    expect(reviews([done(3), done(9)], ['late'])).toMatchObject([
      { question: 'late', missed: null, dueOn: firstDay + 4 },
    ])
  })

  it('is over when it was right, and comes back like any other when it was not', () => {
    expect(reviews([done(3), answered(4, 'right', { question: 'late' })], ['late'])).toEqual([])
    expect(reviews([done(3), answered(4, 'wrong', { question: 'late' })], ['late'])).toMatchObject([
      { question: 'late', missed: { verdict: 'wrong' }, dueOn: firstDay + 5 },
    ])
  })
})

it('begins with the surprise quiz only where the lesson was done before', () => {
  const surprise = answered(2, 'wrong', { step: 'surprise:total' })
  expect(dueOn(surprise)).toBeUndefined()
  expect(dueOn(surprise, done(3))).toBeUndefined()
  expect(dueOn(done(1), surprise)).toBe(3)
})
