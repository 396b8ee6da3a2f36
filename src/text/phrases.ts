/** 1, "question" → "1 question"; 3 → "3 questions" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** "A", "A and B", "A, B and C" */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const [last = '', ...others] = [...words].reverse()
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${joint} ${last}`
}

/** A fault as a sentence of its own: "Nothing was typed." */
export function sentence(fault: string): string {
  return `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`
}

/** A word as it is typed to a shell: as it stands, or in quotation marks where a shell would read something into it. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-][\w@%+=:,./~-]*$/.test(word)) return word
  // Double ones are known to every shell, but some read what stands in them.
  if (!/["$`!]|\\(?:\\|$)/.test(word)) return `"${word}"`
  return `'${word.replaceAll("'", `'\\''`)}'`
}

/** A text as a pattern for just that text, whatever signs it has. */
export function patternOf(text: string): string {
  return text.replace(/[^\w\s-]/g, '\\$&')
}
