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

/** What would steer a terminal, or turn the order of what is read on it. */
const steering = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** Control characters as signs, so that no name or text can steer the terminal. */
export function printable(text: string): string {
  return text.replace(steering, (sign) => {
    const code = sign.charCodeAt(0)
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
  })
}

/** A word, or a number with its unit, which stay on one line. */
const word = /\d[\d.,]* (?:ms|s)(?!\w)\S*|\S+/g

/** Words on lines of at most `width` columns. A word that is longer stands alone, cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const [piece] of text.matchAll(word)) {
    const last = lines.at(-1)
    if (last !== undefined && stringWidth(last) + 1 + stringWidth(piece) <= width) {
      lines[lines.length - 1] = `${last} ${piece}`
    } else lines.push(cut(piece, width))
  }
  return lines
}
