import { inAscii } from './ascii.ts'
import { msIn } from './number.ts'
import { numberInWords } from './number-words.ts'

/** What can be picked from a list, as it stands there. */
export interface Option {
  id: string
  /** What stands before it. */
  number: number
  text: string
  /** Other words that a search finds it by. */
  names?: readonly string[]
}

/** Signs, capitals and spaces that make no difference to who types. */
export function plain(text: string): string {
  const one = inAscii(text).trim().replace(/\s+/g, ' ').toLowerCase()
  const [, quote, inner] = /^(["'`])(.+)\1$/.exec(one) ?? []
  return quote !== undefined && !inner!.includes(quote) ? inner! : one
}

/**
 * The options that a text may stand for: the one that is meant, or several
 * between which it leaves open, or none. What an option says is that option
 * before a number is the one that stands before an option.
 */
export function optionsMeant<One extends Option>(text: string, options: readonly One[]): One[] {
  const tiers = [byText, byQuantity, byNumber, byFirstWords]
  for (const tier of tiers) {
    const found = options.filter(tier(text, options))
    if (found.length > 0) return found
  }
  return []
}

/** Tells of each option whether a text stands for it. */
type Tier = (text: string, options: readonly Option[]) => (option: Option) => boolean

const byText: Tier = (text, options) => {
  const isSame = ({ text: own }: Option): boolean => own.trim() === text.trim()
  return options.some(isSame) ? isSame : ({ text: own }) => plain(own) === plain(text)
}

/** `0,6` and `.6` are 0.6; `350ms` and `0.35 s` are 350 ms. */
const byQuantity: Tier = (text) => {
  const typed = quantity(text)
  return ({ text: own }) => {
    const known = quantity(own)
    return typed !== null && known?.value === typed.value && known.unit === typed.unit
  }
}

/** The number in the list; a bare `2` may also mean what says "2 s". */
const byNumber: Tier = (text, options) => {
  // Numbers that are not in a row are those of lines of code.
  const isOfLines = options.some(({ number }, index) => number > index + 1)
  const lead = isOfLines ? /^(?:option |number |line |#)/ : /^(?:option |number |#)/
  const typed = plain(text)
    .replace(lead, '')
    .replace(/[.):]$/, '')
  // "one" is rather the option that begins with it.
  const isBegun = options.some((option) => wordsOf(option.text)[0] === typed)
  const said = /^\d+$/.test(typed) ? Number(typed) : isBegun ? null : wordNumber(typed)
  const value = quantity(typed)?.unit === '' ? quantity(typed)!.value : said
  return ({ number, text: own }) => {
    const known = quantity(own)
    return number === said || (value !== null && known?.bare === value && known.unit !== '')
  }
}

function wordNumber(text: string): number | null {
  const [, digits, rest] = numberInWords(text) ?? []
  return digits === undefined || rest !== '' ? null : Number(digits)
}

/** Whole words that an option begins with; a number alone is none. */
const byFirstWords: Tier = (text) => {
  const typed = wordsOf(text)
  if (typed.length === 0 || quantity(text)?.unit === '') return () => false
  return (option) => startsWith(wordsOf(option.text), typed)
}

/** The words of a text, without the signs that part them. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(' ')
    .map((word) => word.replace(/[,:;.!?]+$/, ''))
    .filter((word) => word !== '')
}

export function startsWith(words: readonly string[], first: readonly string[]): boolean {
  return first.length <= words.length && first.every((word, index) => words[index] === word)
}

interface Quantity {
  /** In milliseconds for a time. */
  value: number
  /** As it stands there. */
  bare: number
  /** Empty for a number alone. */
  unit: string
}

/** A text that is a number, or a number and one word. */
function quantity(text: string): Quantity | null {
  const [, digits, word = ''] =
    /^(-?(?:\d+(?:[.,]\d*)?|[.,]\d+)) ?(\p{L}*|%)$/u.exec(plain(text)) ?? []
  if (digits === undefined) return null
  const bare = Number(digits.replace(',', '.'))
  const factor = Object.hasOwn(msIn, word) ? msIn[word] : undefined
  if (factor === undefined) return { value: bare, bare, unit: word }
  return { value: Number((bare * factor).toPrecision(12)), bare, unit: 'ms' }
}

/** Whether an option has each of the words that were typed, in its text, its number or its other names. */
export function isFound({ number, text, names = [] }: Option, search: string): boolean {
  const all = [String(number), text, ...names].join('\n').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
