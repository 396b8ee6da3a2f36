import type { KnobValues } from '../course/kit/knob.ts'
import type { Before } from '../course/kit/told.ts'
import { listed } from '../text/phrases.ts'
import { areBrief } from '../text/typed/pick.ts'
import type { Kind } from './kind.ts'
import {
  arePicked,
  fewFaults,
  numbered,
  pickingOne,
  shuffled,
  unknownFault,
  unsaidFaults,
} from './options.ts'
import {
  type Feedback,
  type PresentedOption,
  type QuestionBase,
  type Runs,
  type Text,
  words,
} from './question.ts'

interface ChoiceQuestion<Option> extends QuestionBase {
  /** Each with an id that is stable, and unique in its question. */
  options: readonly (Option & { id: string; text: Text })[]
  /** Keep the options in the order written: they grow, or one speaks of another. */
  fixed?: boolean
}

/** One choice among two to five. */
export interface OneOfQuestion extends ChoiceQuestion<{ feedback?: Feedback | undefined }> {
  kind: 'one-of'
  /** The id of the right option; its `feedback`, if it is right with all knobs, may be left out. */
  answer: (runs: Runs) => string
}

/** Any number of choices. */
export interface SeveralOfQuestion
  extends ChoiceQuestion<{
    chosen?: Feedback | undefined
    leftOut?: Feedback | undefined
  }> {
  kind: 'several-of'
  /** The ids of those to be chosen. What no knobs make wrong of an option may be left out. */
  answer: (runs: Runs) => readonly string[]
}

const mostOptionsOfOne = 5

export const oneOf: Kind<OneOfQuestion, readonly string[]> = {
  written: {
    words: { choice: 'time' },
    options: ['wrong'],
    mayBeShuffled: true,
    build: ({ base, answer, options, fixed }) => ({
      ...base,
      kind: 'one-of',
      answer: answer as OneOfQuestion['answer'],
      options: options.map(({ id, text, said }) => ({ id, text, feedback: said['wrong'] })),
      fixed,
    }),
  },
  faults: ({ options }) => [
    ...fewFaults(options, 'option'),
    ...(options.length > mostOptionsOfOne
      ? [`${options.length} options, more than ${mostOptionsOfOne}`]
      : []),
    ...unsaidFaults(options),
  ],
  ...pickingOne,
  present,
  inWords,
}

export const severalOf: Kind<SeveralOfQuestion, readonly string[]> = {
  written: {
    words: { several: 'time' },
    options: ['chosen', 'left out'],
    mayBeShuffled: true,
    build: ({ base, answer, options, fixed }) => ({
      ...base,
      kind: 'several-of',
      answer: answer as SeveralOfQuestion['answer'],
      options: options.map(({ id, text, said }) => ({
        id,
        text,
        chosen: said['chosen'],
        leftOut: said['left out'],
      })),
      fixed,
    }),
  },
  faults: ({ options }) => [
    ...fewFaults(options, 'option'),
    ...options
      .filter(({ chosen, leftOut }) => chosen === undefined && leftOut === undefined)
      .map(({ id }) => `option ${id} says nothing to who judges it wrongly`),
  ],
  present,
  typed: 'several',
  answer: (question, runs) => question.answer(runs),
  unfair: ({ options }, right) => unknownFault(right, options),
  isRight: (_question, given, { right }) =>
    given.length === right.length && right.every((id) => given.includes(id)),
  whyWrong({ options }, given, right) {
    const isChosen = ({ id }: { id: string }): boolean => given.includes(id)
    const misjudged = options.filter((one) => isChosen(one) !== right.includes(one.id))
    // What was chosen is spoken of first: a screen may have no room for all.
    const wrong = [...misjudged.filter(isChosen), ...misjudged.filter((one) => !isChosen(one))]
    return {
      feedback: wrong.map((one) => (given.includes(one.id) ? one.chosen : one.leftOut)),
      distractor: misjudged.map(({ id }) => id).join('+'),
    }
  },
  inWords,
  briefly(given, options) {
    const chosen = options.filter(({ id }) => given.includes(id))
    if (chosen.length === 0) return 'none of them'
    if (areBrief(options)) return listed(chosen.map(({ text }) => text))
    const numbers = chosen.map(({ number }) => number)
    return `${numbers.length === 1 ? 'option' : 'options'} ${listed(numbers.map(String))}`
  },
  everyAnswer: ({ options }) =>
    options
      .reduce<string[][]>((sets, { id }) => [...sets, ...sets.map((set) => [...set, id])], [[]])
      .filter((set) => set.length > 0),
  fits: ({ options }, given) => arePicked(given, options),
}

function present(
  { options, fixed }: ChoiceQuestion<object>,
  before: Before<KnobValues>,
  seed: string,
): { options: PresentedOption[] } {
  const worded = options.map(({ id, text }) => ({ id, text: words(text, before) }))
  return { options: numbered(fixed ? worded : shuffled(worded, seed)) }
}

function inWords(
  _question: unknown,
  given: readonly string[],
  options: readonly PresentedOption[],
): string {
  if (given.length === 0) return 'none of them'
  const texts = given.map((id) => options.find((option) => option.id === id)?.text ?? id)
  return texts.map((text) => `"${text.replace(/\n/g, '; ')}"`).join(' and ')
}
