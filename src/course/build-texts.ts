import type { KnobValues } from './kit/knob.ts'
import type { Told } from './kit/told.ts'
import type { Feedback, Text } from '../questions/question.ts'
import { fill, type Known, type TimeFormat } from './resolve.ts'
import { MarkdownFault, type Template } from './template.ts'
import type { Reply, WrittenOption, WrittenQuestion } from './written.ts'

type Values = KnobValues

/** Before a run there is no answer, and no run: a hole that wants one is a fault. */
export const nothingGiven = { given: [] }

/** Makes functions of the texts of one question, its times in one format. */
export class Texts {
  readonly known: Known
  #usual: TimeFormat

  constructor(known: Known, usual: TimeFormat) {
    this.known = known
    this.#usual = usual
  }

  /** A text before a run. */
  text(template: Template): Text {
    return (before) => {
      const run = (): never => {
        throw new Error('it needs a run, and this is read before any')
      }
      return fill(template, this.known, { ...before, ...nothingGiven, run }, this.#usual)
    }
  }

  /**
   * What is said: the first of these replies whose condition holds. Throws a
   * MarkdownFault unless the last, and no other, is without one.
   */
  feedback(replies: readonly Reply[]): Feedback {
    for (const [index, { when, head, place }] of replies.entries()) {
      const isLast = index === replies.length - 1
      if (isLast && when !== null) {
        throw new MarkdownFault(
          place,
          `"- ${head} if ${when}:" is the last for "${head}"; the last must be without a condition`,
        )
      }
      if (!isLast && when === null) {
        throw new MarkdownFault(
          replies[index + 1]!.place,
          `is never said: "- ${head}:" above it has no condition`,
        )
      }
      if (when !== null && !Object.hasOwn(this.known.names, when)) {
        throw new MarkdownFault(place, `there is no name "${when}" in lesson.ts`)
      }
    }
    return (told) => {
      const reply = replies.find(({ when }) => when === null || this.#holds(when, told))
      return fill(reply!.text, this.known, told, this.#usual)
    }
  }

  /** What is said to `right` or `else`; a question has it. */
  feedbackTo({ replies, place, id }: WrittenQuestion, head: string): Feedback {
    const own = replies.filter((reply) => reply.head === head)
    if (own.length === 0) throw new MarkdownFault(place, `"${id}" has no reply "- ${head}:"`)
    return this.feedback(own)
  }

  /** What is said of an option, by the word before it. */
  feedbackBelow({ replies }: WrittenOption): Record<string, Feedback> {
    const heads = new Set(replies.map(({ head }) => head))
    return Object.fromEntries(
      [...heads].map((head) => [head, this.feedback(replies.filter((one) => one.head === head))]),
    )
  }

  #holds(name: string, told: Told<Values>): boolean {
    return Boolean(this.known.names[name]!(told.knobs, told))
  }
}
