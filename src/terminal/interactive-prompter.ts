import type { KeypressEvent } from '@inquirer/core'
import { asideOf } from '../text/typed/pick.ts'
import { Interrupted, Left } from './left.ts'
import { watchInput } from './input-end.ts'
import type { PickStyle } from './pick-view.ts'
import { printableLines } from '../text/printable.ts'
import {
  type KeyChoice,
  keyList,
  type PickQuestion,
  type Prompter,
  type Reply,
  type TextQuestion,
  waysOut,
} from './prompter.ts'
import type { Streams } from './streams.ts'
import { forgetTyped } from './type-ahead.ts'
import { wrapPlain } from '../text/wrap.ts'

/** What the prompts stand on. */
export interface PromptParts {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  style: PickStyle
  afterReading: Streams['afterReading']
  /** Aborts, with the error to throw, when the program is stopped from outside. */
  stopped: AbortSignal
}

interface Context {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  signal: AbortSignal
}

/** Asks with inquirer, and with our own prompts on its core; both are loaded when first asked. */
export class InteractivePrompter implements Prompter {
  #parts: PromptParts
  /** Whether what was typed has been forgotten for the question that comes now. */
  #isFresh = false
  /** Whether it was said how a text is passed and left. */
  #hasTold = false

  constructor(parts: PromptParts) {
    this.#parts = parts
  }

  async fresh(): Promise<void> {
    await this.#forget()
    this.#isFresh = true
  }

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    const { pickPrompt, replyOf } = await import('./pick-prompt.ts')
    const { messageRows } = await import('./pick-view.ts')
    const { style, output } = this.#parts
    await this.#begin()
    const { heading = '' } = question
    const text = messageRows(question, style).join('\n')
    const isWhole = heading !== '' && text.startsWith(heading)
    output.write(`${isWhole ? style.heading(heading) + text.slice(heading.length) : text}\n`)
    return replyOf(await this.#asked((context) => pickPrompt({ question, style, output }, context)))
  }

  async text({ message, check, mayPass, hint }: TextQuestion): Promise<Reply<string>> {
    const passes = (text: string): boolean => asideOf(text) === 'pass' && mayPass
    const { default: inquirer } = await import('inquirer')
    await this.#begin()
    this.#tellOnce(mayPass)
    const { answer } = await this.#asked((context) =>
      inquirer.createPromptModule(context)<{ answer: string }>({
        type: 'input',
        name: 'answer',
        message: printableLines(message),
        theme: { ...this.#theme(), validationFailureMode: 'clear' },
        transformer: (typed, { isFinal }) =>
          isFinal ? this.#parts.style.mark(printableLines(typed)) : printableLines(typed),
        validate(typed: string) {
          const text = typed.trim()
          if (asideOf(text) === 'leave' || passes(text)) return true
          if (asideOf(text) === 'help') return `${hint}; ${waysOut(mayPass)}`
          return check(text) ?? true
        },
      }),
    )
    const text = answer.trim()
    if (asideOf(text) === 'leave') throw new Left()
    return passes(text) ? { kind: 'passed' } : { kind: 'answered', value: text }
  }

  async confirm(message: string): Promise<boolean> {
    const { default: inquirer } = await import('inquirer')
    await this.#begin()
    const { answer } = await this.#asked((context) =>
      inquirer.createPromptModule(context)<{ answer: boolean }>({
        type: 'confirm',
        name: 'answer',
        message: printableLines(message),
        default: false,
        theme: this.#theme(),
      }),
    )
    return answer
  }

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    const core = await import('@inquirer/core')
    const line = `Next: ${keyList(choices)}`
    const { style } = this.#parts
    const words = (text: string): string =>
      wrapPlain(text, style.columns() - 1)
        .map(style.active)
        .join('\n')
    const prompt = core.createPrompt<string, object>((_config, done) => {
      const [chosen, choose] = core.useState<KeyChoice | null>(null)
      core.useKeypress((key, reader) => {
        reader.clearLine(0)
        const found = key.name === 'q' ? leave : choices.find((choice) => isKey(choice, key))
        if (found === undefined || chosen !== null) return
        choose(found)
        done(found.id)
      })
      if (chosen === null) return words(`${line}, leave (q)`)
      return style.dim(`${style.ascii ? '>' : '›'} ${chosen.word}`)
    })
    await this.#begin()
    const id = await this.#asked((context) => prompt({}, context))
    if (id === leave.id) throw new Left()
    return id
  }

  /** A question begins to be put. */
  async #begin(): Promise<void> {
    if (!this.#isFresh) await this.#forget()
    this.#isFresh = false
  }

  /** What was typed before a question answers nothing, which is said. */
  async #forget(): Promise<void> {
    const { input, output, style, afterReading } = this.#parts
    if (await forgetTyped(input, afterReading))
      output.write(`${style.dim('Not taken: what was typed before this.')}\n`)
  }

  /** Beside a text there is no hint: how it is passed and left is said before the first. */
  #tellOnce(mayPass: boolean): void {
    if (this.#hasTold || !mayPass) return
    this.#hasTold = true
    const { output, style } = this.#parts
    output.write(`${style.dim('To pass type -, for help ?, to leave q.')}\n`)
  }

  /** Races a prompt with the end of its input, which inquirer does not notice, and tells its ends apart. */
  async #asked<Answer>(ask: (context: Context) => Promise<Answer>): Promise<Answer> {
    const { input, output, stopped } = this.#parts
    const ending = new AbortController()
    const whenStopped = (): void => ending.abort(stopped.reason)
    stopped.addEventListener('abort', whenStopped)
    if (stopped.aborted) whenStopped()
    const unwatch = watchInput(input, (end) => ending.abort(end))
    try {
      return await ask({ input, output, signal: ending.signal })
    } catch (error) {
      if (stopped.aborted) throw stopped.reason
      if ((error as { name?: unknown }).name === 'ExitPromptError') throw new Interrupted()
      throw ending.signal.aborted ? ending.signal.reason : error
    } finally {
      unwatch()
      stopped.removeEventListener('abort', whenStopped)
    }
  }

  /** inquirer's own prompts in our colours, or in none. */
  #theme(): object {
    const { mark, dim, ascii, columns } = this.#parts.style
    const plain = (text: string): string => text
    return {
      prefix: { idle: mark('?'), done: mark(ascii ? '>' : '›') },
      style: {
        message: plain,
        answer: mark,
        error: (text: string) => wrapPlain(printableLines(text), columns() - 1).join('\n'),
        defaultAnswer: (text: string) => dim(`(${text})`),
      },
    }
  }
}

const leave: KeyChoice = { id: 'leave', key: 'q', word: 'leave' }

function isKey({ key: wanted }: KeyChoice, key: KeypressEvent): boolean {
  return wanted === 'enter' ? key.name === 'enter' || key.name === 'return' : key.name === wanted
}
