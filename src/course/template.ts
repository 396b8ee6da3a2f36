/** Where something stands in a file of a lesson; both count from 1. */
export interface Place {
  line: number
  column: number
}

/** A fault of Markdown, with its place; the message is one line. */
export class MarkdownFault extends Error {
  override name = 'MarkdownFault'
  readonly place: Place

  constructor(place: Place, message: string) {
    super(message)
    this.place = place
  }
}

/** One step of a path: a word, a text in quotes, or a word that takes a text (`line "await"`). */
export interface Step {
  word: string
  /** In quotes after the word. */
  argument?: string
  /** `in demo.ts` after `line "…"`, or the number after `logged "…"`. */
  qualifier?: string
}

/** A hole of a text: `{total}`, `{one-by-one.B.start.s}`, `{line "await sleep" in demo.ts}`. */
export interface Hole {
  /** As it was written, without its braces. */
  path: string
  steps: readonly Step[]
  place: Place
}

/** A text with holes, in the order in which they stand. */
export interface Template {
  parts: readonly (string | Hole)[]
  place: Place
}

const hole = /\\([{}])|\{((?:[A-Za-z]|"[^"]*")(?:"[^"]*"|[^{}"])*)\}/g
const step = /(?:([A-Za-z][\w:-]*)(?: ("[^"]*")(?: in ([\w./-]+)| (\d+))?)?|("[^"]*"))(?:\.|$)/y

/**
 * Reads one line of text. A brace that is followed by a space is text; `\{` is
 * a brace. Throws a MarkdownFault where a hole is no path.
 */
export function readTemplate(text: string, place: Place): Template {
  const parts: (string | Hole)[] = []
  let from = 0
  let plain = ''
  for (const match of text.matchAll(hole)) {
    plain += text.slice(from, match.index)
    from = match.index + match[0].length
    const [, brace, path] = match
    if (brace !== undefined) plain += brace
    else if (path !== undefined) {
      if (plain !== '') parts.push(plain)
      plain = ''
      const at = { line: place.line, column: place.column + match.index }
      parts.push({ path, steps: stepsOf(path, at), place: at })
    }
  }
  plain += text.slice(from)
  if (plain !== '') parts.push(plain)
  return { parts, place }
}

/** The lines of a paragraph as one text, a space between them; `\` at an end breaks the line. */
export function joined(lines: readonly Template[]): Template {
  const parts: (string | Hole)[] = []
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1)
    if (index > 0) {
      const breaks = typeof last === 'string' && last.endsWith('\\')
      if (breaks) parts[parts.length - 1] = `${last.slice(0, -1)}\n`
      else parts.push(' ')
    }
    parts.push(...line.parts)
  }
  return { parts, place: lines[0]?.place ?? { line: 1, column: 1 } }
}

/** The steps of a path. Throws a MarkdownFault that quotes it. */
export function stepsOf(path: string, place: Place): Step[] {
  const steps: Step[] = []
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const at = step.lastIndex
    const match = step.exec(path)
    if (match === null || match.index !== at) {
      throw new MarkdownFault(
        place,
        `{${path}} is no path: words, texts in quotes, dots between them`,
      )
    }
    const [, word, argument, file, nth, quoted] = match
    const qualifier = file ?? nth
    steps.push({
      word: word ?? unquoted(quoted!),
      ...(argument !== undefined && { argument: unquoted(argument) }),
      ...(qualifier !== undefined && { qualifier }),
    })
  }
  return steps
}

function unquoted(text: string): string {
  return text.slice(1, -1)
}

/** The holes of a template. */
export function holesOf({ parts }: Template): Hole[] {
  return parts.filter((part) => typeof part !== 'string')
}

/** The text with each hole filled by `value`. */
export function fillTemplate({ parts }: Template, value: (hole: Hole) => string): string {
  return parts.map((part) => (typeof part === 'string' ? part : value(part))).join('')
}
