import type { KnobValues } from '../course/kit/knob.ts'
import type { Before } from '../course/kit/told.ts'
import type { PickList } from '../text/typed/pick.ts'
import type {
  Feedback,
  GivenAnswer,
  Measure,
  Presented,
  PresentedOption,
  Put,
  QuestionBase,
  Runs,
  Text,
} from './question.ts'

/**
 * All that one kind of question knows: how it is written, put, typed, judged,
 * told of and kept. A kind is one file with one object of this type, and its row in
 * kinds.ts; no other code asks which kind a question is of.
 */
export interface Kind<Q extends QuestionBase, Given extends GivenAnswer> {
  written: WrittenForm<Q>
  /** What its form lacks, beside what every question has. */
  faults(question: Q, code: CodeOfQuestion): string[]

  /** `seed` decides on the order of its options. */
  present(
    question: Q,
    before: Before<KnobValues>,
    seed: string,
  ): Partial<Pick<Presented, 'unit' | 'options'>>
  /** Its options are lines of the code that stands with it: they need not be listed again. */
  optionsInCode?: true
  typed: PickList['mode'] | TypedText<Given>

  /** The answer that these runs give. */
  answer(question: Q, runs: Runs): Given
  /** The right answer, where it is not what the exact runs give. */
  right?(question: Q, exact: Runs): Given
  /** What is wrong with asking it on these runs, in a few words: a tie, a distractor that is as good as right. */
  unfair(question: Q, right: Given, exact: Runs): string | null
  isRight(question: Q, given: Given, measure: Measure<Given>): boolean
  /** Whether runs that were shown, which give `seen`, bear out what is right; unless told, if `seen` is right. */
  isConfirmed?(question: Q, seen: Given, measure: Measure<Given>): boolean
  /** The right answer is the same where everything comes later. */
  holdsWhenLate?: true
  /** It asks for a moment of lab time, which has a place on the picture. */
  asksForTime?(question: Q): boolean

  /** What is said to a wrong answer; undefined where the lesson has no text for it. */
  whyWrong(
    question: Q,
    given: Given,
    right: Given,
    exact: Runs,
  ): { feedback: (Feedback | undefined)[]; distractor: string | null }
  /** A wrong answer is laid beside what ran, item by item. */
  comparesItems?: true
  /** An answer as a person would say it. */
  inWords(question: Q, given: Given, options: readonly PresentedOption[]): string
  /** The same beside its options, for a line that has little room. */
  briefly?(given: Given, options: readonly PresentedOption[]): string
  /** The answers that together reach every text of it. */
  everyAnswer(question: Q, exact: Runs): Given[]
  /** Whether an answer that was kept can have been given to it as it is now. */
  fits(question: Q, given: GivenAnswer): boolean
}

/** How an answer is typed that is picked from no list. */
export interface TypedText<Given> {
  /** What stands before it: "Seconds:". */
  prompt(presented: Presented): string
  /** Said on `?`. */
  hint(put: Put<string, Given>): string
  /** The answer, or in one line why it is none. */
  read(text: string, put: Put<string, Given>): Given | { fault: string }
}

/** How a kind is written in questions.md. */
interface WrittenForm<Q> {
  /** The words that name it, each with the format that times have in its texts. */
  words: Readonly<Record<string, 's' | 'ms' | 'time'>>
  /** To what something is said below an option; null where there are no options. */
  options: readonly string[] | null
  /** Whether something may be said to other answers than `right`: to each that tempts, and to all others (`else`). */
  tempts?: true
  mayBeShuffled?: true
  /** Whether lesson.ts may say how it is judged: `bound` and `usual`. */
  mayBeBounded?: true
  build(written: Written): Q
}

/** What an author wrote of a question, its holes and names resolved. */
export interface Written {
  /** That which names its kind. */
  word: string
  base: QuestionBase
  /** What is right, of whatever type: the fact that it names, or what lesson.ts computes. */
  answer: (runs: Runs) => unknown
  judged: {
    bound?: (knobs: KnobValues) => number
    usual?: (knobs: KnobValues) => readonly [number, number]
    isSpan?: boolean
  }
  /** Whether its options keep the order written. */
  fixed: boolean
  options: readonly WrittenOption[]
  distractors: readonly WrittenDistractor[]
  /** What is said to all other answers; unless written, the rule that is said to the right one. */
  otherwise: Feedback
}

interface WrittenOption {
  id: string
  text: Text
  /** The text of an option that has no holes; throws a fault at its place where it has some. */
  plain: () => string
  /** What is said of it, by the word before it: `wrong`. */
  said: Readonly<Record<string, Feedback>>
}

export interface WrittenDistractor {
  /** As it was written: `3.5`, `{sum}`, `A before B`. */
  answer: string
  feedback: Feedback
  /**
   * What the hole that `text` is stands for, before any run or with runs; throws a
   * fault where it is none, and neither what else it might be.
   */
  fromKnobs: (text: string, otherwise: string) => (knobs: KnobValues) => unknown
  fromRuns: (text: string, otherwise: string) => (runs: Runs) => unknown
  /** To be thrown: what is wrong with it, at its place. */
  fault: (words: string) => Error
}

/** The code that stands with a question, and what it is code of. */
export interface CodeOfQuestion {
  /** The number of the one line that contains a text, or throws; null where the code cannot be shown. */
  line: ((text: string) => number) | null
  isProcess: boolean
}
