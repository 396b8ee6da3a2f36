import { type PickList, readPick } from '../../../src/text/typed/pick.ts'
import { pickOf } from '../../terminal/picks.ts'

/** A question with these texts on its list, each its own id. */
export function listOf(mode: PickList['mode'], texts: readonly string[]): PickList {
  return { mode, items: pickOf(mode, texts).items }
}

/** The ids that a text typed means, or null where it is no answer. */
export const read = (text: string, mode: PickList['mode'], texts: readonly string[]) => {
  const { ids, fault } = readPick(text, listOf(mode, texts))
  return fault === null ? ids : null
}
