import type { KnobValues } from '../course/kit/knob.ts'
import type { Question } from './question.ts'
import type { Ran } from '../course/kit/told.ts'
import { correctAnswer, type Given } from './judge.ts'
import { distractorRanges } from './distractors.ts'

/**
 * The answers that together reach every text of a question: each order, each
 * set of options, each distractor, and numbers that no distractor fits.
 */
export function everyAnswer(question: Question<KnobValues>, exact: Ran<KnobValues>): Given[] {
  switch (question.kind) {
    case 'number': {
      const right = correctAnswer(question, exact) as number
      const distractors = distractorRanges(question, exact.knobs).flatMap(([from, to]) => [
        from,
        to,
        (from + to) / 2,
      ])
      const others =
        question.unit === 'count' ? [right + 1, right + 17] : [right * 1.37 + 8, right * 11 + 13]
      return [right, ...(question.usual?.(exact.knobs) ?? []), ...distractors, ...others]
    }
    case 'order':
      return permutations(question.items)
    case 'one-of':
    case 'line':
      return question.options.map(({ id }) => [id])
    case 'several-of':
      return subsets(question.options.map(({ id }) => id)).filter((one) => one.length > 0)
  }
}

function permutations(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
      item,
      ...rest,
    ]),
  )
}

function subsets(items: readonly string[]): string[][] {
  return items.reduce<string[][]>(
    (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
    [[]],
  )
}
