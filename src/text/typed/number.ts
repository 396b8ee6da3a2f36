import { numberInWords } from './number-words.ts'
import { quoted } from './quoted.ts'

/** What a number is asked in. */
export type NumberUnit = 's' | 'ms' | 'count'

/** A number that was typed: in milliseconds, or a count. */
export interface TypedNumber {
  value: number
  /** Whether a unit stood beside it. */
  withUnit: boolean
  /** The number alone, as it was typed. */
  digits: string
}

/** Milliseconds in each unit of time, by the words that are typed for it. */
export const msIn: Readonly<Record<string, number>> = {
  ms: 1,
  msec: 1,
  msecs: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
}

/** "about 2 s" is a guess like "2 s". */
const guessing = /^(?:(?:about|around|approximately|approx\.?|roughly|circa|ca\.?)\s+|[~≈=]\s*)+/i

/** Digits, and what stands behind them: `2`, `2,0`, `.5`, `1/2`, `1 1/2`. */
const inDigits = /^([+-]?(?:(?:\d+\s+)?\d+\s*\/\s*\d+|\d+(?:[.,]\d*)?|[.,]\d+))\s*(.*)$/s

/**
 * Reads a number as a person types it: `2`, `2 s`, `2000 ms`, `2,0`, `.5`,
 * `~1.5`, `about 2 s`, `three`, `1/2`. `example` is one that may be told where
 * it is none. Returns one line that says what was expected where it is none.
 */
export function readNumber(text: string, unit: NumberUnit, example: string): TypedNumber | string {
  const typed = text.trim().replace(guessing, '')
  const parts = inDigits.exec(typed) ?? numberInWords(typed)
  if (parts === null) return `${quoted(text.trim())} is no number; type one, as ${example}`
  const [, digits = '', rest = ''] = parts
  const word = rest.trim().replace(/\.$/, '').toLowerCase()
  if (unit === 'count') return readCount(digits, word, example)
  const factor = word === '' ? msIn[unit] : Object.hasOwn(msIn, word) ? msIn[word] : undefined
  if (factor === undefined) {
    return `${quoted(word)} is no unit here; use ms or s, as ${example}`
  }
  if (factor < 1000 && /^[+-]?[1-9]\d*[.,]\d{3}$/.test(digits)) {
    return `${quoted(digits)} can be read in two ways; type it without a separator`
  }
  const number = valueOf(digits)
  if (!Number.isFinite(number))
    return `${quoted(text.trim())} is no number; type one, as ${example}`
  if (number < 0) return 'a time is not below zero'
  // 0.3 s is 300 ms, not 299.99999999999994.
  const value = Number((number * factor).toPrecision(12))
  return { value, withUnit: word !== '', digits }
}

function readCount(digits: string, word: string, example: string): TypedNumber | string {
  if (word !== '') return `only a number is wanted here, as ${example}`
  if (/^[+-]?[1-9]\d*[.,]\d{3}$/.test(digits)) {
    return `${quoted(digits)} can be read in two ways; type it without a separator`
  }
  const value = valueOf(digits)
  if (!Number.isSafeInteger(value) || value < 0)
    return `a whole number is wanted here, as ${example}`
  return { value, withUnit: false, digits }
}

/** NaN where it is none, as 1/0 is. */
function valueOf(digits: string): number {
  const [, whole = '0', over, under] = /^(?:(.+)\s+)?(\S+?)\s*\/\s*(\d+)$/.exec(digits) ?? []
  if (over === undefined) return Number(digits.replace(',', '.'))
  const share = Number(over) / Number(under)
  return Number.isFinite(share) ? Number(whole) + share : Number.NaN
}

/** Numbers that may stand as an example in each unit, too far apart for both to be near one; in milliseconds, or a count. */
const examples: Readonly<Record<NumberUnit, readonly (readonly [string, number])[]>> = {
  s: [
    ['7.5', 7500],
    ['0.15', 150],
    ['45', 45_000],
  ],
  ms: [
    ['75', 75],
    ['1250', 1250],
    ['9', 9],
  ],
  count: [
    ['60', 60],
    ['7', 7],
  ],
}

/** A number that may be told as an example: never within half to double the right one. */
export function exampleNumber(unit: NumberUnit, right: number): string {
  const far = examples[unit].find(([, value]) => right < value / 2 || right > value * 2)
  return (far ?? examples[unit][0]!)[0]
}
