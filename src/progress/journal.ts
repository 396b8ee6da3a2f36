import { type Entry, formatEntry, parseEntry, type Unstamped } from './entry.ts'
import type { Storage } from './storage.ts'

const file = 'journal.jsonl'
const damagedFile = 'journal.damaged'

/** What the journal needs beside its storage. */
export interface JournalParts {
  storage: Storage
  /** The moment, as ISO text. */
  now: () => string
  /** Told, in one line, what the learner should know: a damaged line, a disk that takes nothing. */
  warn: (line: string) => void
}

/**
 * The append-only file of what the learner reached, ran and answered. It is
 * never rewritten: each entry is one write that begins and ends with a
 * newline, so that a torn tail costs nothing after it.
 */
export class Journal {
  readonly #parts: JournalParts
  readonly #entries: Entry[]
  #saves = true

  private constructor(parts: JournalParts, entries: Entry[]) {
    this.#parts = parts
    this.#entries = entries
  }

  /** Reads the whole journal. One that cannot be read is told of once; then nothing is saved. */
  static async open(parts: JournalParts): Promise<Journal> {
    try {
      const bytes = await parts.storage.read(file)
      const { entries, damaged } = parseJournal(bytes ?? new Uint8Array())
      const journal = new Journal(parts, entries)
      if (damaged.length > 0) await journal.#keepDamaged(damaged)
      return journal
    } catch (error) {
      const journal = new Journal(parts, [])
      journal.#stopSaving(error)
      return journal
    }
  }

  /** Everything known, in the order written, what could not be saved included. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  get path(): string {
    return `${this.#parts.storage.folder}/${file}`
  }

  /** Adds an entry. Never rejects: where the disk refuses, the lesson goes on unsaved, and that is said once. */
  async append(unstamped: Unstamped): Promise<void> {
    const entry = { at: this.#parts.now(), ...unstamped } as Entry
    this.#entries.push(entry)
    if (!this.#saves) return
    try {
      await this.#parts.storage.append(file, new TextEncoder().encode(`\n${formatEntry(entry)}\n`))
    } catch (error) {
      this.#stopSaving(error)
    }
  }

  #stopSaving(error: unknown): void {
    this.#saves = false
    this.#parts.warn(`progress is not saved from here on: ${reason(error)} (${this.path})`)
  }

  /** Copies damaged lines beside, each once ever, and tells of new ones. */
  async #keepDamaged(lines: readonly string[]): Promise<void> {
    const { storage, warn } = this.#parts
    const kept = new TextDecoder().decode((await storage.read(damagedFile)) ?? new Uint8Array())
    const known = new Set(kept.split('\n').map((line) => line.slice(0, markLength)))
    const marked = await Promise.all(lines.map(async (line) => `${await mark(line)} ${line}`))
    const fresh = marked.filter((line) => !known.has(line.slice(0, markLength)))
    if (fresh.length === 0) return
    await storage
      .append(damagedFile, new TextEncoder().encode(`${fresh.join('\n')}\n`))
      .catch(() => {})
    const count = fresh.length === 1 ? 'a damaged line' : `${fresh.length} damaged lines`
    warn(
      `${count} in the journal passed over, the rest counts; copied to ${storage.folder}/${damagedFile}`,
    )
  }
}

/** The entries and the damaged lines of a journal's bytes. Lines of a newer version are neither. */
export function parseJournal(bytes: Uint8Array): { entries: Entry[]; damaged: string[] } {
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

const markLength = 12

/** By what a damaged line is known again, whatever stands in it. */
async function mark(line: string): Promise<string> {
  // Loaded when a line is damaged, which hardly a start should wait for.
  const { createHash } = await import('node:crypto')
  return createHash('sha256').update(line).digest('hex').slice(0, markLength)
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const known: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file may not grow any further',
    EROFS: 'the disk is read-only',
    EACCES: 'no permission to write',
    EPERM: 'no permission to write',
    ENOTDIR: 'its folder is a file',
    EISDIR: 'a folder stands in its place',
  }
  return known[String(code)] ?? String(message ?? error).split('\n', 1)[0]!
}
