import { isPython, runsOf } from '../course/code.ts'
import { decidingCode, mostLinesOnScreen } from '../course/deciding-code.ts'
import type { Knob, KnobValues } from '../course/kit/knob.ts'
import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { Line } from '../picture/line.ts'
import { type Asked, waysToType } from '../questions/answers.ts'
import { correctAnswer, present } from '../questions/judge.ts'
import type { Question } from '../questions/kinds.ts'
import type { ReadyQuestion } from './expected.ts'
import { type CodePage, headed, partLines } from './layout.ts'
import { rowsOfPicture } from './pictures.ts'
import { patternOf } from '../text/phrases.ts'
import { areBrief } from '../text/typed/pick.ts'
import { rowsOfScreen } from './tell.ts'
import { before, knobInWords, knobsNow } from './texts.ts'

/** What of its words depends on where a question is asked. */
export interface Wording {
  /** How often it was asked before, if it was: options then stand in another order. */
  round?: number
  /**
   * Which knobs are named where a variant decides: those that are not at their
   * defaults, unless they have just been named, or there is nothing before the
   * question that would say what the defaults are.
   */
  namedKnobs?: 'turned' | 'none' | 'all'
}

/** A question as it is put, the knobs that have to be named included, and its right answer. */
export function putQuestion(loaded: LoadedLesson, ready: ReadyQuestion, wording: Wording): Asked {
  const { question, knobs, exact } = ready
  const presented = present(question, before(loaded, question, knobs), wording.round)
  const named = knobsNamed(loaded, ready, presented.text, wording.namedKnobs ?? 'turned')
  const text = named + presented.text
  return { presented: { ...presented, text }, right: correctAnswer(question, exact) }
}

/** A variant's run depends on the knobs; a snippet's text names its own, and what a text says need not be said before it. */
function knobsNamed(
  loaded: LoadedLesson,
  { question, knobs, asked }: ReadyQuestion,
  text: string,
  which: Wording['namedKnobs'],
): string {
  const { lesson } = loaded
  if (which === 'none' || variantOf(loaded, question) === undefined) return ''
  const usual = defaults(lesson.knobs)
  const turned = Object.entries(knobs).filter(([name, value]) => usual[name] !== value)
  const named = which === 'all' ? Object.entries(knobs) : turned
  const isSaid = ([name, value]: (typeof named)[number]): boolean =>
    saysKnob(text, name, lesson.knobs[name], value)
  if (named.length > 0)
    return named.every(isSaid) ? '' : knobsNow(lesson.knobs, Object.fromEntries(named))
  return asked === 'defaults' ? "Here the numbers are the lesson's own. " : ''
}

/** Whether a text has a knob's name with its value: "avatar 400 ms", "A waits 1 s". */
function saysKnob(
  text: string,
  name: string,
  knob: Knob | undefined,
  value: KnobValues[string],
): boolean {
  const values = [knobInWords(knob, value), `${Number(value) / 1000} s`]
  return values.some((one) =>
    new RegExp(`\\b${patternOf(name)}(?: \\w+)? ${patternOf(one)}(?!\\w|\\.\\d)`, 'i').test(text),
  )
}

/** The variant that decides a question, if one does. */
function variantOf({ lesson }: LoadedLesson, question: Question): string | undefined {
  const [first] = runsOf(question)
  return lesson.variants.some(({ id }) => id === first) ? first : undefined
}

/** A question as it stands on a screen. */
interface LaidOut {
  asked: Asked
  message: string
  code: Line[]
  /** Those it takes while an answer is typed, and those that it and its answer take then. */
  rows: { open: number; after: number }
}

/** `above`: the rows that stand above it on the same screen; before the first text stands in one how it is passed. */
export function laidOut(
  { host, loaded }: { host: CodePage; loaded: LoadedLesson },
  ready: ReadyQuestion,
  {
    heading,
    above,
    isFirst,
    ...wording
  }: Wording & { heading: string; above: number; isFirst: boolean },
): LaidOut {
  const asked = putQuestion(loaded, ready, wording)
  const message = `${heading} ${asked.presented.text}`.trim()
  const { length } = headed(heading, message, host.width())
  const told = isFirst && 'text' in waysToType(asked) ? 1 : 0
  const [open, after] = [told + length + rowsOpen(asked), told + length + rowsOfAnswer(asked)]
  const code = questionCode(host, loaded, ready, { above, open, after })
  const ofCode = code.length > 0 ? code.length + 1 : 0
  return { asked, message, code, rows: { open: ofCode + open, after: ofCode + after } }
}

/** Of a list only that of several long ones stays on the screen; below it stand the answer and an empty row. */
function rowsOfAnswer(asked: Asked): number {
  const way = waysToType(asked)
  const stays = 'list' in way && way.list.mode === 'several' && !areBrief(way.list.items)
  return (stays ? listRows(asked) : 0) + 2
}

/** Below a list stands in two rows what may be typed. */
function rowsOpen(asked: Asked): number {
  return 'list' in waysToType(asked) ? listRows(asked) + 2 : 1
}

function listRows({ presented: { options } }: Asked): number {
  return options.flatMap(({ text }) => text.split('\n')).length
}

/** Of a verdict, the empty rows around it and the next key. */
const rowsOfVerdict = 7
/** Of what a snippet wrote. */
const rowsOfOutput = 2
const fewestLines = 4

/** What was said beside what ran, item by item. */
function rowsOfTable(question: Question): number {
  return 'items' in question ? question.items.length + 1 + rowsOfOutput : 0
}

/** The code that stands with a question: fewer lines where its picture, or what stands above, needs the room. */
function questionCode(
  host: CodePage,
  loaded: LoadedLesson,
  { question, expected }: Pick<ReadyQuestion, 'question' | 'expected'>,
  rows: { above: number; open: number; after: number },
): Line[] {
  const table = rowsOfTable(question)
  const isOfPython = isPython(runsOf(question)[0] ?? '')
  const drawn = isOfPython ? 0 : rowsOfPicture(loaded, expected, host)
  const picture = Math.max(table, drawn || rowsOfOutput)
  const below = Math.max(rows.above + rows.open + 1, rows.after + rowsOfVerdict + picture)
  const room = rowsOfScreen - below
  const most = Math.max(fewestLines, Math.min(mostLinesOnScreen, room))
  // Only TypeScript is coloured.
  const page = isOfPython ? { ...host, highlight: null } : host
  return partLines(page, decidingCode(loaded, question, most))
}
