import { WrongUse } from '../text/exit-error.ts'
import { exampleNumber, readNumber } from '../text/typed/number.ts'
import { asideOf, examplePick, type PickList, readPick } from '../text/typed/pick.ts'
import type { Given } from './judge.ts'
import { unitDoubt } from './number.ts'
import type { Presented } from './presented.ts'

/** A question as it is put, and its right answer: a number in the other unit is asked about, an example is none near it. */
export interface Asked {
  presented: Presented
  right: Given
}

/** One answer as it was typed, by keys, in a line or with `--answers`; or in one line why it is none. */
export function readAnswer(text: string, asked: Asked): Given | { fault: string } {
  const { presented, right } = asked
  if (presented.kind !== 'number') {
    const { ids, fault } = readPick(text, listOf(asked))
    return fault === null ? ids : { fault }
  }
  const unit = presented.unit ?? 'count'
  const typed = readNumber(text, unit, exampleOf(asked)!)
  if (typeof typed === 'string') return { fault: typed }
  const doubt = unitDoubt(typed, right as number, unit)
  return doubt === null ? typed.value : { fault: doubt }
}

/** The options of a question as a list to pick from. */
export function listOf(asked: Asked): PickList {
  const { kind, options } = asked.presented
  const mode = kind === 'order' ? 'order' : kind === 'several-of' ? 'several' : 'one'
  const list: PickList = { items: options, mode }
  const example = exampleOf(asked)
  return example === undefined ? list : { ...list, example }
}

/** An answer of the right form that is not near the right one; undefined where the form needs none. */
export function exampleOf({
  presented: { kind, options, unit },
  right,
}: Asked): string | undefined {
  if (kind === 'number') return exampleNumber(unit ?? 'count', right as number)
  const mode = kind === 'order' ? 'order' : kind === 'several-of' ? 'several' : 'one'
  return examplePick({ items: options, mode }, right as readonly string[])
}

/**
 * Reads `--answers`: one answer a question in the order asked, separated by
 * commas, or by semicolons where an answer has a comma itself. Each is read as
 * what is typed at a prompt is; `-` or nothing passes. Too few pass the rest;
 * null is a pass.
 */
export function parseAnswers(list: string, questions: readonly Asked[]): (Given | null)[] {
  const texts = list.split(list.includes(';') ? ';' : ',').map((text) => text.trim())
  if (texts.length > questions.length) {
    throw new WrongUse(
      `--answers has ${texts.length} answers, but there are ${questions.length} questions (a decimal needs a point: 2.5)`,
    )
  }
  return questions.map((asked, index) => {
    const text = texts[index] ?? '-'
    if (text === '' || asideOf(text, asked.presented.options) === 'pass') return null
    const given = readAnswer(text, asked)
    if (typeof given === 'object' && 'fault' in given) {
      throw new WrongUse(`answer ${index + 1} (${asked.presented.id}): ${given.fault}`)
    }
    return given
  })
}
