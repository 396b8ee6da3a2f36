import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isNear,
  isNearAsShown,
  number,
  type NumberQuestion,
  unitDoubt,
} from '../../src/questions/number.ts'
import { seconds, time } from '../../src/text/time.ts'
import { readNumber } from '../../src/text/typed/number.ts'

const typed = (text: string, unit: 's' | 'ms' = 's') => readNumber(text, unit, '7.5')
const value = (text: string, unit: 's' | 'ms') => (typed(text, unit) as { value: number }).value

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
          expect(isNearAsShown(value(figure, 's'), exactMs, 's')).toBe(true)
        }
        expect(isNearAsShown(value(time(shownMs), 'ms'), exactMs, 'ms')).toBe(true)
      }),
      // "6 ms", where seconds are asked for.
      { examples: [[0.5000000000000093, 0.999999999999998]] },
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
        const inSeconds = ms / 1000
        for (const text of [
          `${ms} ms`,
          `${inSeconds} s`,
          `${inSeconds}s`,
          String(inSeconds).replace('.', ','),
        ]) {
          const typed = readNumber(text, 's', '7.5')
          if (typeof typed === 'string' || !isNear(typed.value, ms, 's')) throw new Error(text)
        }
      }),
    )
  })
})

describe('a bare number that is right in the other unit', () => {
  const doubt = (text: string, right: number, unit: 's' | 'ms') => {
    const typed = readNumber(text, unit, '7.5')
    return typeof typed === 'string' ? typed : unitDoubt(typed, right, unit)
  }

  it('is asked about', () => {
    expect(doubt('2000', 2000, 's')).toBe('2000 seconds? For milliseconds type: 2000 ms')
    expect(doubt('0.05', 50, 'ms')).toBe('0.05 milliseconds? For seconds type: 0.05 s')
    // Shown as 0, it would be as right as 0 is: nobody means a part of a millisecond.
    expect(doubt('0.3', 0, 'ms')).toBe('0.3 milliseconds? For seconds type: 0.3 s')
    expect([doubt('0', 0, 'ms'), doubt('0.3 ms', 0, 'ms')]).toEqual([null, null])
  })

  it('is judged when its unit stands with it, or when it is simply wrong', () => {
    expect([doubt('2000 s', 2000, 's'), doubt('3', 2000, 's'), doubt('2', 2000, 's')]).toEqual([
      null,
      null,
      null,
    ])
  })
})

it('a time that something lasted in all has no moment on a picture', () => {
  const question = { kind: 'number', unit: 'ms', isSpan: true } as NumberQuestion
  const asksForTime = number.asksForTime!
  expect([asksForTime(question), asksForTime({ ...question, isSpan: false })]).toEqual([
    false,
    true,
  ])
})
