import { type Entry, parseEntry } from '../src/journal/entry.ts'
import { Progress } from '../src/journal/progress.ts'

/** The entries and the damaged lines of a journal's bytes, as a reader that keeps them all would have them. */
export function entriesIn(bytes: Uint8Array): { entries: Entry[]; damaged: string[] } {
  const entries: Entry[] = []
  const damaged: string[] = []
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line.trim() === '') continue
    const entry = parseEntry(line)
    if (entry === 'damaged') damaged.push(line)
    else if (entry !== 'foreign') entries.push(entry)
  }
  return { entries, damaged }
}

/** What these entries say. */
export function progressOf(entries: readonly Entry[]): Progress {
  const progress = new Progress()
  for (const entry of entries) progress.add(entry)
  return progress
}
