import stringWidth from 'fast-string-width'

/** A word with the spaces before it; a number and its unit, which stay on one line, are one. */
const piece = /\s*(?:\d[\d.,]* (?:ms|s)(?!\w)\S*|\S+)/g

/**
 * Words on lines of at most `columns`; whatever stands between two of them counts
 * as a space. No line of no words. A word that is longer than a line is broken,
 * or, where words stay whole, stands on one of its own.
 */
export function wrap(text: string, columns: number, { whole = false } = {}): string[] {
  const words = text.trim().replace(/\s+/g, ' ')
  return words === '' ? [] : wrapPlain(words, columns, { whole })
}

/** The same; the spaces within a line stay, since a line may be code. */
export function wrapPlain(text: string, columns: number, { whole = false } = {}): string[] {
  const width = Math.max(8, columns)
  const lines: string[] = []
  let current = ''
  for (const next of text.match(piece) ?? ['']) {
    if (current !== '' && stringWidth(current + next) > width) {
      lines.push(current)
      current = next.trimStart()
    } else current += next
    if (!whole && stringWidth(current) > width) {
      const parts = broken(current, width)
      current = parts.pop() ?? ''
      lines.push(...parts)
    }
  }
  return [...lines, current]
}

/** A line in columns, or one that begins with a dash, wrapped so that what goes on stands under its last column. */
export function wrapHanging(text: string, columns: number): string[] {
  if (stringWidth(text) <= columns) return [text]
  // One that leaves the rest no room is none to stand under.
  const ends = [...text.matchAll(/^- |\S {2,}/g)].map((gap) => gap.index + gap[0].length)
  const hang = ends.filter((end) => end <= columns / 3).at(-1) ?? 0
  const [first = '', ...more] = wrapPlain(text.slice(hang), columns - hang)
  return [text.slice(0, hang) + first, ...more.map((one) => ' '.repeat(hang) + one)]
}

/** A word that is longer than a line, in pieces that are not. */
function broken(word: string, width: number): string[] {
  const parts = ['']
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (stringWidth(parts.at(-1) + segment) > width) parts.push('')
    parts[parts.length - 1] += segment
  }
  return parts
}
