import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { until, WholeText } from './whole-text.ts'

export const program = fileURLToPath(new URL('../dist/bin/learn-async.cjs', import.meta.url))

/** The built program on a pseudo-terminal, with a screen to read. */
export class Terminal {
  readonly home: string
  #screen: InstanceType<typeof xterm.Terminal>
  #process: ReturnType<typeof spawn>
  #written: Promise<void> = Promise.resolve()
  #changed: () => void = () => {}
  readonly #whole: WholeText
  /** All bytes that the program wrote. */
  output = ''
  readonly ended: Promise<number>

  private constructor(
    home: string,
    [command, ...args]: readonly [string, ...string[]],
    size: Size,
    env: Record<string, string>,
  ) {
    this.home = home
    this.#screen = new xterm.Terminal({ ...size, allowProposedApi: true, scrollback: 20_000 })
    this.#whole = new WholeText(this.#screen)
    this.#process = spawn(command, args, {
      ...size,
      name: 'xterm-256color',
      env: {
        PATH: process.env.PATH,
        TMPDIR: tmpdir(),
        HOME: home,
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        LEARN_ASYNC_HOME: home,
        ...env,
      },
    })
    this.#process.onData((data) => {
      this.output += data
      this.#written = new Promise((resolve) => this.#screen.write(data, resolve))
      void this.#written.then(() => this.#changed())
    })
    this.ended = new Promise((resolve) => {
      // The last words are on the screen before it counts as ended.
      this.#process.onExit(
        ({ exitCode, signal }) =>
          void this.#written.then(() => resolve(signal ? 128 + signal : exitCode)),
      )
    })
  }

  static start(args: readonly string[], options: Options = {}): Promise<Terminal> {
    return Terminal.startCommand([process.execPath, program, ...args], options)
  }

  /** Another program, such as a shell that ours is then typed into. */
  static async startCommand(
    command: readonly [string, ...string[]],
    { home, size = { cols: 80, rows: 24 }, env = {} }: Options = {},
  ): Promise<Terminal> {
    return new Terminal(
      home ?? (await mkdtemp(path.join(tmpdir(), 'learn-async-test-'))),
      command,
      size,
      env,
    )
  }

  type(keys: string): void {
    this.#process.write(keys)
  }

  resize({ cols, rows }: Size): void {
    this.#process.resize(cols, rows)
    this.#screen.resize(cols, rows)
  }

  kill(signal: string): void {
    this.#process.kill(signal)
  }

  /** The whole text so far, scrolled lines too, without trailing spaces. */
  text(): string {
    return this.#whole.text()
  }

  /** The row and column of the cursor on the screen, from 0. */
  cursor(): { row: number; column: number } {
    const { cursorY, cursorX } = this.#screen.buffer.active
    return { row: cursorY, column: cursorX }
  }

  /** The rows on the screen. */
  rows(): string[] {
    const { buffer, rows } = this.#screen
    return Array.from(
      { length: rows },
      (_, row) => buffer.active.getLine(buffer.active.baseY + row)?.translateToString(true) ?? '',
    )
  }

  /** Waits until the text so far matches. */
  sees(pattern: RegExp): Promise<void> {
    return this.#until(() => pattern.test(this.text()), `never saw ${pattern}`)
  }

  /** Waits until the text so far is as wanted. */
  holds(wanted: (text: string) => boolean): Promise<string> {
    let text = ''
    return this.#until(() => wanted((text = this.text())), 'never was as wanted').then(() => text)
  }

  /**
   * Waits until the prompt, or the live picture, that a text ended with is over.
   * A prompt is drawn several times while it is answered, each time half for a
   * moment; only when it is over a line with the answer stands there. Plain
   * lines are never drawn again: there the line of the prompt ends.
   */
  isPast(text: string): Promise<void> {
    const answers = (whole: string): number => whole.match(/^(?:›|passed$)/gm)?.length ?? 0
    const isPicture = text.endsWith('Space: to the end')
    const isPlain = text.startsWith('Plain lines')
    return this.#until(() => {
      const now = this.text()
      if (isPlain) return now.startsWith(`${text}\n`)
      return isPicture
        ? !now.startsWith(text) && !text.startsWith(now) && !now.endsWith('Space: to the end')
        : answers(now) > answers(text)
    }, 'nothing was answered')
  }

  #until(holds: () => boolean, fault: string): Promise<void> {
    return until(
      holds,
      (changed) => (this.#changed = changed),
      () => `${fault} in:\n${this.text().slice(-3000)}`,
    )
  }

  async remove(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.ended
    await rm(this.home, { recursive: true, force: true })
  }
}

/**
 * Waits until the text ends with what was to be seen and its prompt. A run that
 * a busy machine got in the way of is gone on with: no verdict hangs on it.
 */
export async function seesAtEnd(on: Terminal, seen: RegExp): Promise<void> {
  const wanted = new RegExp(`${seen.source}[^\\n]*$`)
  const offered = /go on all the same[^\n]*$/
  for (;;) {
    await on.sees(new RegExp(`${wanted.source}|${offered.source}`))
    const text = on.text()
    if (!offered.test(text)) return
    on.type(enter)
    await on.isPast(text)
  }
}

interface Options {
  home?: string
  size?: Size
  env?: Record<string, string>
}

export interface Size {
  cols: number
  rows: number
}

export const enter = '\r'
