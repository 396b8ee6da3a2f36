import type { AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import { type Question, writtenForm } from '../questions/kinds.ts'
import { answerOf, distractorsOf, judgedAs } from './build-answers.ts'
import { Texts } from './build-texts.ts'
import type { Known } from './resolve.ts'
import type { NamedLine } from '../questions/question.ts'
import { holesOf, MarkdownFault, type Place, type Template } from './template.ts'
import { repliesOf, type WrittenOption, type WrittenQuestion } from './written.ts'

/**
 * Makes a question of what is written, with the names and answers of its
 * lesson.ts. Throws a MarkdownFault where kind, options, replies and answer do
 * not fit together.
 */
export function buildQuestion(
  written: WrittenQuestion,
  known: Known,
  answers: AuthoredLesson<KnobValues>['answers'] = {},
): Question {
  refuseUnfit(written)
  const { id, of, kind: word, flags, options, replies } = written
  const form = writtenForm(word)
  const texts = new Texts(known, form.words[word]!)
  const base = {
    id,
    of: of.length === 1 ? of[0]! : of,
    text: texts.text(written.text),
    right: texts.feedbackTo(written, 'right'),
    names: namedLines(written),
    ...(written.insteadOf !== null && { insteadOf: written.insteadOf }),
    ...(flags.includes('with code') && { withCode: true }),
    ...(flags.includes('without code') && { withCode: false }),
  }
  const mayHaveElse = form.tempts === 'else' || replies.some(({ head }) => head === 'else')
  return form.build({
    word,
    base,
    answer: answerOf(written, known, answers),
    judged: judgedAs(written, answers),
    fixed: !flags.includes('shuffled'),
    options: options.map((option) => ({
      id: option.id,
      text: texts.text(option.text),
      plain: () => plainText(option.text, option.place),
      said: texts.feedbackBelow(option),
    })),
    distractors: distractorsOf(written, texts),
    otherwise: mayHaveElse ? texts.feedbackTo(written, 'else') : undefined,
  })
}

/** The lines that its texts name; options that are lines name themselves. */
function namedLines(written: WrittenQuestion): NamedLine[] {
  const { text, options, kind } = written
  const texts = [
    text,
    ...options.map((one) => one.text),
    ...repliesOf(written).map((one) => one.text),
  ]
  const named = texts
    .flatMap((template) => holesOf(template))
    .flatMap(({ steps: [step] }): NamedLine[] =>
      step?.word !== 'line' || step.argument === undefined
        ? []
        : [{ snippet: step.argument, ...(step.qualifier && { file: step.qualifier }) }],
    )
  const own =
    kind === 'line' ? options.map((one) => ({ snippet: plainText(one.text, one.place) })) : []
  return [...named, ...own]
}

/** Options, replies and flags that a question of its kind does not have. */
function refuseUnfit({ kind, flags, options, replies, decidedAt }: WrittenQuestion): void {
  const form = writtenForm(kind)
  if (flags.includes('shuffled') && !form.mayBeShuffled) {
    throw new MarkdownFault(decidedAt, `"${kind}" cannot be shuffled`)
  }
  const [option] = options
  if (form.options === null && option !== undefined) {
    throw new MarkdownFault(option.place, `"${kind}" has no options`)
  }
  for (const one of options) refuseReplies(one, form.options ?? [], kind)
  const other = replies.find(({ head }) => form.tempts === undefined && head !== 'right')
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
    heads.length === 0
      ? 'stands below the options, not in one'
      : `must be ${heads.map((head) => `"- ${head}:"`).join(' or ')}`
  throw new MarkdownFault(other.place, `"- ${other.head}:" ${must} in "${kind}"`)
}

function plainText({ parts }: Template, place: Place): string {
  const [part] = parts
  if (parts.length === 1 && typeof part === 'string') return part
  throw new MarkdownFault(place, 'a line of code is named by text that stands on it, without holes')
}
