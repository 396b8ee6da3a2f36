/** What is typed and longer than this is told by its beginning and its end; a path mostly is not. */
const longest = 160

/** What was typed, short enough to be told in a message of one line. */
export function shortened(text: string): string {
  if (text.length <= longest) return text
  const signs = Array.from(text)
  return `${signs.slice(0, 60).join('')}...${signs.slice(-20).join('')}`
}

/** The same in quotation marks: `"twoo"`. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`
}

/**
 * A message in which none of these words, nor a part of one at a comma or an
 * equals sign, is repeated at its full length, or as far as the message was cut.
 */
export function withShort(message: string, words: readonly string[]): string {
  return words
    .flatMap((word) => [word, ...word.split(/[=,]/)])
    .filter((word) => word.length > longest)
    .reduce((told, word) => withoutBeginning(told.replaceAll(word, shortened(word)), word), message)
}

/** The message without what still stands in it of the beginning of a long word. */
function withoutBeginning(message: string, word: string): string {
  const from = message.indexOf(word.slice(0, longest))
  if (from === -1) return message
  let to = from + longest
  while (to < message.length && message[to] === word[to - from]) to++
  return `${message.slice(0, from)}${Array.from(word).slice(0, 60).join('')}...${message.slice(to)}`
}
