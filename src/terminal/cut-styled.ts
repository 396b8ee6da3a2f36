import stringWidth from 'fast-string-width'

/** What begins with the one control character that a painted line has. */
const colour = /(\p{Cc}\[[0-9;]*m)/u

/** A coloured line cut to at most `columns`, its colours closed; what is cut is marked. */
export function cutStyled(line: string, columns: number, mark = '…'): string {
  if (stringWidth(line) <= columns) return line
  let [result, width, full] = ['', Math.min(columns, mark.length), false]
  for (const piece of line.split(colour)) {
    if (colour.test(piece)) {
      result += piece
      continue
    }
    for (const { segment } of new Intl.Segmenter().segment(piece)) {
      width += stringWidth(segment)
      if (!full && width > columns) result += mark.slice(0, columns)
      full ||= width > columns
      if (full) break
      result += segment
    }
  }
  return result
}
