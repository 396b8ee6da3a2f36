import type { KeypressEvent } from '@inquirer/core'
import { InputEnded, Interrupted, Left } from './ends.ts'
import type { PickStyle } from './pick-prompt.ts'
import {
  type KeyChoice,
  keyList,
  passHint,
  type PickQuestion,
  type Prompter,
  type Reply,
  type TextQuestion,
} from './prompter.ts'

/** What the prompts stand on. */
export interface PromptParts {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  style: PickStyle
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

  constructor(parts: PromptParts) {
    this.#parts = parts
  }

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    const { pickPrompt, replyOf } = await import('./pick-prompt.ts')
    const { style } = this.#parts
    return replyOf(await this.#asked((context) => pickPrompt({ question, style }, context)))
  }

  async text({ message, check, mayPass, hint }: TextQuestion): Promise<Reply<string>> {
    const passes = (text: string): boolean => text === '-' && mayPass
    const { answer } = await this.#asked(async (context) => {
      const { default: inquirer } = await import('inquirer')
      return inquirer.createPromptModule(context)<{ answer: string }>({
        type: 'input',
        name: 'answer',
        message,
        theme: { prefix: { idle: this.#parts.style.mark('?'), done: this.#parts.style.mark('›') } },
        validate(typed: string) {
          const text = typed.trim()
          if (text === 'q' || passes(text)) return true
          if (text === '?') return `${hint}; ${mayPass ? passHint : 'q leaves'}`
          return check(text) ?? true
        },
      })
    })
    const text = answer.trim()
    if (text === 'q') throw new Left()
    return passes(text) ? { kind: 'passed' } : { kind: 'answered', value: text }
  }

  async confirm(message: string): Promise<boolean> {
    const { answer } = await this.#asked(async (context) => {
      const { default: inquirer } = await import('inquirer')
      return inquirer.createPromptModule(context)<{ answer: boolean }>({
        type: 'confirm',
        name: 'answer',
        message,
        default: false,
      })
    })
    return answer
  }

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    const core = await import('@inquirer/core')
    const line = `Next: ${keyList(choices)}`
    const { style } = this.#parts
    const prompt = core.createPrompt<string, object>((_config, done) => {
      const [chosen, choose] = core.useState<KeyChoice | null>(null)
      core.useKeypress((key, reader) => {
        reader.clearLine(0)
        const found = key.name === 'q' ? leave : choices.find((choice) => isKey(choice, key))
        if (found === undefined || chosen !== null) return
        choose(found)
        done(found.id)
      })
      return chosen === null ? style.active(`${line}, leave (q) `) : style.dim(`› ${chosen.word}`)
    })
    const id = await this.#asked((context) => prompt({}, context))
    if (id === leave.id) throw new Left()
    return id
  }

  /** Races a prompt with the end of its input, which inquirer does not notice, and tells its ends apart. */
  async #asked<Answer>(ask: (context: Context) => Promise<Answer>): Promise<Answer> {
    const { input, output, stopped } = this.#parts
    const ending = new AbortController()
    const whenEnded = (): void => ending.abort(new InputEnded())
    const whenStopped = (): void => ending.abort(stopped.reason)
    input.once('end', whenEnded)
    input.once('close', whenEnded)
    stopped.addEventListener('abort', whenStopped)
    if (stopped.aborted) whenStopped()
    try {
      return await ask({ input, output, signal: ending.signal })
    } catch (error) {
      if (ending.signal.aborted) throw ending.signal.reason
      if ((error as { name?: unknown }).name === 'ExitPromptError') throw new Interrupted()
      throw error
    } finally {
      input.removeListener('end', whenEnded)
      input.removeListener('close', whenEnded)
      stopped.removeEventListener('abort', whenStopped)
    }
  }
}

const leave: KeyChoice = { id: 'leave', key: 'q', word: 'leave' }

function isKey({ key: wanted }: KeyChoice, key: KeypressEvent): boolean {
  return wanted === 'enter' ? key.name === 'enter' || key.name === 'return' : key.name === wanted
}
