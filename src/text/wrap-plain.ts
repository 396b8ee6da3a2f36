import stringWidth from 'fast-string-width'

/** Words on lines of at most `columns`, a number with its unit; the spaces within a line stay, since a line may be code. */
export function wrapPlain(text: string, columns: number): string[] {
  const width = Math.max(8, columns)
  const lines: string[] = []
  let current = ''
  for (const piece of text.match(/\s*(?:\d[\d.,]* (?:ms|s)(?!\w)\S*|\S+)/g) ?? ['']) {
    if (current !== '' && stringWidth(current + piece) > width) {
      lines.push(current)
      current = piece.trimStart()
    } else current += piece
    if (stringWidth(current) > width) {
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
