import { runsOf } from '../course/code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { RunView } from '../course/kit/told.ts'
import type { Given, Judgement } from '../questions/judge.ts'
import { present } from '../questions/presented.ts'
import { compareOrder, compareOrderInWords, type RanItem } from '../picture/compare.ts'
import type { Line } from '../picture/line.ts'
import { time } from '../text/time.ts'
import type { ReadyQuestion } from './asking.ts'
import { marked, paragraph } from './say.ts'
import type { Stage } from './stage.ts'
import { type AnyQuestion, before } from './telling.ts'

/** An answer that was given and judged; `given` is null for a pass. */
export interface Attempt {
  ready: ReadyQuestion
  given: Given | null
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
export function verdictLines(
  stage: Pick<Stage, 'width' | 'linear' | 'ascii'>,
  loaded: LoadedLesson,
  attempt: Attempt,
): Line[] {
  const lines = toldLines(stage, loaded, attempt)
  return attempt.confirmed ? lines : [...lines, ...paragraph(unconfirmed, stage.width(), 'dim')]
}

function toldLines(
  stage: Pick<Stage, 'width' | 'linear' | 'ascii'>,
  loaded: LoadedLesson,
  attempt: Attempt,
): Line[] {
  const { ready, given, judgement } = attempt
  const { question, knobs } = ready
  const width = stage.width()
  const source = sourceLines(attempt, width)
  if (given === null) {
    const correct = answerInWords(question, judgement.correct, loaded, knobs)
    const why = `The answer is ${correct}. ${judgement.why.join(' ')}`
    return [...marked('Passed.', 'dim', why, width), ...source]
  }
  const isRight = judgement.verdict === 'right'
  const [why = '', ...more] = judgement.why
  const isCompared = !isRight && question.kind === 'order'
  // Beside a table nothing more need be said of an order; plain lines have none, and say it first.
  const table =
    isCompared && !stage.linear
      ? compareOrder(...orders(attempt), { width, ascii: stage.ascii })
      : []
  const said = isCompared ? '' : `you said ${answerInWords(question, given, loaded, knobs)}. `
  const [first, ...others] =
    isCompared && stage.linear
      ? [compareOrderInWords(...orders(attempt)), why, ...more]
      : [said + why, ...more]
  return [
    ...table,
    ...marked(isRight ? 'Right:' : 'Wrong:', isRight ? 'right' : 'wrong', first, width),
    ...others.flatMap((text) => paragraph(text, width)),
    ...source,
  ]
}

/** Where figures of Python come from, if the words have any that nobody saw run. */
function sourceLines({ judgement, recordedWith }: Attempt, width: number): Line[] {
  const speaks = recordedWith !== null && judgement.why.some((text) => text.includes('Python'))
  return speaks
    ? paragraph(`What Python did was recorded with Python ${recordedWith}.`, width, 'dim')
    : []
}

/** An answer as a person would say it. */
export function answerInWords(
  question: AnyQuestion,
  given: Given,
  loaded: LoadedLesson,
  knobs: ReadyQuestion['knobs'],
): string {
  if (question.kind === 'number') {
    return question.unit === 'count' ? String(given) : time(given as number)
  }
  const { options } = present(question, before(loaded, question, knobs))
  const ids = given as readonly string[]
  if (question.kind === 'line') {
    return `line ${options.find(({ id }) => id === ids[0])?.number ?? '?'}`
  }
  if (ids.length === 0) return 'none of them'
  const texts = ids.map((id) => options.find((option) => option.id === id)?.text ?? id)
  if (question.kind === 'order') return texts.join(', ')
  return texts.map((text) => `"${text.replace(/\n/g, '; ')}"`).join(' and ')
}

/** The order that was given, and the one that ran. */
function orders({ ready, given, judgement, views }: Attempt): [readonly string[], RanItem[]] {
  const ranItems = (judgement.correct as readonly string[]).map(
    (text): RanItem => ({ text, atMs: momentOf(text, ready.question, views) }),
  )
  return [given as readonly string[], ranItems]
}

/** When an item of an order happened, if it is a line that was written. */
function momentOf(text: string, question: AnyQuestion, views: Attempt['views']): number | null {
  const [id = ''] = runsOf(question)
  return views.get(id)?.facts.logged.find((line) => line.text === text)?.atMs ?? null
}
