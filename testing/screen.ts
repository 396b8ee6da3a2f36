import { clearLine, cursorTo, moveCursor } from 'node:readline'
import { PassThrough, Writable } from 'node:stream'
import xterm from '@xterm/headless'
import { until, WholeText } from './whole-text.ts'

/** A terminal in memory: what is written on `output` stands on a screen, what is typed comes from `input`. */
export class Screen {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** What was written last, in one piece. */
  lastWritten = ''
  #written: string[] = []
  /** How often something was written. */
  writes = 0
  #screen: InstanceType<typeof xterm.Terminal>
  #shown: Promise<void> = Promise.resolve()
  #unshown = ''
  /** What waits for something to be written, or to be shown. */
  #heard: () => void = () => {}
  #changed: () => void = () => {}
  readonly #whole: WholeText

  constructor(columns = 80, rows = 24) {
    this.#screen = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 20_000,
      convertEol: true,
    })
    this.#whole = new WholeText(this.#screen)
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
        this.lastWritten = String(chunk)
        this.#written.push(this.lastWritten)
        this.writes++
        this.#show(this.lastWritten)
        this.#heard()
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

  /** All that was written. */
  get bytes(): string {
    if (this.#written.length > 1) this.#written = [this.#written.join('')]
    return this.#written[0] ?? ''
  }

  /** What is written in one turn is shown at once: the screen takes a timer for each piece. */
  #show(text: string): void {
    this.#unshown += text
    if (this.#unshown !== text) return
    this.#shown = new Promise((resolve) =>
      setImmediate(() => {
        this.#screen.write(this.#unshown, resolve)
        this.#unshown = ''
      }),
    )
    void this.#shown.then(() => this.#changed())
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
    return this.#whole.text()
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

  /** Waits until what was written, shown yet or not, is as wanted. */
  wrote(wanted: () => boolean): Promise<void> {
    return until(
      wanted,
      (heard) => (this.#heard = heard),
      () => `never was as wanted: ${this.bytes.slice(-3000)}`,
    )
  }

  /** Waits until a text that stood there is no longer how it begins. */
  leaves(before: string): Promise<string> {
    return this.#until((text) => !text.startsWith(before), 'nothing changed')
  }

  async #until(holds: (text: string) => boolean, fault: string): Promise<string> {
    let text = ''
    await until(
      () => holds((text = this.text())),
      (changed) => (this.#changed = changed),
      () => `${fault} in:\n${this.text()}`,
    )
    return text
  }

  /** Lines that were wider than the window, and that it broke by itself. */
  broken(): string[] {
    const { active } = this.#screen.buffer
    const rows = Array.from({ length: active.length }, (_, index) => active.getLine(index)!)
    const lines: { text: string; isBroken: boolean }[] = []
    for (const row of rows) {
      const text = row.translateToString(true)
      const last = lines.at(-1)
      if (row.isWrapped && last) Object.assign(last, { text: last.text + text, isBroken: true })
      else lines.push({ text, isBroken: false })
    }
    return lines.filter(({ isBroken }) => isBroken).map(({ text }) => text)
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
