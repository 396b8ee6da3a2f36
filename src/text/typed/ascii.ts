/** What may stand in a text and has no place in ASCII, as what is typed for it. */
const typed: Readonly<Record<string, string>> = {
  '…': '...',
  '×': 'x',
  '÷': '/',
  '–': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '→': '->',
  '←': '<-',
}

/** A text for a terminal that has ASCII alone; letters of other scripts stay as they are. */
export function inAscii(text: string): string {
  return text.replace(/[…×÷–’‘“”→←]/g, (sign) => typed[sign]!)
}
