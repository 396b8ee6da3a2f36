/** What would steer a terminal, or turn the order of what is read on it. */
const steering = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * Control characters as signs, so that no name, text or typed answer can steer
 * the terminal: an escape becomes `\x1b`. The text stays on one line.
 */
export function printable(text: string): string {
  return printableLines(text).replaceAll('\n', '\\x0a')
}

/** The same of a text whose newlines stay. What JSON leaves as it is comes out as JSON would write it, so that a document stays the same one. */
export function printableLines(text: string): string {
  return text.replace(steering, (sign) => {
    if (sign === '\n') return sign
    const code = sign.charCodeAt(0)
    const digits = code.toString(16)
    return code < 0x20 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`
  })
}
