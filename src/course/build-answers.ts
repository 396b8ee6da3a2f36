import type { Answer, AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type { Written, WrittenDistractor } from '../questions/kind.ts'
import type { Runs } from '../questions/question.ts'
import { nothingGiven, type Texts } from './build-texts.ts'
import { type Known, valueAt } from './resolve.ts'
import { type Hole, MarkdownFault, type Place, readTemplate, stepsOf } from './template.ts'
import type { Reply, WrittenQuestion } from './written.ts'

type Answers = NonNullable<AuthoredLesson<KnobValues>['answers']>

/** What is right: the fact that the question names, or what lesson.ts computes under its id. */
export function answerOf(
  { id, answer, options, decidedAt }: WrittenQuestion,
  known: Known,
  answers: Answers,
): (ran: Runs) => ReturnType<Answer<KnobValues>> {
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

/** How lesson.ts has an answer judged, beside computing it. */
export function judgedAs({ id, answer }: WrittenQuestion, answers: Answers): Written['judged'] {
  const own = Object.hasOwn(answers, id) ? answers[id] : undefined
  const { bound, usual } = typeof own === 'object' ? own : {}
  const isSpan = /\.(?:waiting|held|ready|blocked)$/.test(answer ?? '')
  return { ...(bound && { bound }), ...(usual && { usual }), ...(isSpan && { isSpan }) }
}

/** Answers that tempt, each with all that may be said to it. */
export function distractorsOf({ replies }: WrittenQuestion, texts: Texts): WrittenDistractor[] {
  const heads = new Map<string, Reply[]>()
  for (const reply of replies) {
    if (reply.head === 'right' || reply.head === 'else') continue
    heads.set(reply.head, [...(heads.get(reply.head) ?? []), reply])
  }
  return [...heads].map(([answer, own]) => {
    const { place } = own[0]!
    return {
      answer,
      feedback: texts.feedback(own),
      fromKnobs(text, otherwise) {
        const hole = onlyHole(text, place, otherwise)
        return (knobs) => valueAt(hole, texts.known, { ...beforeAnyRun, knobs })
      },
      fromRuns(text, otherwise) {
        const hole = onlyHole(text, place, otherwise)
        return (runs) => valueAt(hole, texts.known, { ...runs, ...nothingGiven })
      },
      fault: (words) => new MarkdownFault(place, words),
    }
  })
}

const none = (): never => {
  throw new Error('a distractor is known before any run, from the knobs alone')
}
const beforeAnyRun = { ...nothingGiven, run: none, line: none, s: String, ms: String, time: String }

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
