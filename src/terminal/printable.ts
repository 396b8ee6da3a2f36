/** What would steer a terminal, or turn the order of what is read on it. */
const steering = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * Control characters as signs, so that no name, text or typed answer can steer
 * the terminal: an escape becomes `\x1b`. Newlines stay.
 */
export function printable(text: string): string {
  return text.replace(steering, (sign) => {
    if (sign === '\n') return sign
    const code = sign.charCodeAt(0)
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
  })
}

/** What may stand in a text and has no place in ASCII, as what is typed for it. */
const typed: Readonly<Record<string, string>> = {
  '…': '...',
  '×': 'x',
  '÷': '/',
  '–': '-',
  '’': "'",
  '“': '"',
  '”': '"',
  '→': '->',
  '←': '<-',
}

/** A text for a terminal that has ASCII alone; letters of other scripts stay as they are. */
export function inAscii(text: string): string {
  return text.replace(/[…×÷–’“”→←]/g, (sign) => typed[sign]!)
}
