import stringWidth from 'fast-string-width'

/** What begins with the one control character that a painted line has. */
const colour = /(\p{Cc}\[[0-9;]*m)/u

/** A coloured line cut to at most `columns`, its colours closed. */
export function cutStyled(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line
  let [result, width, full] = ['', 0, false]
  for (const piece of line.split(colour)) {
    if (colour.test(piece)) {
      result += piece
      continue
    }
    for (const { segment } of new Intl.Segmenter().segment(piece)) {
      width += stringWidth(segment)
      full ||= width > columns
      if (full) break
      result += segment
    }
  }
  return result
}
