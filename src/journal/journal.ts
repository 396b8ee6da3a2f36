import { ExitError } from '../text/exit-error.ts'
import { refusal } from '../text/refusal.ts'
import { type CourseEntries, courseEntries } from './course-entries.ts'
import { DamagedLines } from './damaged-lines.ts'
import { type Entry, formatEntry, parseEntry, type Unstamped } from './entry.ts'
import { linesOf } from './lines.ts'
import { Progress } from './progress.ts'
import type { Storage } from './storage.ts'

const file = 'journal.jsonl'

/** What the journal needs beside its storage. */
export interface JournalParts {
  storage: Storage
  /** The name of the course whose progress is meant; null for the built-in one. */
  course?: string | null
  /** The moment, as ISO text. */
  now: () => string
  /** Told, in one line, what the learner should know: a damaged line, a disk that takes nothing. */
  warn: (line: string) => void
}

/** The journal could not be read or written; the learner has been told why. */
export class JournalFailed extends ExitError {
  constructor() {
    super('the journal failed', { telling: 'quiet' })
  }
}

/**
 * The append-only file of what the learner reached, ran and answered. It is
 * never rewritten: each entry is one write that begins and ends with a
 * newline, so that a torn tail costs nothing after it. One file holds all
 * courses; who opens it sees one of them.
 */
export class Journal {
  readonly #parts: JournalParts
  readonly #course: CourseEntries
  /** All that is known, what could not be saved included. */
  readonly progress = new Progress()
  #failure: string | null = null
  #isThere = false
  #lost = 0

  private constructor(parts: JournalParts) {
    this.#parts = parts
    this.#course = courseEntries(parts.course ?? null)
  }

  /** Reads the whole journal. One that cannot be read is told of once; then nothing is saved. */
  static async open(parts: JournalParts): Promise<Journal> {
    const journal = new Journal(parts)
    const damaged = new DamagedLines(parts)
    try {
      for await (const lines of linesOf(parts.storage.read(file))) {
        await damaged.keep(journal.#take(lines))
      }
    } catch (error) {
      journal.#stopSaving(error)
    }
    damaged.tell()
    return journal
  }

  /** Where it is, or will be; '' where there is no place for it. */
  get path(): string {
    const { folder } = this.#parts.storage
    return folder === '' ? '' : `${folder}/${file}`
  }

  /** Why nothing is saved, and where, in words; null while all is. */
  get failure(): string | null {
    return this.#failure
  }

  /** Whether there is a file of it. */
  get isThere(): boolean {
    return this.#isThere
  }

  /** How many entries could not be saved. */
  get lost(): number {
    return this.#lost
  }

  /** Adds an entry. Never rejects: where the disk refuses, the lesson goes on unsaved, and that is said once. */
  async append(unstamped: Unstamped): Promise<void> {
    const entry = { at: this.#parts.now(), ...unstamped } as Entry
    this.progress.add(entry)
    if (this.#failure === null) await this.#write(entry)
    if (this.#failure !== null) this.#lost++
  }

  /** Adds an entry that the command is all about. Rejects with JournalFailed, having said why, where the disk refuses. */
  async keep(unstamped: Unstamped): Promise<void> {
    await this.append(unstamped)
    if (this.#failure !== null) throw new JournalFailed()
  }

  async #write(entry: Entry): Promise<void> {
    try {
      await this.#parts.storage.append(
        file,
        new TextEncoder().encode(`\n${formatEntry(this.#course.toKeep(entry))}\n`),
      )
      this.#isThere = true
    } catch (error) {
      this.#stopSaving(error)
    }
  }

  /** Adds what these lines say; returns those that say nothing. */
  #take(lines: readonly string[]): string[] {
    const damaged: string[] = []
    for (const line of lines) {
      if (line === '' || line.trim() === '') continue
      this.#isThere = true
      const entry = parseEntry(line)
      if (entry === 'damaged') damaged.push(line)
      else if (entry !== 'foreign') this.#add(this.#course.own(entry))
    }
    return damaged
  }

  #add(entry: Entry | null): void {
    if (entry !== null) this.progress.add(entry)
  }

  #stopSaving(error: unknown): void {
    const place = this.path === '' ? '' : ` (${this.path})`
    this.#failure = `${refusal(error, reasons)}${place}`
    this.#parts.warn(`progress is not saved from here on: ${this.#failure}`)
  }
}

const reasons = {
  EROFS: 'the disk is read-only',
  EACCES: 'no permission to write',
  EPERM: 'no permission to write',
  EISDIR: 'a folder stands in its place',
  EEXIST: 'its folder is a file',
  ENOENT: 'its folder cannot be made',
}
