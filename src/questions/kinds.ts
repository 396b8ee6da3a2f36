import { oneOf, severalOf } from './choice.ts'
import type { Kind } from './kind.ts'
import { line } from './line.ts'
import { number } from './number.ts'
import { order } from './order.ts'
import type { GivenAnswer } from './question.ts'

/** Every kind of question, by the name that `kind` has in a question and in JSON. */
export const kinds = { number, order, 'one-of': oneOf, 'several-of': severalOf, line }

export type KindName = keyof typeof kinds

type QuestionOfKind<Name extends KindName> =
  (typeof kinds)[Name] extends Kind<infer Q, infer _Given> ? Q : never

/** A question of any kind, of any lesson. */
export type Question = { [Name in KindName]: QuestionOfKind<Name> }[KindName]

/** The row of a question's kind. */
export function kindOf({ kind }: { kind: KindName }): Kind<Question, GivenAnswer> {
  return kinds[kind] as unknown as Kind<Question, GivenAnswer>
}

/** The words that name kinds in questions.md, in the order of the table. */
export const kindWords: readonly string[] = Object.values(kinds).flatMap(({ written }) =>
  Object.keys(written.words),
)

/** How the kind is written that a word of questions.md names, one of `kindWords`. */
export function writtenForm(word: string): Kind<Question, GivenAnswer>['written'] {
  const found = Object.values(kinds).find(({ written }) => Object.hasOwn(written.words, word))!
  return found.written
}
