import type { KnobValues } from '../course/kit/knob.ts'
import type { NumberQuestion, OrderQuestion, Question } from './question.ts'
import type { Ran } from '../course/kit/told.ts'
import { correctAnswer, isUsual } from './judge.ts'
import { distractorRanges } from './distractors.ts'
import { isNearAsShown } from './number.ts'

/**
 * Whether a question is fair with these runs: its right answer is there, no
 * distractor is as good as right or close to it, and nothing in its order happened at one moment.
 * True, or what is wrong in a few words.
 */
export function askable(question: Question<KnobValues>, exact: Ran<KnobValues>): true | string {
  const correct = correctAnswer(question, exact)
  switch (question.kind) {
    case 'number':
      return numberFault(question, correct as number, exact.knobs)
    case 'order':
      return orderFault(question, correct as readonly string[], exact)
    case 'one-of':
    case 'line':
    case 'several-of': {
      const ids: string[] = question.options.map(({ id }) => id)
      const unknown = (correct as readonly string[]).find((id) => !ids.includes(id))
      return unknown === undefined || `its right answer "${unknown}" is not among its options`
    }
  }
}

/** Within this share of a right time a distractor is too close: who means it may type a figure that is taken. */
const tooClose = 0.12

function numberFault(
  question: NumberQuestion<KnobValues>,
  right: number,
  knobs: KnobValues,
): true | string {
  if (!Number.isFinite(right) || right < 0) return `its right answer is ${right}`
  const isRight = (value: number): boolean =>
    isNearAsShown(value, right, question.unit) || isUsual(question, value, knobs)
  const ranges = distractorRanges(question, knobs)
  const reversed = ranges.findIndex(([from, to]) => from > to)
  if (reversed !== -1) return `its distractor ${reversed + 1} is a range the wrong way round`
  const distractor = ranges.findIndex(
    ([from, to]) => (right >= from && right <= to) || isRight(from) || isRight(to),
  )
  if (distractor !== -1) return `its distractor ${distractor + 1} is as good as right`
  if (question.unit === 'count') return true
  const close = ranges.findIndex((ends) =>
    ends.some((value) => Math.abs(value - right) < tooClose * right),
  )
  return (
    close === -1 || `its distractor ${close + 1} is within ${tooClose * 100} % of what is right`
  )
}

function orderFault(
  { items, ...question }: OrderQuestion<KnobValues>,
  right: readonly string[],
  exact: Ran<KnobValues>,
): true | string {
  if ([...right].sort().join('\n') !== [...items].sort().join('\n')) {
    return `its right order is ${right.join(', ')}, not one of its items`
  }
  const id = typeof question.of === 'string' ? question.of : question.of[0]
  const times = endTimes(items, exact, id)
  const tie = [...times].find(([item, atMs]) =>
    [...times].some(([other, otherMs]) => other !== item && otherMs === atMs),
  )
  return tie === undefined || `"${tie[0]}" is in a tie`
}

/** When each item's lane ended; nothing where the items are not lanes, whose order has no time to tie on. */
function endTimes(
  items: readonly string[],
  exact: Ran<KnobValues>,
  id: string | undefined,
): Map<string, number> {
  const { lanes } = exact.run(id).facts
  const found = lanes.filter(({ name }) => items.includes(name))
  return new Map(found.length === items.length ? found.map(({ name, endMs }) => [name, endMs]) : [])
}
