import { runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { RunView } from '../course/kit/told.ts'
import type { LoadedLesson } from '../course/load.ts'
import { compareOrder, compareOrderInWords, type RanItem } from '../picture/compare.ts'
import type { Line } from '../picture/line.ts'
import { type Judgement, present } from '../questions/judge.ts'
import { kindOf, type Question } from '../questions/kinds.ts'
import type { GivenAnswer } from '../questions/question.ts'
import type { ReadyQuestion } from './expected.ts'
import { marked, type Page, paragraph } from './layout.ts'
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
}

const unconfirmed =
  'The machine got in the way of the run shown. What is said here is what an undisturbed one does.'

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

function feedbackLines(page: Page, loaded: LoadedLesson, attempt: Attempt): Line[] {
  const { ready, given, judgement } = attempt
  const { question, knobs } = ready
  const width = page.width()
  if (given === null) {
    const correct = answerInWords(question, judgement.correct, loaded, knobs)
    const why = `The answer is ${correct}. ${judgement.why.join(' ')}`
    return marked('Passed.', 'dim', why, width)
  }
  const isRight = judgement.verdict === 'right'
  const [why = '', ...more] = judgement.why
  const told = (first: string, ...others: string[]): Line[] => [
    ...marked(isRight ? 'Right:' : 'Wrong:', isRight ? 'right' : 'wrong', first, width),
    ...others.flatMap((text) => paragraph(text, width)),
  ]
  if (isRight || !kindOf(question).comparesItems) {
    return told(`you said ${answerInWords(question, given, loaded, knobs)}. ${why}`, ...more)
  }
  // Beside a table nothing more need be said of an order; plain lines have none, and say it first.
  const orders = bothOrders(attempt)
  return page.linear
    ? told(compareOrderInWords(...orders), why, ...more)
    : [...compareOrder(...orders, { width, ascii: page.ascii }), ...told(why, ...more)]
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
  const ranItems = (judgement.correct as readonly string[]).map((text) => ({
    text,
    atMs: momentOf(text),
  }))
  return [given as readonly string[], ranItems]
}
