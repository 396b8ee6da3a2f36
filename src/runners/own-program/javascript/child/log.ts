import {
  closeSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { isNativeError } from 'node:util/types'
import { bytesOfEvent, files, type Told } from '../log-format.ts'
import { plainError } from './plain-error.ts'

const capacity = 262_144 / 4
/** Of 16 bytes each; so many are kept before them. */
const mostOfPart = 4_000_000
/** An hour of them. */
const mostProfiles = 720
const mostTexts = 100_000
const mostFailures = 1000

/** Taken before the program can put another clock in its place. */
const hrtime = process.hrtime.bigint.bind(process.hrtime)
const now = performance.now.bind(performance)
const { isNaN } = Number

/** Writes what happens; what it cannot write is lost, and the program goes on. */
export class Log {
  #zeroMs = now()
  readonly #words = new Uint32Array(capacity)
  readonly #bytes = new Uint8Array(this.#words.buffer)
  readonly #folder: string
  #events: number
  #used = 0
  #written = 0
  /** Events of the part before. */
  #before = 0
  #failures = 0
  #told: string[] = []
  readonly #texts = new Map<string, number>()

  readonly #mostOfPart: number

  constructor(folder: string, mostEvents = mostOfPart) {
    this.#folder = folder
    this.#mostOfPart = mostEvents
    this.#events = this.#opened()
    this.tell({
      told: 'start',
      runtime: `Node.js ${process.versions.node}`,
      pid: process.pid,
    })
  }

  /** The program's first statement is next: time zero. */
  begin(): void {
    this.#used = 0
    this.#written = 0
    // Of beats while Node loaded.
    ftruncateSync(this.#events)
    this.#zeroMs = now()
    this.tell({ told: 'zero', zeroUs: Number(hrtime() / 1000n) })
    // Whoever ends at once has begun, too.
    this.flush()
  }

  /** Microseconds since time zero. */
  nowUs(): number {
    return Math.floor((now() - this.#zeroMs) * 1000)
  }

  event(what: number, site: number, activation: number, other: number): void {
    const words = this.#words
    let at = this.#used
    words[at++] = (now() - this.#zeroMs) * 1000
    words[at++] = what | (site << 4)
    words[at++] = activation
    words[at++] = other
    this.#used = at
    if (at === capacity) this.flush()
  }

  /** The number that a short text has in the log. */
  text(text: string): number {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    if (this.#texts.size >= mostTexts) return 0
    const number = this.#texts.size + 1
    this.#texts.set(text, number)
    this.tell({ told: 'text', number, text })
    return number
  }

  /** What an activation ended with. */
  failure(activation: number, error: unknown): void {
    if (!isNativeError(error) || this.#failures++ > mostFailures) return
    const { name, message } = plainError(error)
    this.tell({ told: 'failed', activation, name, message })
  }

  tell(told: Told): void {
    this.#told.push(`${JSON.stringify(told)}\n`)
    if (this.#told.length > 1000) this.flush()
  }

  /** All that is not written yet; what others tell of first, so that no event names what is unknown. */
  flush(): void {
    const used = this.#used
    const count = (used * 4) / bytesOfEvent
    try {
      if (this.#written + count > this.#mostOfPart) this.#beginPart()
      const told = this.#told
      if (told.length > 0) {
        this.#told = []
        writeFileSync(path.join(this.#folder, files.told), told.join(''), { flag: 'a' })
      }
      if (used === 0) return
      this.#used = 0
      this.#written += count
      for (let from = 0; from < used * 4; )
        from += writeSync(this.#events, this.#bytes, from, used * 4 - from)
    } catch {
      this.#used = 0
    }
  }

  #opened(): number {
    return openSync(path.join(this.#folder, files.events), 'a')
  }

  /** The part before goes, this one takes its place. */
  #beginPart(): void {
    closeSync(this.#events)
    const at = (name: string): string => path.join(this.#folder, name)
    renameSync(at(files.events), at(files.before))
    this.#events = this.#opened()
    const part: Told = { told: 'part', atUs: this.nowUs(), count: this.#before }
    this.#told.push(`${JSON.stringify(part)}\n`)
    this.#before = this.#written
    this.#written = 0
  }

  profile(number: number, text: string): void {
    try {
      rmSync(path.join(this.#folder, `${files.profile}${number - mostProfiles}`), { force: true })
      writeFileSync(path.join(this.#folder, `${files.profile}${number}`), text)
    } catch {
      // A full disk costs the lines of what held the thread, and nothing else.
    }
  }

  close(): void {
    this.flush()
    closeSync(this.#events)
  }
}

/** As it stands in a lane's name; null for what is not a number or a short text. */
export function shownArgument(value: unknown): string | null {
  if (typeof value === 'number') return isNaN(value) ? null : String(value)
  if (typeof value !== 'string' || value.length === 0 || value.length > 40) return null
  return value
}
