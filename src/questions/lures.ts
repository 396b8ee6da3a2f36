import type { KnobValues } from '../course/kit/knob.ts'
import type { NumberQuestion, OrderQuestion } from './question.ts'
import type { Ran } from '../course/kit/told.ts'

/** A given number fits a lure within this share of it. */
const closeness = 0.05

/** The value or range of each lure with these knobs: milliseconds or a count. */
export function lureRanges(
  question: NumberQuestion<KnobValues>,
  knobs: KnobValues,
): (readonly [number, number])[] {
  return question.lures.map(({ value }) => {
    const known = typeof value === 'function' ? value(knobs) : value
    return typeof known === 'number' ? ([known, known] as const) : known
  })
}

/** The index of the lure that a number fits best; -1 when none does. */
export function numberLure(
  question: NumberQuestion<KnobValues>,
  given: number,
  knobs: KnobValues,
): number {
  const slack = question.unit === 'count' ? 0 : closeness
  let [best, bestDistance] = [-1, Number.POSITIVE_INFINITY]
  for (const [index, [from, to]] of lureRanges(question, knobs).entries()) {
    const distance = given < from ? from - given : given > to ? given - to : 0
    const allowed = slack * Math.abs(given < from ? from : to)
    if (distance <= allowed && distance < bestDistance) [best, bestDistance] = [index, distance]
  }
  return best
}

/** The index of the first lure that a wrong order fits; -1 when none does. */
export function orderLure(
  question: OrderQuestion<KnobValues>,
  given: readonly string[],
  correct: readonly string[],
  exact: Ran<KnobValues>,
): number {
  const before = (list: readonly string[], one: string, other: string): boolean =>
    list.indexOf(one) < list.indexOf(other)
  return question.lures.findIndex((lure) => {
    if ('pair' in lure) {
      const [first, second] = lure.pair
      return before(correct, first, second) && before(given, second, first)
    }
    const order = typeof lure.order === 'function' ? lure.order(exact) : lure.order
    return order.length === given.length && order.every((item, index) => item === given[index])
  })
}
