import { clearLine, cursorTo, moveCursor } from 'node:readline'
import { PassThrough, Writable } from 'node:stream'
import xterm from '@xterm/headless'

const longestWaitMs = 10_000

/** A terminal in memory: what is written on `output` stands on a screen, what is typed comes from `input`. */
export class Screen {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** All that was written. */
  bytes = ''
  /** How often something was written. */
  writes = 0
  #screen: InstanceType<typeof xterm.Terminal>
  #shown: Promise<void> = Promise.resolve()
  #changed: () => void = () => {}

  constructor(columns = 80, rows = 24) {
    this.#screen = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 20_000,
      convertEol: true,
    })
    const input = Object.assign(new PassThrough(), { isTTY: true, isRaw: false })
    this.input = Object.assign(input, {
      setRawMode(raw: boolean) {
        input.isRaw = raw
        return input
      },
    }) as unknown as NodeJS.ReadStream
    const output = new Writable({
      decodeStrings: false,
      write: (chunk, _encoding, done) => {
        this.bytes += String(chunk)
        this.writes++
        this.#shown = new Promise((resolve) => this.#screen.write(String(chunk), resolve))
        void this.#shown.then(() => this.#changed())
        done()
      },
    })
    // Prompts end what they write on, unless it says that it is the process's own.
    this.output = Object.assign(output, {
      isTTY: true,
      columns,
      rows,
      _isStdio: true,
      cursorTo: (x: number) => cursorTo(output, x),
      moveCursor: (dx: number, dy: number) => moveCursor(output, dx, dy),
      clearLine: (direction: -1 | 0 | 1) => clearLine(output, direction),
    }) as unknown as NodeJS.WriteStream
  }

  press(keys: string): void {
    this.input.push(keys)
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.#shown
    this.#screen.resize(columns, rows)
    Object.assign(this.output, { columns, rows })
    this.output.emit('resize')
    await this.#shown
  }

  /** What stands there, scrolled lines too, without trailing spaces. */
  text(): string {
    const { active } = this.#screen.buffer
    return Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    )
      .join('\n')
      .trimEnd()
  }

  /** Waits until all that was written so far is shown. */
  async shown(): Promise<string> {
    await this.#shown
    return this.text()
  }

  /** Waits until what stands there matches. */
  sees(pattern: RegExp): Promise<string> {
    return this.#until((text) => pattern.test(text), `never saw ${pattern}`)
  }

  /** Waits until what stands there is as wanted. */
  holds(wanted: (text: string) => boolean): Promise<string> {
    return this.#until(wanted, 'never was as wanted')
  }

  /** Waits until more was written than that many bytes, and all of it matches. */
  async wrote(pattern: RegExp, { after = 0 } = {}): Promise<string> {
    const holds = (): boolean => this.bytes.length > after && pattern.test(this.bytes)
    await this.#until(holds, `never wrote ${pattern}`)
    return this.bytes
  }

  /** Waits until a text that stood there is no longer how it begins. */
  leaves(before: string): Promise<string> {
    return this.#until((text) => !text.startsWith(before), 'nothing changed')
  }

  async #until(holds: (text: string) => boolean, fault: string): Promise<string> {
    let giveUp: NodeJS.Timeout | undefined
    const never = new Promise<never>((_, reject) => {
      giveUp = setTimeout(() => reject(new Error(`${fault} in:\n${this.text()}`)), longestWaitMs)
    })
    try {
      while (!holds(this.text())) {
        await Promise.race([new Promise<void>((resolve) => (this.#changed = resolve)), never])
      }
      return this.text()
    } finally {
      clearTimeout(giveUp)
    }
  }

  /** The row that the cursor stands on. */
  cursorRow(): string {
    const { active } = this.#screen.buffer
    return active.getLine(active.baseY + active.cursorY)?.translateToString(true) ?? ''
  }

  /** Whether the cursor is shown and lines wrap, as a shell wants it. */
  isGivenBack(): boolean {
    const last = (on: string, off: string): boolean =>
      this.bytes.lastIndexOf(on) >= this.bytes.lastIndexOf(off)
    return (
      last('\x1b[?25h', '\x1b[?25l') &&
      last('\x1b[?2026l', '\x1b[?2026h') &&
      this.#screen.modes.wraparoundMode
    )
  }
}

export const enter = '\r'
export const up = '\x1b[A'
export const down = '\x1b[B'

/** What was pressed so far has come in. */
export async function afterReading(): Promise<void> {
  for (let turns = 0; turns < 2; turns++) await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setTimeout(resolve, 0))
}
