import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNear, isNearAsShown, parseNumber, unitDoubt } from '../../src/quiz/number.ts'
import { seconds, time } from '../../src/timeline/time.ts'

const value = (text: string, unit: 's' | 'ms' | 'count' = 's') => {
  const typed = parseNumber(text, unit)
  return typeof typed === 'string' ? typed : typed.value
}

describe('a number as a person types it', () => {
  it.each([
    ['2', 2000],
    ['2 s', 2000],
    ['2s', 2000],
    ['2000 ms', 2000],
    ['2,0', 2000],
    ['2.', 2000],
    ['.5', 500],
    ['0,05', 50],
    ['2 seconds', 2000],
    ['1 min', 60_000],
    [' 3.5 ', 3500],
  ])('reads %j as %d ms', (text, ms) => expect(value(text)).toBe(ms))

  it('reads a bare number in the unit of the question', () => {
    expect([value('50', 'ms'), value('50', 's'), value('50', 'count')]).toEqual([50, 50_000, 50])
  })

  it.each([
    ['two', 's', '"two" is no number; type one, as 2 or 2.5'],
    ['', 's', '"" is no number; type one, as 2 or 2.5'],
    ['2 h', 's', '"h" is no unit here; use ms or s, as 2 or 2.5'],
    ['-1', 's', 'a time is not below zero'],
    ['2,000', 'ms', '"2,000" can be read in two ways; type it without a separator'],
    ['2 s', 'count', 'only a number is wanted here, as 3'],
    ['1.5', 'count', 'a whole number is wanted here, as 3'],
    ['-1', 'count', 'a whole number is wanted here, as 3'],
  ] as const)('says what is wrong with %j in %s', (text, unit, fault) => {
    expect(value(text, unit)).toBe(fault)
  })
})

describe('judging a number', () => {
  it('takes a time within a tenth, and no more', () => {
    expect([isNear(2200, 2000, 's'), isNear(2201, 2000, 's'), isNear(1799, 2000, 's')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('takes a figure as it stands on a screen, though it was rounded away', () => {
    // 2206 is within a tenth of 2006, and shown as 2.21 s.
    expect([isNear(2206, 2006, 's'), isNear(2210, 2006, 's')]).toEqual([true, false])
    const typed = [2210, 2211, 2220, 1800]
    expect(typed.map((value) => isNearAsShown(value, 2006, 's'))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([isNearAsShown(166, 150.5, 'ms'), isNearAsShown(167, 150.5, 'ms')]).toEqual([
      true,
      false,
    ])
    expect(isNearAsShown(11, 10, 'count')).toBe(false)
  })

  it('takes every figure that a run within the tolerance can show', () => {
    const right = fc.double({ min: 0, max: 10_000, noNaN: true })
    fc.assert(
      fc.property(right, fc.double({ min: -1, max: 1, noNaN: true }), (exactMs, share) => {
        const shownMs = exactMs + share * Math.max(5, exactMs / 10)
        fc.pre(shownMs >= 0 && isNear(shownMs, exactMs, 's'))
        for (const figure of [seconds(shownMs), time(shownMs)]) {
          expect(isNearAsShown(value(figure, 's') as number, exactMs, 's')).toBe(true)
        }
        expect(isNearAsShown(value(time(shownMs), 'ms') as number, exactMs, 'ms')).toBe(true)
      }),
    )
  })

  it('takes a count exactly', () => {
    expect([isNear(10, 10, 'count'), isNear(11, 10, 'count')]).toEqual([true, false])
  })

  it('takes a few milliseconds where the answer is nothing', () => {
    expect([isNear(0, 0, 'ms'), isNear(5, 0, 'ms'), isNear(6, 0, 'ms')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('accepts the right answer in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (ms) => {
        const seconds = ms / 1000
        for (const text of [
          `${ms} ms`,
          `${seconds} s`,
          `${seconds}s`,
          String(seconds).replace('.', ','),
        ]) {
          const typed = parseNumber(text, 's')
          if (typeof typed === 'string' || !isNear(typed.value, ms, 's')) throw new Error(text)
        }
      }),
    )
  })
})

describe('a bare number that is right in the other unit', () => {
  const doubt = (text: string, right: number, unit: 's' | 'ms') => {
    const typed = parseNumber(text, unit)
    return typeof typed === 'string' ? typed : unitDoubt(typed, text, right, unit)
  }

  it('is asked about', () => {
    expect(doubt('2000', 2000, 's')).toBe('2000 seconds? For milliseconds type: 2000 ms')
    expect(doubt('0.05', 50, 'ms')).toBe('0.05 milliseconds? For seconds type: 0.05 s')
  })

  it('is judged when its unit stands with it, or when it is simply wrong', () => {
    expect([doubt('2000 s', 2000, 's'), doubt('3', 2000, 's'), doubt('2', 2000, 's')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
