import type { NumberQuestion } from './question.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { TypedNumber } from '../text/typed/number.ts'

export type Unit = NumberQuestion<KnobValues>['unit']

/** Judged right within this share of the right answer. */
const tolerance = 0.1
/** Where the right answer is as good as nothing, so many milliseconds do. */
const toleranceAtZeroMs = 5

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
export function unitDoubt(typed: TypedNumber, right: number, unit: Unit): string | null {
  const { value, withUnit, digits } = typed
  if (withUnit || unit === 'count' || isNearAsShown(value, right, unit)) return null
  if (unit === 's' && isNear(value / 1000, right, unit)) {
    return `${digits} seconds? For milliseconds type: ${digits} ms`
  }
  if (unit === 'ms' && isNear(value * 1000, right, unit)) {
    return `${digits} milliseconds? For seconds type: ${digits} s`
  }
  return null
}
