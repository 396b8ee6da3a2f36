import type { Answer, AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type {
  LineQuestion,
  NumberLure,
  NumberQuestion,
  OneOfQuestion,
  OrderLure,
  Question,
  Said,
  SeveralOfQuestion,
  Text,
} from './kit/question.ts'
import type { Ran, Told } from './kit/told.ts'
import { fill, type Known, type TimeFormat, valueAt } from './resolve.ts'
import { MarkdownFault, type Place, readTemplate, stepsOf, type Template } from './template.ts'
import type { Reply, WrittenOption, WrittenQuestion } from './written.ts'

type Values = KnobValues

/** Before a run there is no answer, and no run: a hole that wants one is a fault. */
const nothingGiven = { given: [] }

/** Makes questions of what is written, with the names and answers of their lesson.ts. */
export class QuestionBuilder {
  #known: Known
  #answers: NonNullable<AuthoredLesson<Values>['answers']>

  constructor(known: Known, answers: AuthoredLesson<Values>['answers'] = {}) {
    this.#known = known
    this.#answers = answers
  }

  /** Throws a MarkdownFault where kind, options, replies and answer do not fit together. */
  question(written: WrittenQuestion): Question<Values> {
    const { id, of, kind, flags, options, place } = written
    const usual = usualFormat(written)
    const common = {
      id,
      of: of.length === 1 ? of[0]! : of,
      text: this.text(written.text, usual),
      right: this.#saidTo(written, 'right', usual),
      ...(flags.includes('with code') && { withCode: true }),
      ...(flags.includes('without code') && { withCode: false }),
    }
    const fixed = !flags.includes('shuffled')
    switch (kind) {
      case 'seconds':
      case 'milliseconds':
      case 'count':
        return {
          ...common,
          kind: 'number',
          unit: ({ seconds: 's', milliseconds: 'ms', count: 'count' } as const)[kind],
          ...(this.#numberAnswer(written) as Pick<NumberQuestion<Values>, 'answer'>),
          lures: this.#numberLures(written, usual),
          otherwise: this.#saidTo(written, 'else', usual),
        }
      case 'order':
        return {
          ...common,
          kind: 'order',
          items: options.map((option) => option.id),
          answer: this.#answer(written) as (ran: Ran<Values>) => string[],
          lures: this.#orderLures(written, usual),
          ...(written.replies.some(({ head }) => head === 'else') && {
            otherwise: this.#saidTo(written, 'else', usual),
          }),
        }
      case 'choice':
        return {
          ...common,
          kind: 'one-of',
          answer: this.#answer(written) as OneOfQuestion<Values>['answer'],
          options: options.map((option) => ({
            id: option.id,
            text: this.text(option.text, usual),
            ...this.#saidOf(option, 'wrong', 'said', usual),
          })),
          ...(fixed && { fixed }),
        }
      case 'several':
        return {
          ...common,
          kind: 'several-of',
          answer: this.#answer(written) as SeveralOfQuestion<Values>['answer'],
          options: options.map((option) => ({
            id: option.id,
            text: this.text(option.text, usual),
            ...this.#saidOf(option, 'chosen', 'chosen', usual),
            ...this.#saidOf(option, 'left out', 'leftOut', usual),
          })),
          ...(fixed && { fixed }),
        }
      case 'line':
        return {
          ...common,
          kind: 'line',
          answer: this.#answer(written) as LineQuestion<Values>['answer'],
          options: options.map((option) => ({
            id: option.id,
            at: plainText(option.text, place),
            ...this.#saidOf(option, 'wrong', 'said', usual),
          })),
        }
    }
  }

  /** A text before a run. */
  text(template: Template, usual: TimeFormat): Text<Values> {
    return (before) =>
      fill(
        template,
        this.#known,
        {
          ...before,
          ...nothingGiven,
          run() {
            throw new Error('it needs a run, and this is read before any')
          },
        },
        usual,
      )
  }

  /** What is said: the first of these replies whose condition holds. */
  said(replies: readonly Reply[], usual: TimeFormat): Said<Values> {
    return (told) => {
      const reply = replies.find(
        ({ when, place }) => when === null || this.#holds(when, told, place),
      )
      if (reply === undefined) {
        throw new MarkdownFault(
          replies[0]!.place,
          'is said only under a condition; the last one must be without',
        )
      }
      return fill(reply.text, this.#known, told, usual)
    }
  }

  #holds(name: string, told: Told<Values>, place: Place): boolean {
    const condition = Object.hasOwn(this.#known.names, name) ? this.#known.names[name] : undefined
    if (condition === undefined) throw new MarkdownFault(place, `no name "${name}" in lesson.ts`)
    return Boolean(condition(told.knobs, told))
  }

  #saidTo({ replies, place, id }: WrittenQuestion, head: string, usual: TimeFormat): Said<Values> {
    const own = replies.filter((reply) => reply.head === head)
    if (own.length === 0) throw new MarkdownFault(place, `"${id}" has no reply "- ${head}:"`)
    return this.said(own, usual)
  }

  #saidOf<Member extends string>(
    { replies }: WrittenOption,
    head: string,
    member: Member,
    usual: TimeFormat,
  ): { [Name in Member]?: Said<Values> } {
    const own = replies.filter((reply) => reply.head === head)
    return (own.length === 0 ? {} : { [member]: this.said(own, usual) }) as {
      [Name in Member]?: Said<Values>
    }
  }

  #numberAnswer(written: WrittenQuestion): Partial<NumberQuestion<Values>> {
    const own = this.#answers[written.id]
    const { bound, usual } = typeof own === 'object' ? own : {}
    const answer = this.#answer(written) as (ran: Ran<Values>) => number
    return { answer, ...(bound && { bound }), ...(usual && { usual }) }
  }

  #answer({
    id,
    answer,
    options,
    place,
  }: WrittenQuestion): (ran: Ran<Values>) => ReturnType<Answer<Values>> {
    if (answer !== null) {
      const hole = { path: answer, steps: stepsOf(answer, place), place }
      return (ran) => valueAt(hole, this.#known, { ...ran, ...nothingGiven }) as number
    }
    const own = Object.hasOwn(this.#answers, id) ? this.#answers[id] : undefined
    const compute = typeof own === 'object' ? own.answer : own
    if (compute === undefined) {
      throw new MarkdownFault(
        place,
        `"${id}" has no answer: name a fact here, or compute it in lesson.ts`,
      )
    }
    const ids = options.map((option) => option.id)
    return (ran) => compute({ ...ran, options: ids })
  }

  /** Answers that tempt, each with all that may be said to it. */
  #tempting({ replies }: WrittenQuestion): [string, Reply[]][] {
    const heads = new Map<string, Reply[]>()
    for (const reply of replies) {
      if (reply.head === 'right' || reply.head === 'else') continue
      heads.set(reply.head, [...(heads.get(reply.head) ?? []), reply])
    }
    return [...heads]
  }

  #numberLures(written: WrittenQuestion, usual: TimeFormat): NumberLure<Values>[] {
    return this.#tempting(written).map(([head, replies]) => {
      const ends = head
        .split(' to ')
        .map((end) => this.#number(end.trim(), written, replies[0]!.place))
      return {
        value: (knobs) => {
          const [from, to] = ends.map((end) => end(knobs))
          if (Array.isArray(from)) return from as unknown as readonly [number, number]
          return to === undefined ? (from as number) : [from as number, to as number]
        },
        said: this.said(replies, usual),
      }
    })
  }

  /** A number that was written, in the question's unit, or a path over knobs. */
  #number(text: string, { kind }: WrittenQuestion, place: Place): (knobs: Values) => unknown {
    if (/^\d+(?:\.\d+)?$/.test(text)) {
      const value = Number((Number(text) * (kind === 'seconds' ? 1000 : 1)).toPrecision(12))
      return () => value
    }
    const hole = onlyHole(text, place)
    return (knobs) =>
      valueAt(hole, this.#known, {
        knobs,
        ...nothingGiven,
        run: noRun,
        line: noRun,
        s: String,
        ms: String,
        time: String,
      } as never)
  }

  #orderLures(written: WrittenQuestion, usual: TimeFormat): OrderLure<Values>[] {
    const items = written.options.map(({ id }) => id)
    return this.#tempting(written).map(([head, replies]) => {
      const { place } = replies[0]!
      const said = this.said(replies, usual)
      if (head.startsWith('{')) {
        const hole = onlyHole(head, place)
        return {
          order: (ran) => valueAt(hole, this.#known, { ...ran, ...nothingGiven }) as string[],
          said,
        }
      }
      const [later, earlier, ...more] = head.split(' before ').map(itemName)
      if (
        later !== undefined &&
        earlier !== undefined &&
        more.length === 0 &&
        items.includes(later)
      ) {
        return { pair: [earlier, later], said }
      }
      return { order: head.split(' > ').map(itemName), said }
    })
  }
}

function usualFormat({ kind }: WrittenQuestion): TimeFormat {
  return kind === 'seconds' ? 's' : kind === 'milliseconds' ? 'ms' : 'time'
}

function itemName(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1')
}

function onlyHole(text: string, place: Place) {
  const { parts } = readTemplate(text, place)
  const [part] = parts
  if (parts.length !== 1 || typeof part !== 'object') {
    throw new MarkdownFault(place, `"${text}" is neither a number nor one hole`)
  }
  return part
}

function plainText({ parts }: Template, place: Place): string {
  const [part] = parts
  if (parts.length === 1 && typeof part === 'string') return part
  throw new MarkdownFault(place, 'a line of code is named by text that stands on it, without holes')
}

function noRun(): never {
  throw new Error('only knobs are known here')
}
