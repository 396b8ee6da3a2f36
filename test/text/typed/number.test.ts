import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleNumber, type NumberUnit, readNumber } from '../../../src/text/typed/number.ts'

const value = (text: string, unit: NumberUnit = 's') => {
  const typed = readNumber(text, unit, '7.5')
  return typeof typed === 'string' ? typed : typed.value
}

describe('a number as a person types it', () => {
  it.each([
    ['2', 2000],
    ['2 s', 2000],
    ['2s', 2000],
    ['2000 ms', 2000],
    ['2000ms', 2000],
    ['2,0', 2000],
    ['2.', 2000],
    ['.5', 500],
    ['0,05', 50],
    ['2 seconds', 2000],
    ['2 sec.', 2000],
    ['1 min', 60_000],
    [' 3.5 ', 3500],
    ['~1.5', 1500],
    ['≈ 1.5 s', 1500],
    ['about 2 s', 2000],
    ['about ~2', 2000],
    ['roughly 250 ms', 250],
    ['approx. 2', 2000],
    ['three', 3000],
    ['Three seconds', 3000],
    ['twenty-five ms', 25],
    ['a hundred ms', 100],
    ['two hundred and fifty milliseconds', 250],
    ['two thousand ms', 2000],
    ['two and a half', 2500],
    ['one and a half seconds', 1500],
    ['half a second', 500],
    ['a quarter', 250],
    ['1/2', 500],
    ['1/2 s', 500],
    ['1 1/2', 1500],
    ['3/4 min', 45_000],
  ])('reads %j as %d ms', (text, ms) => expect(value(text)).toBe(ms))

  it('reads a bare number in the unit of the question', () => {
    expect([value('50', 'ms'), value('50', 's'), value('50', 'count')]).toEqual([50, 50_000, 50])
    expect([value('three', 'count'), value('~3', 'count'), value('6/2', 'count')]).toEqual([
      3, 3, 3,
    ])
  })

  it.each([
    ['nobody', 's', '"nobody" is no number; type one, as 7.5'],
    ['', 's', '"" is no number; type one, as 7.5'],
    ['1/0', 's', '"1/0" is no number; type one, as 7.5'],
    ['2 h', 's', '"h" is no unit here; use ms or s, as 7.5'],
    ['2 constructor', 's', '"constructor" is no unit here; use ms or s, as 7.5'],
    ['2 2', 's', '"2" is no unit here; use ms or s, as 7.5'],
    ['1e3', 's', '"e3" is no unit here; use ms or s, as 7.5'],
    ['-1', 's', 'a time is not below zero'],
    ['2,000', 'ms', '"2,000" can be read in two ways; type it without a separator'],
    ['2 s', 'count', 'only a number is wanted here, as 7.5'],
    ['three dozen', 'count', 'only a number is wanted here, as 7.5'],
    ['1.5', 'count', 'a whole number is wanted here, as 7.5'],
    ['-1', 'count', 'a whole number is wanted here, as 7.5'],
  ] as const)('says what is wrong with %j in %s', (text, unit, fault) => {
    expect(value(text, unit)).toBe(fault)
  })

  it('says each whole number up to a million the same in words as in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
        expect(value(inWords(number), 'count')).toBe(number)
      }),
    )
  })

  it('has an example that is never within half to double the right answer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.constantFrom<NumberUnit>('s', 'ms', 'count'),
        (right, unit) => {
          const example = value(exampleNumber(unit, right), unit) as number
          expect(right < example / 2 || right > example * 2).toBe(true)
        },
      ),
    )
  })
})

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function inWords(number: number): string {
  if (number >= 1000) {
    const rest = number % 1000 === 0 ? '' : ` ${inWords(number % 1000)}`
    return `${inWords(Math.floor(number / 1000))} thousand${rest}`
  }
  if (number >= 100) {
    const rest = number % 100 === 0 ? '' : ` and ${inWords(number % 100)}`
    return `${small[Math.floor(number / 100)]} hundred${rest}`
  }
  if (number < 20) return small[number]!
  return number % 10 === 0
    ? tens[number / 10]!
    : `${tens[Math.floor(number / 10)]}-${small[number % 10]}`
}
