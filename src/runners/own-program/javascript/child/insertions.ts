/** Stands around each text of ours, so that `Function.prototype.toString` can take it out again. */
const [opens, closes] = ['/*<la*/', '/*la>*/']
const inserted = /\/\*<la\*\/.*?(?:\/\*la>\*\/|$)/gs

/** Our text before what stands at `at` in a file. */
export interface Insertion {
  at: number
  text: string
}

export function insertion(at: number, text: string): Insertion {
  return { at, text: opens + text + closes }
}

/** Node prints no line that holds these words when an error ends the program: `ending.ts` prints the line as it was written. */
const notPrinted = '/*node-do-not-add-exception-line*/'

/** Insertions in the order of the text, those at one place in theirs. */
export function inOrder(insertions: readonly Insertion[]): Insertion[] {
  return [...insertions].sort((one, other) => one.at - other.at)
}

/** The first on a line keeps Node from printing it. */
export function unprinted(
  insertions: readonly Insertion[],
  starts: readonly number[],
): Insertion[] {
  let before = 0
  return insertions.map((one) => {
    const line = lineOf(starts, one.at)
    const isFirst = line !== before
    before = line
    return isFirst ? { at: one.at, text: opens + notPrinted + one.text.slice(opens.length) } : one
  })
}

export function applied(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = []
  let from = 0
  for (const { at, text: ours } of insertions) {
    parts.push(text.slice(from, at), ours)
    from = at
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** A text as it was, without our insertions, a last one cut short among them. */
export function withoutInsertions(text: string): string {
  return text.includes(opens) ? text.replace(inserted, '') : text
}

/** Columns of a text with insertions, as they were without: both count from 1. */
export class Columns {
  readonly #text: string
  readonly #insertions: readonly Insertion[]
  #lineStarts: number[] | null = null

  constructor(text: string, insertions: readonly Insertion[]) {
    this.#text = text
    this.#insertions = insertions
  }

  /** A line as it was written. */
  line(line: number): string {
    const starts = (this.#lineStarts ??= lineStarts(this.#text))
    return this.#text.slice(starts[line - 1], starts[line]).replace(/[\r\n\u2028\u2029]+$/, '')
  }

  /** The line of a place, and where in it. */
  place(at: number): { line: number; text: string; column: number } {
    const starts = (this.#lineStarts ??= lineStarts(this.#text))
    const line = lineOf(starts, at)
    return { line, text: this.line(line), column: at - starts[line - 1]! }
  }

  /** A text as it was written, with where a line of it begins, and a column. */
  around(line: number, column: number): { text: string; from: number; at: number } {
    const starts = (this.#lineStarts ??= lineStarts(this.#text))
    const from = starts[line - 1] ?? 0
    return { text: this.#text, from, at: from + column - 1 }
  }

  isTouched(line: number): boolean {
    const starts = (this.#lineStarts ??= lineStarts(this.#text))
    const [from = 0, to = Number.POSITIVE_INFINITY] = [starts[line - 1], starts[line]]
    return this.#insertions.some(({ at }) => at >= from && at < to)
  }

  before(line: number, column: number): number {
    const starts = (this.#lineStarts ??= lineStarts(this.#text))
    const start = starts[line - 1]
    if (start === undefined) return column
    const end = starts[line] ?? Number.POSITIVE_INFINITY
    let shift = 0
    for (const { at, text } of this.#insertions) {
      if (at < start) continue
      if (at >= end) break
      const from = at - start + 1 + shift
      if (from > column - 1) break
      // Within ours: what stands behind it, as V8 tells a name that is not there.
      if (column < from + text.length) {
        const [spaces] = /^[ \t]*/.exec(this.#text.slice(at, end))!
        return at + spaces.length - start + 1
      }
      shift += text.length
    }
    return column - shift
  }
}

export function lineStarts(text: string): number[] {
  const starts = [0]
  const ends = /\r\n|[\n\r\u2028\u2029]/g
  while (ends.exec(text) !== null) starts.push(ends.lastIndex)
  return starts
}

/** Which line a place stands in, counted from 1. */
export function lineOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle
  }
  return low + 1
}
