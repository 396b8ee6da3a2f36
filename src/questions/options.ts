import type { Kind } from './kind.ts'
import type { Feedback, GivenAnswer, PresentedOption, QuestionBase, Runs } from './question.ts'

/** Options in the order shown, each typed by its place. */
export function numbered(options: readonly { id: string; text: string }[]): PresentedOption[] {
  return options.map((option, index) => ({ ...option, number: index + 1 }))
}

/** Whether these are ids of options, each at most once. */
export function arePicked(
  given: GivenAnswer,
  options: readonly { id: string }[],
): given is readonly string[] {
  if (typeof given === 'number' || new Set(given).size < given.length) return false
  return given.every((id) => options.some((option) => option.id === id))
}

/** What is wrong with a right answer that is not among the options. */
export function unknownFault(
  right: readonly string[],
  options: readonly { id: string }[],
): string | null {
  const unknown = right.find((id) => !options.some((option) => option.id === id))
  return unknown === undefined ? null : `its right answer "${unknown}" is not among its options`
}

/** Too few of them. */
export function fewFaults(options: readonly unknown[], what: 'option' | 'item'): string[] {
  const { length } = options
  return length < 2 ? [`${length} ${what}${length === 1 ? '' : 's'}, not two or more`] : []
}

/** One option alone can be right with all knobs, and go without a text. */
export function unsaidFaults(options: readonly { id: string; feedback?: unknown }[]): string[] {
  const unsaid = options.filter(({ feedback }) => feedback === undefined).map(({ id }) => id)
  return unsaid.length < 2
    ? []
    : [`several options say nothing to who is wrong: ${unsaid.join(', ')}`]
}

interface PickOne extends QuestionBase {
  options: readonly { id: string; feedback?: Feedback | undefined }[]
  /** The id of the right one. */
  answer: (runs: Runs) => string
}

/** What kinds have in common of which one option is picked. */
export const pickingOne = {
  typed: 'one',
  answer: (question, runs) => [question.answer(runs)],
  unfair: ({ options }, right) => unknownFault(right, options),
  isRight: (_question, [given], { right }) => given === right[0],
  whyWrong: ({ options }, [given]) => ({
    feedback: [options.find(({ id }) => id === given)?.feedback],
    distractor: given ?? null,
  }),
  everyAnswer: ({ options }) => options.map(({ id }) => [id]),
  fits: ({ options }, given) => arePicked(given, options) && given.length === 1,
} satisfies Partial<Kind<PickOne, readonly string[]>>

/**
 * The same list in another order, which depends on the seed text alone (a
 * question's id, and a round when it is asked again), never on a run.
 */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const next = sequence(seed)
  const result = [...items]
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1))
    ;[result[index], result[other]] = [result[other]!, result[index]!]
  }
  const moved = result.some((item, index) => item !== items[index])
  return moved || items.length < 2 ? result : [...result.slice(1), result[0]!]
}

/** Numbers from 0 to 1 that follow from a text: FNV-1a, then xorshift. */
function sequence(seed: string): () => number {
  let state = 0x811c9dc5
  for (const sign of seed) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0
  state ||= 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}
