import type { NumberQuestion } from '../kit/question.ts'
import type { KnobValues } from '../kit/knob.ts'

export type Unit = NumberQuestion<KnobValues>['unit']

/** A number that was typed: in milliseconds, or a count. */
export interface TypedNumber {
  value: number
  /** Whether a unit stood beside it. */
  withUnit: boolean
}

const msIn: Record<string, number> = {
  ms: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  seconds: 1000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
}

/** Judged right within this share of the right answer. */
const tolerance = 0.1
/** Where the right answer is as good as nothing, so many milliseconds do. */
const toleranceAtZeroMs = 5

/**
 * Reads a number as a person types it: `2`, `2 s`, `2000 ms`, `2,0`, `.5`.
 * Returns one line that says what was expected where it is none.
 */
export function parseNumber(text: string, unit: Unit): TypedNumber | string {
  const [, digits, word = ''] =
    /^\s*([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*([a-z]*)\.?\s*$/i.exec(text) ?? []
  if (digits === undefined) return `"${text.trim()}" is no number; type one, as ${example[unit]}`
  const inSeconds = word === '' ? unit === 's' : /^(s|min)/i.test(word)
  if (!inSeconds && /^[+-]?[1-9]\d*[.,]\d{3}$/.test(digits)) {
    return `"${digits}" can be read in two ways; type it without a separator`
  }
  const number = Number(digits.replace(',', '.'))
  if (unit === 'count') {
    if (word !== '') return `only a number is wanted here, as ${example.count}`
    if (!Number.isInteger(number) || number < 0)
      return `a whole number is wanted here, as ${example.count}`
    return { value: number, withUnit: false }
  }
  if (number < 0) return 'a time is not below zero'
  const factor = word === '' ? msIn[unit] : msIn[word.toLowerCase()]
  if (factor === undefined) return `"${word}" is no unit here; use ms or s, as ${example[unit]}`
  // 0.3 s is 300 ms, not 299.99999999999994.
  return { value: Number((number * factor).toPrecision(12)), withUnit: word !== '' }
}

const example = { s: '2 or 2.5', ms: '50 or 250', count: '3' } satisfies Record<Unit, string>

/** Whether two values are the same to a judge: a time within 10 %, a count exactly. */
export function isNear(value: number, right: number, unit: Unit): boolean {
  if (unit === 'count') return value === right
  return Math.abs(value - right) <= Math.max(toleranceAtZeroMs, tolerance * Math.abs(right))
}

/** The same for a number that was typed: one read off the screen was rounded there. */
export function isNearAsShown(value: number, right: number, unit: Unit): boolean {
  if (isNear(value, right, unit)) return true
  const stepMs = unit === 's' || value >= 1000 ? 10 : 1
  const roundedFrom = value + (value < right ? stepMs / 2 : -stepMs / 2)
  return unit !== 'count' && value % stepMs === 0 && isNear(roundedFrom, right, unit)
}

/**
 * A bare number that would be right in the other unit is asked about, not
 * judged: "2000 seconds? For milliseconds type: 2000 ms". Null when it is not so.
 */
export function unitDoubt(
  typed: TypedNumber,
  text: string,
  right: number,
  unit: Unit,
): string | null {
  if (typed.withUnit || unit === 'count' || isNear(typed.value, right, unit)) return null
  const bare = text.trim()
  if (unit === 's' && isNear(typed.value / 1000, right, unit)) {
    return `${bare} seconds? For milliseconds type: ${bare} ms`
  }
  if (unit === 'ms' && isNear(typed.value * 1000, right, unit)) {
    return `${bare} milliseconds? For seconds type: ${bare} s`
  }
  return null
}
