import { InputEnded, Interrupted, Left } from '../src/terminal/left.ts'
import type {
  KeyChoice,
  PickQuestion,
  Prompter,
  Reply,
  TextQuestion,
} from '../src/terminal/prompter.ts'

/** One answer, as a learner would type it. */
export type ScriptedAnswer =
  /** A pick: numbers of the items, in the order given. */
  | { numbers: readonly number[] }
  /** A pick: by the ids of the items. */
  | { ids: readonly string[] }
  /** A text. It is checked, and a fault ends the test. */
  | { text: string }
  /** A confirmation. */
  | { yes: boolean }
  /** A key choice, by its key: a letter or `enter`. */
  | { key: string }
  /** What ends a question without an answer. */
  | 'pass'
  | 'leave'
  | 'ctrl-c'

/** What was asked, in order; `answered` stands beside it. */
export type ScriptedQuestion =
  | { kind: 'pick'; question: PickQuestion }
  | { kind: 'text'; question: TextQuestion }
  | { kind: 'confirm'; message: string }
  | { kind: 'keys'; choices: readonly KeyChoice[] }

/**
 * Answers from a list, one a question. An answer that does not fit its question
 * is a fault of the test and says so; after the last the input has ended.
 */
export class ScriptedPrompter implements Prompter {
  readonly asked: ScriptedQuestion[] = []
  #answers: ScriptedAnswer[]

  constructor(answers: readonly ScriptedAnswer[]) {
    this.#answers = [...answers]
  }

  /** How many answers were not needed. */
  get left(): number {
    return this.#answers.length
  }

  async fresh(): Promise<void> {}

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    const answer = this.#next({ kind: 'pick', question })
    if (answer === 'pass') return passed(question)
    if ('ids' in answer)
      return { kind: 'answered', value: answer.ids.map((id) => idIn(question, id)) }
    if (!('numbers' in answer)) throw unfit(answer, question.message)
    const ids = answer.numbers.map((number) => idOf(question, number))
    return { kind: 'answered', value: ids }
  }

  async text(question: TextQuestion): Promise<Reply<string>> {
    const answer = this.#next({ kind: 'text', question })
    if (answer === 'pass') return passed(question)
    if (!('text' in answer)) throw unfit(answer, question.message)
    const fault = question.check(answer.text)
    if (fault !== null) throw new Error(`"${answer.text}" to "${question.message}": ${fault}`)
    return { kind: 'answered', value: answer.text }
  }

  async confirm(message: string): Promise<boolean> {
    const answer = this.#next({ kind: 'confirm', message })
    if (answer === 'pass' || !('yes' in answer)) throw unfit(answer, message)
    return answer.yes
  }

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    const answer = this.#next({ kind: 'keys', choices })
    const words = choices.map(({ word }) => word).join(', ')
    if (answer === 'pass' || !('key' in answer)) throw unfit(answer, words)
    const choice = choices.find(({ key }) => key === answer.key)
    if (choice === undefined) throw unfit(answer, words)
    return choice.id
  }

  #next(question: ScriptedQuestion): Exclude<ScriptedAnswer, 'leave' | 'ctrl-c'> {
    this.asked.push(question)
    const answer = this.#answers.shift()
    if (answer === undefined) throw new InputEnded()
    if (answer === 'leave') throw new Left()
    if (answer === 'ctrl-c') throw new Interrupted()
    return answer
  }
}

function passed({ message, mayPass }: { message: string; mayPass: boolean }): { kind: 'passed' } {
  if (!mayPass) throw unfit('pass', message)
  return { kind: 'passed' }
}

function idIn({ items, message }: PickQuestion, wanted: string): string {
  if (!items.some(({ id }) => id === wanted)) throw unfit({ ids: [wanted] }, message)
  return wanted
}

function idOf({ items, message }: PickQuestion, wanted: number): string {
  const item = items.find(({ number }) => number === wanted)
  if (item === undefined) throw unfit({ numbers: [wanted] }, message)
  return item.id
}

function unfit(answer: ScriptedAnswer, message: string): Error {
  return new Error(`the scripted answer ${JSON.stringify(answer)} does not fit "${message}"`)
}
