import type { Answer, AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type { Ran } from './kit/told.ts'
import type { NumberDistractor, NumberQuestion, OrderDistractor } from '../questions/question.ts'
import { nothingGiven, type Texts } from './build-texts.ts'
import { type Known, valueAt } from './resolve.ts'
import { type Hole, MarkdownFault, type Place, readTemplate, stepsOf } from './template.ts'
import type { Reply, WrittenQuestion } from './written.ts'

type Values = KnobValues
type Answers = NonNullable<AuthoredLesson<Values>['answers']>

/** What is right: the fact that the question names, or what lesson.ts computes under its id. */
export function answerOf(
  { id, answer, options, decidedAt }: WrittenQuestion,
  known: Known,
  answers: Answers,
): (ran: Ran<Values>) => ReturnType<Answer<Values>> {
  const own = Object.hasOwn(answers, id) ? answers[id] : undefined
  const compute = typeof own === 'object' ? own.answer : own
  if (answer !== null && compute !== undefined) {
    throw new MarkdownFault(decidedAt, `"${id}" has two answers: here, and in lesson.ts`)
  }
  if (answer !== null) {
    const hole = { path: answer, steps: stepsOf(answer, decidedAt), place: decidedAt }
    return (ran) => valueAt(hole, known, { ...ran, ...nothingGiven }) as number
  }
  if (compute === undefined) {
    throw new MarkdownFault(
      decidedAt,
      `"${id}" has no answer: name a fact here, or compute it in lesson.ts`,
    )
  }
  const ids = options.map((option) => option.id)
  return (ran) => compute({ ...ran, options: ids })
}

/** How lesson.ts has a number judged, beside its answer. */
export function judgedAs(
  { id }: WrittenQuestion,
  answers: Answers,
): Pick<NumberQuestion<Values>, 'bound' | 'usual'> {
  const own = Object.hasOwn(answers, id) ? answers[id] : undefined
  const { bound, usual } = typeof own === 'object' ? own : {}
  return { ...(bound && { bound }), ...(usual && { usual }) }
}

export function numberDistractors(
  written: WrittenQuestion,
  texts: Texts,
): NumberDistractor<Values>[] {
  return tempting(written).map(([head, replies]) => {
    const ends = head
      .split(' to ')
      .map((end) => numberAt(end.trim(), written, texts.known, replies[0]!.place))
    if (ends.length > 2) throw new MarkdownFault(replies[0]!.place, `"${head}" has three ends`)
    return {
      value: (knobs) => {
        const [from, to] = ends.map((end) => end(knobs))
        if (Array.isArray(from)) return from as unknown as readonly [number, number]
        return to === undefined ? (from as number) : [from as number, to as number]
      },
      feedback: texts.feedback(replies),
    }
  })
}

export function orderDistractors(
  written: WrittenQuestion,
  texts: Texts,
): OrderDistractor<Values>[] {
  const items = written.options.map(({ id }) => id)
  return tempting(written).map(([head, replies]) => {
    const { place } = replies[0]!
    const feedback = texts.feedback(replies)
    if (head.startsWith('{')) {
      const hole = onlyHole(head, place, 'an order of the items')
      return {
        order: (ran) => valueAt(hole, texts.known, { ...ran, ...nothingGiven }) as string[],
        feedback,
      }
    }
    const pair = head.split(' before ').map(itemName)
    const order = pair.length === 2 ? pair : head.split(' > ').map(itemName)
    const unknown = order.find((item) => !items.includes(item))
    if (unknown !== undefined) {
      throw new MarkdownFault(place, `"${unknown}" is no item: ${items.join(', ')}`)
    }
    if (new Set(order).size < order.length) {
      throw new MarkdownFault(place, `"${head}" names an item twice`)
    }
    if (pair.length === 2) return { pair: [pair[1]!, pair[0]!], feedback }
    if (order.length < items.length) {
      throw new MarkdownFault(place, `"${head}" leaves an item out`)
    }
    return { order, feedback }
  })
}

/** Answers that tempt, each with all that may be said to it. */
function tempting({ replies }: WrittenQuestion): [string, Reply[]][] {
  const heads = new Map<string, Reply[]>()
  for (const reply of replies) {
    if (reply.head === 'right' || reply.head === 'else') continue
    heads.set(reply.head, [...(heads.get(reply.head) ?? []), reply])
  }
  return [...heads]
}

/** A number that was written, in the question's unit, or a path over knobs. */
function numberAt(
  text: string,
  { kind }: WrittenQuestion,
  known: Known,
  place: Place,
): (knobs: Values) => unknown {
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    // 0.3 s is 300 ms, not 299.99999999999994.
    const value = Number((Number(text) * (kind === 'seconds' ? 1000 : 1)).toPrecision(12))
    return () => value
  }
  const hole = onlyHole(text, place, 'a number')
  const none = (): never => {
    throw new Error('a distractor is known before any run, from the knobs alone')
  }
  return (knobs) =>
    valueAt(hole, known, {
      knobs,
      ...nothingGiven,
      run: none,
      line: none,
      s: String,
      ms: String,
      time: String,
    })
}

function itemName(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1')
}

function onlyHole(text: string, place: Place, otherwise: string): Hole {
  const { parts } = readTemplate(text, place)
  const [part] = parts
  if (parts.length !== 1 || typeof part !== 'object') {
    throw new MarkdownFault(
      place,
      `"- ${text}:" is neither right, else, ${otherwise} nor one hole, as {sum}`,
    )
  }
  return part
}
