import type { Lines } from './lines.ts'
import { Left } from './ends.ts'
import type { KeyChoice, PickQuestion, Prompter, Reply, TextQuestion } from './prompter.ts'

/** Asks by whole lines: numbered choices, no repaint, no key of its own. */
export class LinearPrompter implements Prompter {
  #lines: Lines
  #write: (line: string) => void

  constructor(lines: Lines, write: (line: string) => void) {
    this.#lines = lines
    this.#write = write
  }

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    this.#write(question.message)
    for (const { number, text, hint } of question.items) {
      this.#write(`${number}: ${text.replace(/\n/g, '; ')}${hint === undefined ? '' : `, ${hint}`}`)
    }
    for (;;) {
      const answer = await this.#ask(this.#wanted(question))
      if (answer === '-' && question.mayPass) return { kind: 'passed' }
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

  async text({ message, check, mayPass, hint }: TextQuestion): Promise<Reply<string>> {
    for (let asked = message; ; ) {
      const answer = await this.#ask(asked)
      if (answer === '-' && mayPass) return { kind: 'passed' }
      const fault = answer === '?' ? hint : check(answer)
      if (fault === null) return { kind: 'answered', value: answer }
      this.#write(fault)
      asked = message
    }
  }

  async confirm(message: string): Promise<boolean> {
    for (;;) {
      const answer = (await this.#ask(`${message} Type yes or no:`)).toLowerCase()
      if (answer === 'yes' || answer === 'y') return true
      if (answer === 'no' || answer === 'n' || answer === '') return false
    }
  }

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    const enter = choices.find(({ key }) => key === 'enter')
    const others = choices.filter(({ key }) => key !== 'enter').map(({ word }) => word)
    const forms = [...(enter ? [`Enter for ${enter.word}`] : []), ...others, 'q to leave']
    for (;;) {
      const answer = (await this.#ask(`Next: ${forms.join(', ')}:`)).toLowerCase()
      const chosen =
        answer === ''
          ? enter
          : choices.find(({ key, word }) => key === answer || word.toLowerCase() === answer)
      if (chosen !== undefined) return chosen.id
      this.#write(`"${answer}" is none of these.`)
    }
  }

  async #ask(message: string): Promise<string> {
    this.#write(message)
    const answer = (await this.#lines.next()).trim()
    if (answer === 'q') throw new Left()
    return answer
  }

  #wanted({ items, mode, mayPass }: PickQuestion): string {
    const numbers = items.map(({ number }) => number)
    const inRow = numbers.every((number, index) => number === index + 1)
    const range = inRow ? `1 to ${numbers.length}` : numbers.join(', ')
    const pass = mayPass ? ' (- passes, q leaves)' : ' (q leaves)'
    const reversed = [...numbers].reverse().join(' ')
    const forms = {
      one: `Choose ${inRow ? range : `one of ${range}`}${pass}:`,
      several: `Choose any of ${range}, as in 1 3${pass}:`,
      order: `Type all ${numbers.length} numbers in order, as in ${reversed}${pass}:`,
    }
    return forms[mode]
  }

  #picked(answer: string, { items, mode }: PickQuestion): PickQuestion['items'] | string {
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
