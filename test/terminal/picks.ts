import type { PickQuestion } from '../../src/terminal/prompter.ts'

/** A question whose items are numbered from 1 and have their text as id. */
export function pickOf(
  mode: PickQuestion['mode'],
  texts: readonly string[],
  more: Partial<PickQuestion> = {},
): PickQuestion {
  const items = texts.map((text, index) => ({ id: text, number: index + 1, text }))
  return { message: 'Which?', mode, items, mayPass: true, ...more }
}
