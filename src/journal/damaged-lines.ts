import { refusal } from '../text/refusal.ts'
import { linesOf } from './lines.ts'
import type { Storage } from './storage.ts'

const file = 'journal.damaged'
const markLength = 12

interface Parts {
  storage: Storage
  /** Told, in one line, what the learner should know. */
  warn: (line: string) => void
}

/** The lines of the journal that say nothing: each is copied beside once ever, and then told of. */
export class DamagedLines {
  readonly #parts: Parts
  /** The marks of all that was copied; null before the first line. */
  #known: Set<string> | null = null
  #fresh = 0
  #failure: string | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Copies those of these lines that were not yet. */
  async keep(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return
    // Loaded when a line is damaged, which hardly a start should wait for.
    const { createHash } = await import('node:crypto')
    const known = (this.#known ??= await this.#marks())
    const fresh: string[] = []
    for (const line of lines) {
      const mark = createHash('sha256').update(line).digest('hex').slice(0, markLength)
      if (known.has(mark)) continue
      known.add(mark)
      fresh.push(`${mark} ${line}\n`)
    }
    if (fresh.length === 0) return
    this.#fresh += fresh.length
    if (this.#failure !== null) return
    try {
      await this.#parts.storage.append(file, new TextEncoder().encode(fresh.join('')))
    } catch (error) {
      this.#failure = refusal(error)
    }
  }

  /** Tells of those that were new. */
  tell(): void {
    if (this.#fresh === 0) return
    const count = this.#fresh === 1 ? 'a damaged line' : `${this.#fresh} damaged lines`
    const place = `${this.#parts.storage.folder}/${file}`
    const copied =
      this.#failure === null ? `copied to ${place}` : `no copy is kept: ${this.#failure} (${place})`
    this.#parts.warn(`${count} in the journal passed over, the rest counts; ${copied}`)
  }

  async #marks(): Promise<Set<string>> {
    const marks = new Set<string>()
    try {
      for await (const lines of linesOf(this.#parts.storage.read(file))) {
        for (const line of lines) marks.add(line.slice(0, markLength))
      }
    } catch (error) {
      this.#failure = refusal(error)
    }
    return marks
  }
}
