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
