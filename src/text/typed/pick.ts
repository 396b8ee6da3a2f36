import { isFound, type Option, optionsMeant, plain } from './option.ts'
import { readOrder } from './order.ts'
import { quoted } from './quoted.ts'

export type { Option } from './option.ts'

/** A list to pick from, as far as what is typed for it goes. */
export interface PickList<One extends Option = Option> {
  items: readonly One[]
  /** One item; any number of them; or all of them in an order. */
  mode: 'one' | 'several' | 'order'
  /** A list to look things up in: any words of an item will do. */
  search?: true
  /** An answer of the right form that is not near the right one. */
  example?: string
}

const brief = 60

/** Whether the items are so short that an answer in their own words takes one row: then their list need not stay. */
export function areBrief(items: readonly Option[]): boolean {
  return items.map(({ text }) => text).join(', ').length <= brief
}

/** What was typed for a list. */
export interface PickReading {
  /** The ids meant, as far as they are understood; of several in the order of the list. */
  ids: string[]
  /** One line that says why this is no answer; null where it is one. */
  fault: string | null
}

/**
 * The one reader of what is typed for a list, by keys, by lines and with
 * `--answers`: numbers of the list, an item's own text, and the first words of
 * it where no other begins so. What it does not understand is no answer.
 */
export function readPick(text: string, list: PickList): PickReading {
  const typed = text.trim()
  if (typed === '') return { ids: [], fault: `nothing was typed; ${wanted(list)}` }
  switch (list.mode) {
    case 'one':
      return readOne(typed, list)
    case 'several':
      return readSeveral(typed, list)
    case 'order':
      return readWhole(typed, list)
  }
}

/** What is typed instead of an answer: `q`, `-`, `?`, `again`. */
export type Aside = 'leave' | 'pass' | 'help' | 'again'

const asides: Readonly<Record<string, Aside>> = {
  q: 'leave',
  '-': 'pass',
  '?': 'help',
  again: 'again',
}

/** Which of them a text is; null where it is none, or an item says just this. */
export function asideOf(text: string, items: readonly Option[] = []): Aside | null {
  const word = text.trim().toLowerCase()
  const isItem = items.some((item) => plain(item.text) === word)
  return isItem || !Object.hasOwn(asides, word) ? null : asides[word]!
}

/** What may be typed: "type a number from 1 to 3, or the words of one" */
export function wanted({ items, mode, example }: PickList): string {
  const as = example === undefined ? '' : `, as ${example}`
  return {
    one: `type one of ${numbers(items)}, or its words`,
    several: `type any of ${numbers(items)}, or their words, with + between${as}`,
    order: `type each of ${numbers(items)} once, in order${as}; or their first words`,
  }[mode]
}

/** "1 to 4", or "4, 12" where they are not in a row. */
export function numbers(items: readonly Option[]): string {
  const all = items.map(({ number }) => number)
  const isRow = all.length > 1 && all.every((number, index) => number === all[0]! + index)
  return isRow ? `${all[0]} to ${all.at(-1)}` : all.join(', ')
}

function readOne(typed: string, list: PickList): PickReading {
  const { items, search } = list
  const meant = optionsMeant(typed, items)
  const found = meant.length === 0 && search ? items.filter((item) => isFound(item, typed)) : meant
  return found.length === 1
    ? { ids: [found[0]!.id], fault: null }
    : { ids: [], fault: notOne(typed, found, list) }
}

function notOne(typed: string, found: readonly Option[], list: PickList): string {
  if (found.length === 0) return `${quoted(typed)} is none of these; ${wanted(list)}`
  if (found.length > 4)
    return `${quoted(typed)} may be ${found.length} of these; type more of its words`
  const all = found.map(({ number, text }) => `${number}: ${text.replace(/\n/g, '; ')}`)
  return `${quoted(typed)} may be ${all.join(', or ')}; type more of its words`
}

/** What parts several, from the strongest to the weakest. */
const joints = [/ *[+&;] */, / and /, / *, */, / +/]

function readSeveral(typed: string, list: PickList): PickReading {
  const ids = idsOf(typed, list.items)
  if (ids === null) {
    const meant = optionsMeant(typed, list.items)
    return { ids: begunOf(typed, list.items), fault: notOne(typed, meant, list) }
  }
  return { ids: list.items.map(({ id }) => id).filter((id) => ids.includes(id)), fault: null }
}

/** What stands in the list as it was typed comes first; then a comma parts, and is no decimal one. */
function idsOf(typed: string, items: readonly Option[], from = 0): string[] | null {
  const isOwn = items.some(({ text }) => plain(text) === plain(typed))
  const whole = isOwn || !typed.includes(',') ? optionsMeant(typed, items) : []
  if (whole.length === 1) return [whole[0]!.id]
  for (let at = from; at < joints.length; at++) {
    const parts = typed.split(joints[at]!).filter((part) => part !== '')
    if (parts.length === 0) return null
    if (parts.length === 1 && parts[0] === typed) continue
    const read = parts.map((part) => idsOf(part, items, at + 1))
    if (!read.includes(null)) return (read as string[][]).flat()
  }
  const decimal = typed.includes(',') ? optionsMeant(typed, items) : []
  return decimal.length === 1 ? [decimal[0]!.id] : inDigits(typed, items)
}

/** `13` for 1 and 3, where no number has two digits. */
function inDigits(typed: string, items: readonly Option[]): string[] | null {
  if (!/^\d{2,}$/.test(typed) || items.some(({ number }) => number > 9)) return null
  const picked = Array.from(typed).map(
    (digit) => items.find(({ number }) => String(number) === digit)?.id,
  )
  const isSet = !picked.includes(undefined) && new Set(picked).size === picked.length
  return isSet ? (picked as string[]) : null
}

/** Those of the parts that are understood, to be shown while the rest is typed. */
function begunOf(typed: string, items: readonly Option[]): string[] {
  const parts = typed
    .split(/[+&;,\s]+/)
    .flatMap((part) => (part === '' ? [] : (idsOf(part, items) ?? [])))
  return items.map(({ id }) => id).filter((id) => parts.includes(id))
}

function readWhole(typed: string, list: PickList): PickReading {
  const { whole, begun, isUnderstood } = readOrder(typed, list.items)
  if (whole.length === 1) return { ids: whole[0]!, fault: null }
  const left = list.items.length - begun.length
  const fault =
    whole.length > 1
      ? `${quoted(typed)} may be several orders; ${wanted(list)}`
      : isUnderstood && left > 0
        ? `${left} more to put in order; ${wanted(list)}`
        : `${quoted(typed)} is no order of these; ${wanted(list)}`
  return { ids: whole.length > 1 ? [] : begun, fault }
}

/**
 * An answer of the right form that is told as an example: of an order one that
 * has nothing at its right place, of several one that has as little in common
 * with the right ones as can be. Undefined where there is no such.
 */
export function examplePick(
  { items, mode }: PickList,
  right: readonly string[],
): string | undefined {
  const [first, ...others] = items
  if (first === undefined || mode === 'one') return undefined
  if (mode === 'several') {
    const pairs = items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other]))
    const inCommon = (pair: readonly Option[]): number => {
      const common = pair.filter(({ id }) => right.includes(id)).length
      return common - (right.length - common)
    }
    const isRight = (pair: readonly Option[]): boolean =>
      pair.length === right.length && pair.every(({ id }) => right.includes(id))
    return pairs
      .filter((pair) => !isRight(pair))
      .sort((one, other) => inCommon(one) - inCommon(other))[0]
      ?.map(({ number }) => number)
      .join(' + ')
  }
  return turns([first, ...others])
    .find((turn) => turn.every(({ id }, at) => id !== right[at]) && !isReverse(turn, right))
    ?.map(({ number }) => number)
    .join(' ')
}

function turns(items: readonly Option[]): Option[][] {
  const both = [items, [...items].reverse()]
  return both.flatMap((all) => all.map((_one, at) => [...all.slice(at), ...all.slice(0, at)]))
}

/** The reverse of the right order gives it away. */
function isReverse(order: readonly Option[], right: readonly string[]): boolean {
  return order.every(({ id }, at) => id === right[right.length - 1 - at])
}
