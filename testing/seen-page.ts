import type { LoadedLesson } from '../src/course/load.ts'
import { type Line, textOf } from '../src/picture/line.ts'
import { wrapPlain } from '../src/text/wrap.ts'

export const columns = 80

/** What a row is to its reader. `again`: a question that was asked before, and what was said to it. */
type RowKind = 'text' | 'code' | 'drawn' | 'card' | 'again' | 'typed'

interface SeenRow {
  text: string
  kind: RowKind
}

/** What stands together: from a question, or from where one waited before, down to where one waits. */
export interface Stretch {
  rows: readonly SeenRow[]
  /** Where one waits: at a question, or at a key; the end of the lesson. */
  end: 'question' | 'key' | 'end'
}

/** A window of 80 columns: what is printed there, and where one waits. */
export class SeenPage {
  readonly rows: SeenRow[] = []
  readonly stretches: Stretch[] = []
  readonly #card: ReadonlySet<string>
  readonly #asked = new Set<string>()
  /** Where the question begins whose verdict is to come; where the last stop was. */
  #question: number | null = null
  #stop = 0
  /** Words of lists that do not stay. */
  #listed = 0

  constructor({ takeHome }: LoadedLesson) {
    this.#card = new Set([...takeHome.values()].flatMap((text) => text.split('\n')))
  }

  print(lines: readonly Line[]): void {
    const { length } = this.rows
    for (const [index, one] of lines.entries()) {
      const text = textOf(one)
      const kind = isCode(one)
        ? 'code'
        : isDrawn(one)
          ? 'drawn'
          : text !== '' && this.#card.has(text)
            ? 'card'
            : this.#isAskedAgain(lines, index)
              ? 'again'
              : /^[›>] /.test(text)
                ? 'typed'
                : 'text'
      this.#add(kind, wrapPlain(text, columns))
    }
    // Said once more, a question stands above its verdict.
    if (this.rows.slice(length).some(({ kind }) => kind === 'again')) this.#question = this.#stop
  }

  /**
   * A question, which begins so many rows above with its code; what is read in its
   * list, and what stays of that, and what is typed.
   */
  question(
    message: string,
    {
      above,
      list = [],
      stays = false,
    }: { above: number; list?: readonly string[]; stays?: boolean },
  ): void {
    const begin = this.rows.length - above
    this.#asked.add(squeezed(withoutHeading(message)))
    if (stays) this.#add('text', list)
    else this.#listed += wordsIn(list)
    this.#add('typed', ['› '])
    this.#stretch(this.#stop, 'question')
    this.#question = begin
    this.#stop = this.rows.length
  }

  /** Of prose, each text once. */
  get words(): number {
    const prose = this.rows.filter(({ kind }) => kind === 'text')
    return this.#listed + wordsIn(prose.map(({ text }) => text))
  }

  /** Text of a prompt that is there before its question. */
  say(text: string): void {
    this.#add('text', wrapPlain(text, columns - 4))
  }

  key(words: string): void {
    this.#add('typed', wrapPlain(words, columns - 1))
    this.#stretch(this.#question ?? this.#stop, 'key')
    this.#question = null
    this.#stop = this.rows.length
  }

  /** Waits at a key, then takes the picture above it back, and what was said of it. */
  withdraw(words: string): void {
    this.#add('typed', wrapPlain(words, columns - 1))
    this.#stretch(this.#question ?? this.#stop, 'key')
    const from = this.rows.findIndex(({ kind }, at) => at >= this.#stop && kind === 'drawn')
    if (from !== -1) this.rows.length = from
  }

  /** Nothing follows the last rows, the recap and the card: they push nothing away. */
  end(): void {
    this.#stretch(this.#stop, 'end')
  }

  #stretch(from: number, end: Stretch['end']): void {
    const rows = this.rows.slice(from)
    const begin = rows.findIndex(({ text }) => text !== '')
    this.stretches.push({ rows: rows.slice(begin), end })
  }

  #add(kind: RowKind, texts: readonly string[]): void {
    for (const text of texts.length === 0 ? [''] : texts) this.rows.push({ text, kind })
  }

  /** Whether a line is of a dim paragraph that is the text of a question asked before. */
  #isAskedAgain(lines: readonly Line[], index: number): boolean {
    const isDim = (at: number): boolean => lines[at]?.[0]?.role === 'dim' && !isCode(lines[at])
    if (!isDim(index)) return false
    let [from, to] = [index, index]
    while (isDim(from - 1)) from--
    while (isDim(to + 1)) to++
    const text = lines.slice(from, to + 1).map((one) => textOf(one))
    const said = squeezed(text.join(' '))
    return [...this.#asked].some((one) => said.endsWith(one))
  }
}

function wordsIn(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.split(/\s+/))
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function withoutHeading(message: string): string {
  return message.replace(/^(?:(?:Prediction|Question|Once more,) )?\d+ of \d+\. /, '')
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '')
}

/** Code with its line number. */
function isCode([first]: Line): boolean {
  return first?.role === 'dim' && /[│|] ?$/.test(first.text)
}

/** A row of a picture: its title and total, its lanes, its axis. */
function isDrawn(one: Line): boolean {
  const text = textOf(one)
  return (
    one.some(({ role }) => drawn.has(role)) ||
    // A title, also where its note leaves no room before its total.
    (one.at(-1)?.role === 'heading' && / m?s$/.test(text)) ||
    /[━█░┃●▲→─╎]|^ +… \d+ more|^\S.* {3,}[\d.]+ m?s$|^ +0 m?s +[\d.]+ /.test(text)
  )
}

const drawn: ReadonlySet<string> = new Set(['lane', 'wait', 'work', 'held', 'ready', 'mark'])
