import { runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { RunView } from '../course/kit/told.ts'
import type { LoadedLesson } from '../course/load.ts'
import { compareOrder, compareOrderInWords, type RanItem } from '../picture/compare.ts'
import type { Line, Role } from '../picture/line.ts'
import { type Judgement, present } from '../questions/judge.ts'
import { kindOf, type Question } from '../questions/kinds.ts'
import type { GivenAnswer } from '../questions/question.ts'
import type { ReadyQuestion } from './expected.ts'
import { marked, type Page, paragraph } from './layout.ts'
import { cut } from '../text/width.ts'
import { before } from './texts.ts'

/** An answer that was given and judged; `given` is null for a pass. */
export interface Attempt {
  ready: ReadyQuestion
  given: GivenAnswer | null
  judgement: Judgement
  /** The runs that the words speak of: those shown, otherwise the exact ones. */
  views: ReadonlyMap<string, RunView>
  /** The Python of a recording that the words speak of, where nothing shown has said so; otherwise null. */
  recordedWith: string | null
  /** False where the runs shown were too late to bear out what is right. */
  confirmed: boolean
  /** How often it had been asked before: then its options stand in another order. */
  round?: number | undefined
}

/** Of a verdict, at 76 columns. */
const mostRows = 4

const unconfirmed =
  'The machine got in the way of the run shown. The figures here are those of an undisturbed one.'

/** What was said beside what happened, the verdict, and why. */
export function verdictLines(page: Page, loaded: LoadedLesson, attempt: Attempt): Line[] {
  const { judgement, recordedWith, confirmed } = attempt
  const width = page.width()
  const speaksOfPython = judgement.why.some((text) => text.includes('Python'))
  return [
    ...feedbackLines(page, loaded, attempt),
    // Where figures of Python come from, if the words have any that nobody saw run.
    ...(recordedWith !== null && speaksOfPython
      ? paragraph(`What Python did was recorded with Python ${recordedWith}.`, width, 'dim')
      : []),
    ...(confirmed ? [] : paragraph(unconfirmed, width, 'dim')),
  ]
}

/** Whether what was said and what ran stand beside each other, item by item. */
export function hasTable(
  { linear }: Pick<Page, 'linear'>,
  { given, ready, judgement }: Attempt,
): boolean {
  const isCompared = kindOf(ready.question).comparesItems ?? false
  return !linear && given !== null && judgement.verdict === 'wrong' && isCompared
}

/** The verdict, which says what is right, and on the same paragraph why. */
function feedbackLines(page: Page, loaded: LoadedLesson, attempt: Attempt): Line[] {
  const { given, judgement } = attempt
  const width = page.width()
  const told = (mark: string, role: Role, first: string): Line[] => {
    const [begin = '', ...more] = judgement.why
    let lines = marked(mark, role, `${first} ${begin}`, width)
    let text = begin
    // Of several options judged wrongly as many are told as a screen has room for.
    for (const one of more) {
      const longer = marked(mark, role, `${first} ${text} ${one}`, width)
      if (longer.length > mostRows) break
      text = `${text} ${one}`
      lines = longer
    }
    return lines
  }
  const was = rightInWords(loaded, attempt)
  if (given === null) return told('Passed:', 'dim', `it was ${was}.`)
  if (judgement.verdict === 'right') {
    return told('Right:', 'right', `${was}${roughlySaid(loaded, attempt)}.`)
  }
  if (!kindOf(attempt.ready.question).comparesItems) {
    const said = brief(loaded, attempt, given, columnsOfWrong)
    return told('Wrong:', 'wrong', `you said ${said}; it was ${was}.`)
  }
  // Beside a table nothing more need be said of what was given; plain lines have none.
  const orders = bothOrders(attempt)
  return page.linear
    ? told('Wrong:', 'wrong', compareOrderInWords(...orders))
    : [
        ...compareOrder(...orders, { width, ascii: page.ascii }),
        ...told('Wrong:', 'wrong', `it was ${was}.`),
      ]
}

/** What is right, its figure that of the run spoken of; where several orders are, the one that was given. */
export function rightInWords(loaded: LoadedLesson, attempt: Attempt): string {
  const { given, judgement, ready } = attempt
  const isOwnOrder = judgement.verdict === 'right' && kindOf(ready.question).comparesItems
  return brief(loaded, attempt, isOwnOrder ? (given ?? judgement.correct) : judgement.was)
}

/** From here on a number that is taken is told beside the one that was right: a share of this. */
const notable = 0.02

/** " (you said 1.40 s)", beside a right figure that is another. */
function roughlySaid(loaded: LoadedLesson, attempt: Attempt): string {
  const { given, judgement } = attempt
  const { was } = judgement
  if (typeof given !== 'number' || typeof was !== 'number') return ''
  const isNotable = Math.abs(given - was) > notable * was
  const [said, right] = [given, was].map((one) => brief(loaded, attempt, one))
  return isNotable && said !== right ? ` (you said ${said})` : ''
}

/** The columns that a wrong option's own text has in a verdict: it stands whole above. */
const columnsOfWrong = 40

/** An answer as a verdict has it, each option in at most so many columns. */
function brief(
  loaded: LoadedLesson,
  { ready, round }: Attempt,
  answer: GivenAnswer,
  columns = Number.POSITIVE_INFINITY,
): string {
  const { question, knobs } = ready
  const { options } = present(question, before(loaded, question, knobs), round)
  const short = options.map((one) => ({
    ...one,
    text: cut(one.text.replace(/\n/g, '; '), columns),
  }))
  const kind = kindOf(question)
  return kind.briefly?.(answer, short) ?? kind.inWords(question, answer, short)
}

/** An answer as a person would say it. */
export function answerInWords(
  question: Question,
  given: GivenAnswer,
  loaded: LoadedLesson,
  knobs: KnobValues,
): string {
  const { options } = present(question, before(loaded, question, knobs))
  return kindOf(question).inWords(question, given, options)
}

/** The order that was given, and the one that ran. */
function bothOrders({ ready, given, judgement, views }: Attempt): [readonly string[], RanItem[]] {
  const view = views.get(runsOf(ready.question)[0] ?? '')
  // An item has a moment if it is a line that was written.
  const momentOf = (text: string): number | null =>
    view?.facts.logged.find((line) => line.text === text)?.atMs ?? null
  const ranItems = (judgement.was as readonly string[]).map((text) => ({
    text,
    atMs: momentOf(text),
  }))
  return [given as readonly string[], ranItems]
}
