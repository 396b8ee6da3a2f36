import stringWidth from 'fast-string-width'

/** A text of at most `width` columns; what is cut is marked. */
export function cut(text: string, width: number, mark = '…'): string {
  if (stringWidth(text) <= width) return text
  if (width <= 0) return ''
  let result = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(result + segment) > width - mark.length) break
    result += segment
  }
  return `${result}${mark}`
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}
