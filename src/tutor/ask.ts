import { codeOf, codeWith, isPython, runsOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { type Asked, exampleOf, listOf, readAnswer } from '../questions/answers.ts'
import { correctAnswer, type Given } from '../questions/judge.ts'
import { present, type Presented } from '../questions/presented.ts'
import { textOf } from '../picture/line.ts'
import { knobsInWords } from './knob-words.ts'
import type { ReadyQuestion } from './asking.ts'
import { codeLines } from './code-lines.ts'
import { blank, headed } from './say.ts'
import type { Stage } from './stage.ts'
import { type AnyQuestion, before, ran } from './telling.ts'

/** How a question is put. */
export interface Asking {
  /** "Prediction 2 of 3." */
  heading: string
  /** How often it was asked before: options then stand in another order. */
  round: number
  /**
   * Which knobs are named where a variant decides: those that are not at their
   * defaults, unless they have just been named, or there is nothing before the
   * question that would say what the defaults are.
   */
  namedKnobs?: 'turned' | 'none' | 'all'
  /** The variant whose code `again` says too, if it is not the one that decides. */
  codeAbove?: string
}

/** Puts a question, with its code if it has some; null is a pass. */
export async function askQuestion(
  stage: Stage,
  loaded: LoadedLesson,
  ready: ReadyQuestion,
  { heading, codeAbove, ...asking }: Asking,
): Promise<Given | null> {
  await stage.prompter.fresh()
  const presented = putQuestion(loaded, ready, asking)
  const code = codeWith(loaded, ready.question)
  // Only TypeScript is coloured.
  const isPythonVersion = isPython(runsOf(ready.question)[0] ?? '')
  const page = isPythonVersion ? { ...stage, highlight: null } : stage
  if (code !== null) stage.print([...codeLines(page, code), blank])
  const message = `${heading} ${presented.text}`.trim()
  const variant = codeAbove ?? variantOf(loaded, ready.question)
  const shown = code ?? (variant === undefined ? [] : codeOf(loaded, variant))
  const put = { heading, message, above: codeLines(stage, shown).map(textOf) }
  const asked = { presented, right: rightAnswer(loaded, ready) }
  const given = await (presented.kind === 'number' ? askNumber : pick)(stage, asked, put)
  stage.print([blank])
  return given
}

/** The variant that decides a question, if one does. */
function variantOf({ lesson }: LoadedLesson, question: AnyQuestion): string | undefined {
  const [first] = runsOf(question)
  return lesson.variants.some(({ id }) => id === first) ? first : undefined
}

/** A question in words, and the lines that `again` says once more. */
interface Put {
  /** What the message begins with. */
  heading: string
  message: string
  above: readonly string[]
}

/** A question as it is put, the knobs that have to be named included. */
export function putQuestion(
  loaded: LoadedLesson,
  ready: ReadyQuestion,
  { round, namedKnobs = 'turned' }: Omit<Asking, 'heading'>,
): Presented {
  const { question, knobs } = ready
  const presented = present(question, before(loaded, question, knobs), round)
  const named = namedKnobs === 'none' ? '' : knobsNamed(loaded, ready, namedKnobs)
  return { ...presented, text: `${named}${presented.text}` }
}

/** A variant's run depends on the knobs; a snippet's text names its own. */
function knobsNamed(
  loaded: LoadedLesson,
  { question, knobs, asked }: ReadyQuestion,
  which: 'turned' | 'all',
): string {
  const { lesson } = loaded
  if (variantOf(loaded, question) === undefined) return ''
  if (which === 'all') return `With ${knobsInWords(lesson.knobs, knobs)}: `
  const usual = defaults(lesson.knobs)
  const turned = Object.fromEntries(
    Object.entries(knobs).filter(([name, value]) => usual[name] !== value),
  )
  if (Object.keys(turned).length > 0) return `With ${knobsInWords(lesson.knobs, turned)}: `
  return asked === 'defaults' ? "With the lesson's own numbers: " : ''
}

/** The right answer to a question, by the runs that decide it. */
export function rightAnswer(loaded: LoadedLesson, ready: ReadyQuestion): Given {
  const { question, knobs, expected } = ready
  return correctAnswer(question, ran(loaded, question, knobs, expected))
}

async function askNumber(
  stage: Stage,
  asked: Asked,
  { heading, message, above }: Put,
): Promise<Given | null> {
  const unit = asked.presented.unit ?? 'count'
  const example = exampleOf(asked)
  const hint = {
    s: `seconds, as ${example}; or with a unit: ms, s or min`,
    ms: `milliseconds, as ${example}; or with a unit: ms, s or min`,
    count: `a whole number, as ${example}`,
  }[unit]
  const put = headed(heading, message, stage.width())
  stage.print(put)
  let given: Given | null = null
  const check = (text: string): string | null => {
    const read = readAnswer(text, asked)
    if (typeof read === 'object' && 'fault' in read) return read.fault
    given = read
    return null
  }
  const prompt = { s: 'Seconds:', ms: 'Milliseconds:', count: 'How many:' }[unit]
  const reply = await stage.prompter.text({
    message: prompt,
    check,
    mayPass: true,
    hint,
    above: [...above, ...put.map(textOf)],
  })
  return reply.kind === 'passed' ? null : given
}

async function pick(
  stage: Stage,
  asked: Asked,
  { heading, message, above }: Put,
): Promise<Given | null> {
  const list = listOf(asked)
  const reply = await stage.prompter.pick({ message, heading, mayPass: true, above, ...list })
  return reply.kind === 'passed' ? null : reply.value
}
