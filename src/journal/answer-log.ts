import { type Day, type Moment, momentOf } from './day.ts'
import type { Answered } from './entry.ts'

/** An answer, and its place among all of its lesson. */
export interface Placed {
  answer: Answered
  place: number
}

/**
 * Answers to one question that are alike in what was given, so that a lesson
 * either has a place for all of them or for none.
 */
export interface Alike {
  question: string
  last: Placed
  /** The last of them that was not right. */
  missed: Placed | null
  count: number
}

/** An answer as it is told again. */
export interface LoggedAnswer {
  alike: Alike
  right: boolean
  day: Day
}

/**
 * The answers to a lesson's questions in their order. Of each it keeps two
 * numbers: a journal can hold a million.
 */
export class AnswerLog {
  #byGiven = new Map<string, Map<string, number>>()
  #alike: Alike[] = []
  /** Of each answer the number of its kind, doubled, and one more where it was right. */
  #codes: number[] = []
  #moments: Moment[] = []
  #count = 0

  add(answer: Answered): void {
    const moment = momentOf(answer.at)
    if (moment === null) return
    const number = this.#numberOf(answer)
    const alike = this.#alike[number]!
    const right = answer.verdict === 'right'
    alike.last = { answer, place: this.#count++ }
    alike.count++
    if (!right) alike.missed = alike.last
    const code = number * 2 + (right ? 1 : 0)
    // The same once more in the same minute says nothing more.
    if (this.#codes.at(-1) === code && this.#moments.at(-1) === moment) return
    this.#codes.push(code)
    this.#moments.push(moment)
  }

  /** What was given, each kind once. */
  get kinds(): readonly Alike[] {
    return this.#alike
  }

  *answers(dayOf: (moment: Moment) => Day): Generator<LoggedAnswer> {
    for (const [index, code] of this.#codes.entries()) {
      yield {
        alike: this.#alike[code >> 1]!,
        right: code % 2 === 1,
        day: dayOf(this.#moments[index]!),
      }
    }
  }

  #numberOf(answer: Answered): number {
    const { question, given } = answer
    // Whether a number can be an answer does not hang on which it is.
    const key = typeof given === 'number' ? 'number' : JSON.stringify(given)
    let byGiven = this.#byGiven.get(question)
    if (byGiven === undefined) this.#byGiven.set(question, (byGiven = new Map()))
    let number = byGiven.get(key)
    if (number === undefined) {
      number = this.#alike.length
      byGiven.set(key, number)
      this.#alike.push({ question, last: { answer, place: 0 }, missed: null, count: 0 })
    }
    return number
  }
}
