/** A word as it is typed to a shell: as it stands, or in quotation marks where a shell would read something into it. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-][\w@%+=:,./~-]*$/.test(word)) return word
  // Double ones are known to every shell, but some read what stands in them.
  if (!/["$`!]|\\(?:\\|$)/.test(word)) return `"${word}"`
  return `'${word.replaceAll("'", `'\\''`)}'`
}
