import type { KnobValues } from '../course/kit/knob.ts'
import type { Question } from './question.ts'
import type { Before } from '../course/kit/told.ts'
import { shuffled } from './shuffle.ts'

/** A question as it is put: its words, and its options in the order shown. Never depends on a run. */
export interface Presented {
  id: string
  kind: Question<KnobValues>['kind']
  text: string
  /** Null for a kind that asks for no number. */
  unit: 's' | 'ms' | 'count' | null
  /** Empty for a number. */
  options: PresentedOption[]
}

export interface PresentedOption {
  id: string
  /** What is typed for it: its place, or, of code, the line's number. */
  number: number
  text: string
}

/**
 * Puts a question into words. `round` is how often it was asked before: each
 * round has another order.
 */
export function present(
  question: Question<KnobValues>,
  before: Before<KnobValues>,
  round = 0,
): Presented {
  const text = typeof question.text === 'string' ? question.text : question.text(before)
  const common = { id: question.id, kind: question.kind, text, unit: null }
  const seed = `${question.id} ${round}`
  switch (question.kind) {
    case 'number':
      return { ...common, unit: question.unit, options: [] }
    case 'order':
      return {
        ...common,
        options: numbered(shuffled(question.items, seed).map((item) => ({ id: item, text: item }))),
      }
    case 'one-of':
    case 'several-of': {
      const options = question.options.map(({ id, text: words }) => ({
        id,
        text: typeof words === 'string' ? words : words(before),
      }))
      return { ...common, options: numbered(question.fixed ? options : shuffled(options, seed)) }
    }
    case 'line':
      return {
        ...common,
        options: question.options
          .map(({ id, at }) => ({ id, number: before.line(at), text: at }))
          .sort((one, other) => one.number - other.number),
      }
  }
}

function numbered(options: readonly { id: string; text: string }[]): PresentedOption[] {
  return options.map((option, index) => ({ ...option, number: index + 1 }))
}
