import { type Option, plain, startsWith, wordsOf } from './option.ts'

/** Orders that a text may stand for, as far as they go; `whole` are those of all options. */
export interface OrderReading {
  whole: string[][]
  /** The ids of the longest beginning of one. */
  begun: string[]
  /** Whether all that was typed is understood, if not all options are named. */
  isUnderstood: boolean
}

/**
 * Reads an order: `C A B`, `c,a,b`, `c > a > b`, `CAB`, the first words of
 * texts, or numbers as `2 1 3`, `2-1-3` and `213`. What options say comes
 * before what numbers stand before them.
 */
export function readOrder(text: string, options: readonly Option[]): OrderReading {
  const parted = plain(text)
    .replace(/->|[\s,;>|&+]+/g, ' ')
    .trim()
  // A dash parts what has none of its own.
  const loose = parted.replace(/[-/]+/g, ' ').replace(/\s+/g, ' ').trim()
  const numbered = options.map(({ id, number }) => ({ id, forms: [String(number)] }))
  const tries = [
    () => walk(parted, textForms(options), ' '),
    () => walk(loose, textForms(options), ' '),
    () => walk(withoutJoints(loose), textForms(options), ' '),
    () => walk(loose.replaceAll(' ', ''), wholeForms(options), ''),
    () => walk(loose, numbered, ' '),
    () => walk(withoutJoints(loose), numbered, ' '),
    () => walk(loose.replaceAll(' ', ''), numbered, ''),
  ]
  let best: OrderReading = { whole: [], begun: [], isUnderstood: false }
  for (const attempt of tries) {
    const reading = attempt()
    if (reading.whole.length > 0) return reading
    const isBetter =
      Number(reading.isUnderstood) - Number(best.isUnderstood) ||
      reading.begun.length - best.begun.length
    if (isBetter > 0) best = reading
  }
  return best
}

/** What may be typed for an option. */
interface Form {
  id: string
  forms: readonly string[]
}

const partedWords = (text: string): string[] => wordsOf(plain(text).replace(/->|[,;>|&+]+/g, ' '))

/** The whole text, and the first words that no other option begins with. */
function textForms(options: readonly Option[]): Form[] {
  const words = options.map(({ text }) => partedWords(text))
  return options.map(({ id }, index) => {
    const own = words[index]!
    const beginnings = own
      .map((_word, at) => own.slice(0, at + 1))
      .filter((first) => first.length === own.length || !isNumber(first))
      .filter(
        (first) =>
          first.length === own.length ||
          words.every((other, at) => at === index || !startsWith(other, first)),
      )
    return { id, forms: beginnings.map((first) => first.join(' ')).reverse() }
  })
}

function wholeForms(options: readonly Option[]): Form[] {
  return options.map(({ id, text }) => ({ id, forms: [plain(text).replaceAll(' ', '')] }))
}

function isNumber([first, second]: readonly string[]): boolean {
  return second === undefined && /^\d+$/.test(first ?? '')
}

/** "C then A and then B" */
function withoutJoints(text: string): string {
  return text.replace(/ (?:and then|then|and|before)(?= )/g, '')
}

/** So many ways at most are looked at; what has more is no order that somebody meant. */
const mostSteps = 2000

/** Every way to read a text as options, each at most once, with the separator between. */
function walk(text: string, options: readonly Form[], separator: '' | ' '): OrderReading {
  const whole = new Map<string, string[]>()
  const begun = { over: [] as readonly string[], part: [] as readonly string[] }
  let steps = 0
  const go = (at: number, taken: readonly string[]): void => {
    if (++steps > mostSteps) return
    const isOver = at >= text.length
    if (isOver && taken.length === options.length) whole.set(taken.join('\n'), [...taken])
    const far = isOver ? 'over' : 'part'
    if (taken.length > begun[far].length) begun[far] = taken
    for (const { id, forms } of options) {
      if (taken.includes(id)) continue
      for (const form of forms) {
        if (form === '' || !text.startsWith(form, at)) continue
        const end = at + form.length
        if (end === text.length) go(end, [...taken, id])
        else if (text.startsWith(separator, end)) go(end + separator.length, [...taken, id])
      }
    }
  }
  go(0, [])
  const isUnderstood = begun.over.length > 0
  return {
    whole: [...whole.values()],
    begun: [...(isUnderstood ? begun.over : begun.part)],
    isUnderstood,
  }
}
