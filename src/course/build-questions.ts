import type { AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type {
  LineQuestion,
  NumberQuestion,
  OneOfQuestion,
  OrderQuestion,
  Question,
  SeveralOfQuestion,
} from '../questions/question.ts'
import { answerOf, judgedAs, numberDistractors, orderDistractors } from './build-answers.ts'
import { Texts } from './build-texts.ts'
import type { Known, TimeFormat } from './resolve.ts'
import { MarkdownFault, type Place, type Template } from './template.ts'
import type { Flag, WrittenKind, WrittenOption, WrittenQuestion } from './written.ts'

type Values = KnobValues

/** What a question of each kind may have, beside its text and what is said to `right`. */
const grammar: Record<
  WrittenKind,
  {
    /** To what something is said below an option; null where there are no options. */
    options: readonly string[] | null
    /** Whether something may be said to other answers than `right`. */
    tempts: boolean
    flags: readonly Flag[]
  }
> = {
  seconds: { options: null, tempts: true, flags: [] },
  milliseconds: { options: null, tempts: true, flags: [] },
  count: { options: null, tempts: true, flags: [] },
  order: { options: [], tempts: true, flags: [] },
  choice: { options: ['wrong'], tempts: false, flags: ['shuffled'] },
  several: { options: ['chosen', 'left out'], tempts: false, flags: ['shuffled'] },
  line: { options: ['wrong'], tempts: false, flags: [] },
}

/**
 * Makes a question of what is written, with the names and answers of its
 * lesson.ts. Throws a MarkdownFault where kind, options, replies and answer do
 * not fit together.
 */
export function buildQuestion(
  written: WrittenQuestion,
  known: Known,
  answers: AuthoredLesson<Values>['answers'] = {},
): Question<Values> {
  refuseUnfit(written)
  const { id, of, kind, flags, options, replies } = written
  const texts = new Texts(known, usualFormat(written))
  const common = {
    id,
    of: of.length === 1 ? of[0]! : of,
    text: texts.text(written.text),
    right: texts.feedbackTo(written, 'right'),
    ...(flags.includes('with code') && { withCode: true }),
    ...(flags.includes('without code') && { withCode: false }),
  }
  const answer = answerOf(written, known, answers)
  const fixed = !flags.includes('shuffled') && { fixed: true }
  switch (kind) {
    case 'seconds':
    case 'milliseconds':
    case 'count':
      return {
        ...common,
        kind: 'number',
        unit: ({ seconds: 's', milliseconds: 'ms', count: 'count' } as const)[kind],
        answer: answer as NumberQuestion<Values>['answer'],
        ...judgedAs(written, answers),
        distractors: numberDistractors(written, texts),
        otherwise: texts.feedbackTo(written, 'else'),
      }
    case 'order':
      return {
        ...common,
        kind: 'order',
        items: options.map((option) => option.id),
        answer: answer as OrderQuestion<Values>['answer'],
        distractors: orderDistractors(written, texts),
        ...(replies.some(({ head }) => head === 'else') && {
          otherwise: texts.feedbackTo(written, 'else'),
        }),
      }
    case 'choice':
      return {
        ...common,
        kind: 'one-of',
        answer: answer as OneOfQuestion<Values>['answer'],
        options: options.map((option) => ({
          id: option.id,
          text: texts.text(option.text),
          ...texts.feedbackOf(option, 'wrong', 'feedback'),
        })),
        ...fixed,
      }
    case 'several':
      return {
        ...common,
        kind: 'several-of',
        answer: answer as SeveralOfQuestion<Values>['answer'],
        options: options.map((option) => ({
          id: option.id,
          text: texts.text(option.text),
          ...texts.feedbackOf(option, 'chosen', 'chosen'),
          ...texts.feedbackOf(option, 'left out', 'leftOut'),
        })),
        ...fixed,
      }
    case 'line':
      return {
        ...common,
        kind: 'line',
        answer: answer as LineQuestion<Values>['answer'],
        options: options.map((option) => ({
          id: option.id,
          at: plainText(option.text, option.place),
          ...texts.feedbackOf(option, 'wrong', 'feedback'),
        })),
      }
  }
}

/** Options, replies and flags that a question of its kind does not have. */
function refuseUnfit({ kind, flags, options, replies, decidedAt }: WrittenQuestion): void {
  const allowed = grammar[kind]
  const flag = flags.find((one) => one === 'shuffled' && !allowed.flags.includes(one))
  if (flag !== undefined) throw new MarkdownFault(decidedAt, `"${kind}" cannot be ${flag}`)
  const [option] = options
  if (allowed.options === null && option !== undefined) {
    throw new MarkdownFault(option.place, `"${kind}" has no options`)
  }
  for (const one of options) refuseReplies(one, allowed.options ?? [], kind)
  const other = replies.find(({ head }) => !allowed.tempts && head !== 'right')
  if (other !== undefined) {
    throw new MarkdownFault(
      other.place,
      `"- ${other.head}:" is said to nobody: of "${kind}" what is wrong is said below each option`,
    )
  }
  const ids = options.map(({ id }) => id)
  const twice = options.find(({ id }, index) => ids.indexOf(id) < index)
  if (twice !== undefined) {
    throw new MarkdownFault(twice.place, `"${twice.id}" stands there twice`)
  }
}

function refuseReplies({ replies }: WrittenOption, heads: readonly string[], kind: string): void {
  const other = replies.find(({ head }) => !heads.includes(head))
  if (other === undefined) return
  const must =
    heads.length === 0 ? 'stands below the options, not in one' : `must be ${quoted(heads)}`
  throw new MarkdownFault(other.place, `"- ${other.head}:" ${must} in "${kind}"`)
}

function quoted(heads: readonly string[]): string {
  return heads.map((head) => `"- ${head}:"`).join(' or ')
}

function usualFormat({ kind }: WrittenQuestion): TimeFormat {
  return kind === 'seconds' ? 's' : kind === 'milliseconds' ? 'ms' : 'time'
}

function plainText({ parts }: Template, place: Place): string {
  const [part] = parts
  if (parts.length === 1 && typeof part === 'string') return part
  throw new MarkdownFault(place, 'a line of code is named by text that stands on it, without holes')
}
