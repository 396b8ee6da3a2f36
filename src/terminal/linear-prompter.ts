import type { Lines } from './lines.ts'
import { asideOf, numbers, readPick } from '../text/typed/pick.ts'
import { quoted } from '../text/typed/quoted.ts'
import { sentence } from '../text/phrases.ts'
import { Left } from './left.ts'
import { printableLines } from '../text/printable.ts'
import {
  type KeyChoice,
  type PickQuestion,
  type Prompter,
  type Reply,
  type TextQuestion,
} from './prompter.ts'

/** Asks by whole lines: numbered choices, no repaint, no key of its own. */
export class LinearPrompter implements Prompter {
  #lines: Lines
  #write: (line: string) => void
  /** What was said once of how a question may be answered. */
  #told = new Set<string>()
  /** Whether what was typed has been forgotten for the question that comes now. */
  #isFresh = false

  constructor(lines: Lines, write: (line: string) => void) {
    this.#lines = lines
    this.#write = (line) => write(printableLines(line))
  }

  async fresh(): Promise<void> {
    for (const line of await this.#lines.forget()) {
      const what = line.trim() === '' ? 'Enter' : quoted(line)
      this.#write(`Not taken: ${what} was typed before the question.`)
    }
    this.#isFresh = true
  }

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    await this.#begin()
    this.#put(question)
    this.#tellOnce(question.mayPass)
    const { items, mayPass } = question
    for (;;) {
      const answer = await this.#line(prompt(question))
      const aside = asideOf(answer, items)
      if (aside === 'leave') throw new Left()
      if (aside === 'pass' && mayPass) return { kind: 'passed' }
      if (aside === 'help' || aside === 'again') {
        for (const line of question.above ?? []) this.#write(line)
        this.#put(question)
        if (aside === 'help') this.#tell(mayPass)
        continue
      }
      const { ids, fault } = readPick(answer, question)
      if (fault !== null) {
        this.#write(sentence(fault))
        continue
      }
      const picked = ids.map((id) => items.find((item) => item.id === id)!)
      const texts = picked.map((item) => `${item.number}: ${item.text.replace(/\n/g, '; ')}`)
      this.#write(`Chose ${texts.join(', ')}`)
      return { kind: 'answered', value: ids }
    }
  }

  async text({ message, check, mayPass, hint, above = [] }: TextQuestion): Promise<Reply<string>> {
    await this.#begin()
    this.#tellOnce(mayPass)
    for (;;) {
      const answer = await this.#ask(message)
      const aside = asideOf(answer)
      if (aside === 'pass' && mayPass) return { kind: 'passed' }
      if (aside === 'again') for (const line of above) this.#write(line)
      else {
        const fault = aside === 'help' ? `${hint}; ${endings(mayPass)}` : check(answer)
        if (fault === null) return { kind: 'answered', value: answer }
        this.#write(fault)
      }
    }
  }

  async confirm(message: string): Promise<boolean> {
    await this.#begin()
    for (;;) {
      const answer = (await this.#ask(`${message} Type yes or no:`)).toLowerCase()
      if (answer === 'yes' || answer === 'y') return true
      if (answer === 'no' || answer === 'n' || answer === '') return false
      this.#write(`${quoted(answer)} is neither.`)
    }
  }

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    await this.#begin()
    const enter = choices.find(({ key }) => key === 'enter')
    const others = choices.filter(({ key }) => key !== 'enter').map(({ word }) => word)
    const forms = [
      ...(enter ? [`Enter for ${enter.word}`] : []),
      ...(others.length === 0 ? [] : [`${enter ? 'or ' : ''}type: ${others.join(', ')}`]),
      'q to leave',
    ]
    for (;;) {
      const answer = (await this.#ask(`Next: ${forms.join('; ')}:`)).toLowerCase()
      const chosen = answer === '' ? enter : choiceFor(answer, choices)
      if (chosen !== undefined) return chosen.id
      this.#write(`${quoted(answer)} is none of these.`)
    }
  }

  #put({ message, items }: PickQuestion): void {
    this.#write(message)
    for (const { number, text, hint } of items) {
      this.#write(`${number}: ${text.replace(/\n/g, '; ')}${hint === undefined ? '' : `, ${hint}`}`)
    }
  }

  async #ask(message: string): Promise<string> {
    const answer = await this.#line(message)
    if (asideOf(answer) === 'leave') throw new Left()
    return answer
  }

  async #line(message: string): Promise<string> {
    this.#write(message)
    return (await this.#lines.next()).trim()
  }

  /** A question begins to be put. */
  async #begin(): Promise<void> {
    if (!this.#isFresh) await this.fresh()
    this.#isFresh = false
  }

  /** How a question is left, passed or heard again: said the first time, and on `?`. */
  #tellOnce(mayPass: boolean): void {
    if (this.#told.has(endings(mayPass))) return
    this.#told.add(endings(mayPass))
    this.#tell(mayPass)
  }

  #tell(mayPass: boolean): void {
    const ends = endings(mayPass)
    this.#write(
      `${ends}, the word again says the question once more, a question mark (?) says how to answer.`,
    )
  }
}

/** As waysOut, its sign named: a voice leaves a lone sign out. */
function endings(mayPass: boolean): string {
  return mayPass ? 'a dash (-) passes, q leaves' : 'q leaves'
}

function prompt({ items, mode, example }: PickQuestion): string {
  const range = numbers(items)
  const as = example === undefined ? '' : `, as in ${example}`
  return {
    one: `Choose ${range.includes(',') ? `one of ${range}` : range}:`,
    several: `Choose any of ${range}${as}:`,
    order: `Type all ${items.length} numbers in order${as}:`,
  }[mode]
}

/** The choice of that key or those words; one word of them will do where no other choice has it. */
function choiceFor(answer: string, choices: readonly KeyChoice[]): KeyChoice | undefined {
  const exact = choices.find(({ key, word }) => key === answer || word.toLowerCase() === answer)
  const having = choices.filter(({ word }) => word.toLowerCase().split(' ').includes(answer))
  return exact ?? (having.length === 1 ? having[0] : undefined)
}
