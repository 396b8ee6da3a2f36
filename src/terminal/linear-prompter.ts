import type { Lines } from './lines.ts'
import { Left } from './ends.ts'
import { isFound } from './pick-search.ts'
import { printable } from './printable.ts'
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

  constructor(lines: Lines, write: (line: string) => void) {
    this.#lines = lines
    this.#write = (line) => write(printable(line))
  }

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    this.#put(question)
    this.#tellOnce(question.mayPass)
    for (;;) {
      const answer = await this.#ask(wanted(question))
      if (answer === '-' && question.mayPass) return { kind: 'passed' }
      if (answer === '?' || answer === 'again') {
        for (const line of question.above ?? []) this.#write(line)
        this.#put(question)
        if (answer === '?') this.#tell(question.mayPass)
        continue
      }
      const picked = this.#picked(answer, question)
      if (typeof picked === 'string') {
        this.#write(picked)
        continue
      }
      const texts = picked.map((item) => `${item.number}: ${item.text.replace(/\n/g, '; ')}`)
      this.#write(`Chose ${texts.join(', ')}`)
      return { kind: 'answered', value: picked.map(({ id }) => id) }
    }
  }

  async text({ message, check, mayPass, hint, above = [] }: TextQuestion): Promise<Reply<string>> {
    this.#tellOnce(mayPass)
    for (;;) {
      const answer = await this.#ask(message)
      if (answer === '-' && mayPass) return { kind: 'passed' }
      if (answer === 'again') for (const line of above) this.#write(line)
      else {
        const fault = answer === '?' ? `${hint}; ${endings(mayPass)}` : check(answer)
        if (fault === null) return { kind: 'answered', value: answer }
        this.#write(fault)
      }
    }
  }

  async confirm(message: string): Promise<boolean> {
    for (;;) {
      const answer = (await this.#ask(`${message} Type yes or no:`)).toLowerCase()
      if (answer === 'yes' || answer === 'y') return true
      if (answer === 'no' || answer === 'n' || answer === '') return false
      this.#write(`"${answer}" is neither.`)
    }
  }

  async keys(choices: readonly KeyChoice[]): Promise<string> {
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
      this.#write(`"${answer}" is none of these.`)
    }
  }

  #put({ message, items }: PickQuestion): void {
    this.#write(message)
    for (const { number, text, hint } of items) {
      this.#write(`${number}: ${text.replace(/\n/g, '; ')}${hint === undefined ? '' : `, ${hint}`}`)
    }
  }

  async #ask(message: string): Promise<string> {
    this.#write(message)
    const answer = (await this.#lines.next()).trim()
    if (answer.toLowerCase() === 'q') throw new Left()
    return answer
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

  #picked(answer: string, question: PickQuestion): PickQuestion['items'] | string {
    const { items, mode, search } = question
    if (search && !/^[\d\s]/.test(answer)) return foundBy(answer, items)
    const parts = answer.split(/[\s,+-]+/).filter((part) => part !== '')
    const picked = parts.map((part) => items.find(({ number }) => String(number) === part))
    const numbers = items.map(({ number }) => number).join(', ')
    if (picked.length === 0 || picked.includes(undefined)) return `Type numbers from ${numbers}.`
    const known = [...new Set(picked as PickQuestion['items'])]
    if (mode === 'one' && known.length !== 1) return 'Type one number.'
    if (mode === 'order' && (known.length !== items.length || parts.length !== items.length)) {
      return `Type each of ${numbers} once.`
    }
    return mode === 'several' ? items.filter((item) => known.includes(item)) : known
  }
}

/** As waysOut, its sign named: a voice leaves a lone sign out. */
function endings(mayPass: boolean): string {
  return mayPass ? 'a dash (-) passes, q leaves' : 'q leaves'
}

function wanted({ items, mode }: PickQuestion): string {
  const numbers = items.map(({ number }) => number)
  const inRow = numbers.every((number, index) => number === index + 1)
  const range = inRow ? `1 to ${numbers.length}` : numbers.join(', ')
  const reversed = [...numbers].reverse().join(' ')
  return {
    one: `Choose ${inRow ? range : `one of ${range}`}:`,
    several: `Choose any of ${range}, as in 1 3:`,
    order: `Type all ${numbers.length} numbers in order, as in ${reversed}:`,
  }[mode]
}

/** The one item that has these words; otherwise what to type. */
function foundBy(words: string, items: PickQuestion['items']): PickQuestion['items'] | string {
  const found = items.filter((item) => isFound(item, words))
  if (words !== '' && found.length === 1) return found
  const names = found.map(({ number, text }) => `${number}: ${text}`).join('; ')
  return words === '' || found.length === 0
    ? `Type a number, or a word that stands in one of them.`
    : `Several have "${words}": ${names}.`
}

/** The choice of that key or those words; one word of them will do where no other choice has it. */
function choiceFor(answer: string, choices: readonly KeyChoice[]): KeyChoice | undefined {
  const exact = choices.find(({ key, word }) => key === answer || word.toLowerCase() === answer)
  const having = choices.filter(({ word }) => word.toLowerCase().split(' ').includes(answer))
  return exact ?? (having.length === 1 ? having[0] : undefined)
}
