import stringWidth from 'fast-string-width'
import { cutStyled } from './cut-styled.ts'
import type { Timers } from './streams.ts'

/** Where a live picture is drawn. */
export interface LiveParts {
  stream: NodeJS.WriteStream
  timers: Timers
  columns: () => number
  rows: () => number
  ascii?: boolean
  /** The picture as it is now; called at most twelve times a second. */
  lines: () => readonly string[]
}

/**
 * Clears the line of the cursor and all below it, the cursor at the beginning
 * of it. What is cleared from the very first cell of its screen tmux keeps in
 * its history, where the picture would stand a second time.
 */
export const clearBelow = '\r\x1b[K\x1b[C\x1b[J\r'

/** Twelve frames a second at most; a timer cuts off fractions. */
const frameMs = 84

/**
 * The one owner of redrawing. Each frame is one write that replaces the last;
 * nothing is written when nothing changed, and never more lines than the
 * terminal has. `stop` leaves the cursor below the last frame, visible.
 */
export class LiveRegion {
  #parts: LiveParts
  #previous: readonly string[] = []
  #timer: unknown = null
  #running = false

  constructor(parts: LiveParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#parts.stream.write('\x1b[?25l')
    this.#tick()
  }

  /** Draws the last frame and gives the terminal back. Safe to call twice, and from a signal. */
  stop({ clear = false }: { clear?: boolean } = {}): void {
    if (!this.#running) return
    this.#running = false
    this.#parts.timers.clearTimeout(this.#timer)
    try {
      this.#draw(clear ? [] : this.#parts.lines())
    } finally {
      this.#giveBack()
    }
  }

  /** A picture that cannot be drawn gives the terminal back before its error goes on. */
  #tick(): void {
    try {
      this.#draw(this.#parts.lines())
    } catch (error) {
      this.#running = false
      this.#giveBack()
      throw error
    }
    this.#timer = this.#parts.timers.setTimeout(() => this.#running && this.#tick(), frameMs)
  }

  #giveBack(): void {
    const below = this.#previous.length > 0 ? '\n' : ''
    this.#parts.stream.write(`${below}\x1b[?7h\x1b[?2026l\x1b[?25h`)
    this.#previous = []
  }

  #draw(wanted: readonly string[]): void {
    const columns = this.#parts.columns()
    const lines = wanted
      .slice(0, Math.max(1, this.#parts.rows() - 1))
      // A sign in the last column would be erased by what clears the rest of its line.
      .map((line) => cutStyled(line, columns - 1, this.#parts.ascii ? '...' : '…'))
    if (lines.join('\n') === this.#previous.join('\n')) return
    // A line is cleared whole before: after a part of it tmux would still count what stood there, and wrap it.
    const drawn = lines.map((line) => `\x1b[2K${line}`).join('\n')
    this.#parts.stream.write(
      `\x1b[?2026h\x1b[?7l${this.#home(columns)}${drawn === '' ? clearBelow : `${drawn}\x1b[J`}\x1b[?7h\x1b[?2026l`,
    )
    this.#previous = lines
  }

  /** To the first line of the last frame, which a narrower window may have wrapped since. */
  #home(columns: number): string {
    if (this.#previous.length === 0) return '\r'
    const rows = this.#previous.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)),
      0,
    )
    return rows > 1 ? `\r\x1b[${rows - 1}A` : '\r'
  }
}
