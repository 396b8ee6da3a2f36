import stringWidth from 'string-width'

/** A coloured line cut to at most `columns`, its colours closed. */
export function cutStyled(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line
  let [result, width] = ['', 0]
  for (const piece of line.match(/\x1b\[[0-9;]*m|[^\x1b]/gu) ?? []) {
    if (piece.startsWith('\x1b')) result += piece
    else if (width + stringWidth(piece) <= columns) {
      result += piece
      width += stringWidth(piece)
    }
  }
  return result
}
