import { wanted } from '../text/typed/pick.ts'
import { type PickQuestion, waysOut } from './prompter.ts'

const how = {
  one: 'a number or the arrows, then Enter',
  several: 'numbers or Space mark, then Enter',
  order: 'numbers in order, or Space on each; then Enter',
} satisfies Record<PickQuestion['mode'], string>

/** What stands under a list, before anything is typed. */
export function pickHint({ mode, mayPass, search }: PickQuestion): string {
  return `${how[mode]}; ${search ? '/ searches, ' : ''}${waysOut(mayPass)}`
}

/** What `?` says: everything that may be typed. */
export function pickHelp(question: PickQuestion): string {
  return `${wanted(question)}; ${pickHint(question)}`
}
