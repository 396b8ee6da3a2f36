import type { KnobValues } from '../course/kit/knob.ts'
import type { NumberQuestion, OrderQuestion } from './question.ts'
import type { Ran } from '../course/kit/told.ts'

/** A given number fits a distractor within this share of it. */
const closeness = 0.05

/** The value or range of each distractor with these knobs: milliseconds or a count. */
export function distractorRanges(
  question: NumberQuestion<KnobValues>,
  knobs: KnobValues,
): (readonly [number, number])[] {
  return question.distractors.map(({ value }) => {
    const known = typeof value === 'function' ? value(knobs) : value
    return typeof known === 'number' ? ([known, known] as const) : known
  })
}

/** The index of the distractor that a number fits best; -1 when none does. */
export function numberDistractor(
  question: NumberQuestion<KnobValues>,
  given: number,
  knobs: KnobValues,
): number {
  const slack = question.unit === 'count' ? 0 : closeness
  let [best, bestDistance] = [-1, Number.POSITIVE_INFINITY]
  for (const [index, [from, to]] of distractorRanges(question, knobs).entries()) {
    const distance = given < from ? from - given : given > to ? given - to : 0
    const allowed = slack * Math.abs(given < from ? from : to)
    if (distance <= allowed && distance < bestDistance) [best, bestDistance] = [index, distance]
  }
  return best
}

/** The index of the first distractor that a wrong order fits; -1 when none does. */
export function orderDistractor(
  question: OrderQuestion<KnobValues>,
  given: readonly string[],
  correct: readonly string[],
  exact: Ran<KnobValues>,
): number {
  const before = (list: readonly string[], one: string, other: string): boolean =>
    list.indexOf(one) < list.indexOf(other)
  return question.distractors.findIndex((distractor) => {
    if ('pair' in distractor) {
      const [first, second] = distractor.pair
      return before(correct, first, second) && before(given, second, first)
    }
    const order =
      typeof distractor.order === 'function' ? distractor.order(exact) : distractor.order
    return order.length === given.length && order.every((item, index) => item === given[index])
  })
}
