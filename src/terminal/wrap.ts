import stringWidth from 'string-width'

/** Words on lines of at most `columns`; the spaces within a line stay, since a line may be code. */
export function wrapPlain(text: string, columns: number): string[] {
  const width = Math.max(8, columns)
  const lines: string[] = []
  let current = ''
  for (const piece of text.match(/\s*\S+/g) ?? ['']) {
    if (current !== '' && stringWidth(current + piece) > width) {
      lines.push(current)
      current = piece.trimStart()
    } else current += piece
    while (stringWidth(current) > width) {
      lines.push(current.slice(0, width))
      current = current.slice(width)
    }
  }
  return [...lines, current]
}
