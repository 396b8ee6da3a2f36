import { WrongUse } from '../text/exit-error.ts'
import { asideOf, examplePick, type PickList, readPick } from '../text/typed/pick.ts'
import type { TypedText } from './kind.ts'
import { type KindName, kindOf } from './kinds.ts'
import type { GivenAnswer, Put } from './question.ts'

export type Asked = Put<KindName>

/** How an answer is typed: picked from a list, or as a text. */
export function waysToType(asked: Asked): { list: PickList } | { text: TypedText<GivenAnswer> } {
  const { typed } = kindOf(asked.presented)
  if (typeof typed === 'object') return { text: typed }
  const list = { items: asked.presented.options, mode: typed }
  const example = examplePick(list, asked.right as readonly string[])
  return { list: example === undefined ? list : { ...list, example } }
}

/** One answer as it was typed, by keys, in a line or with `--answers`; or in one line why it is none. */
export function readAnswer(text: string, asked: Asked): GivenAnswer | { fault: string } {
  const way = waysToType(asked)
  if ('text' in way) return way.text.read(text, asked)
  const { ids, fault } = readPick(text, way.list)
  return fault === null ? ids : { fault }
}

/**
 * Reads `--answers`: one answer a question in the order asked, separated by
 * commas, or by semicolons where an answer has a comma itself. Each is read as
 * what is typed at a prompt is; `-` or nothing passes. Too few pass the rest;
 * null is a pass.
 */
export function parseAnswers(list: string, questions: readonly Asked[]): (GivenAnswer | null)[] {
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
