import { isPython, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { sameKnobs } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { textOf } from '../picture/line.ts'
import { type Asked, readAnswer, waysToType } from '../questions/answers.ts'
import { correctAnswer, isConfirmed, judge } from '../questions/judge.ts'
import type { Question } from '../questions/kinds.ts'
import type { GivenAnswer } from '../questions/question.ts'
import { type ReadyQuestion, readyQuestion, undecidedPairs } from './expected.ts'
import { blank, headed } from './layout.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'
import type { KeptAnswer, Play, PlayHost, QuietPlay } from './play-state.ts'
import type { DecidingRuns } from './quiet-run.ts'
import { showDeciding } from './show-run.ts'
import { rowsOfScreen, tellAnswer } from './tell.ts'
import { laidOut, type Wording } from './put-question.ts'
import { ran, runView } from './texts.ts'
import type { Attempt } from './verdict.ts'

/** A question that is to be asked, and under which step its answer is kept. */
export interface ToAsk extends Wording {
  question: Question
  knobs: KnobValues
  step: string
  /** "Prediction 2 of 3." */
  heading: string
}

/**
 * Puts a question, judges the answer and keeps it. `show` has what decides it
 * run, and then the verdict is told; without it that is left for later.
 */
export async function askOne(
  play: Play,
  toAsk: ToAsk,
  show?: (ready: ReadyQuestion) => Promise<DecidingRuns>,
): Promise<Attempt> {
  const { loaded, runs, state } = play
  const ready = await readyQuestion(loaded, runs, toAsk.question, toAsk.knobs)
  const { given, rows } = await answerTo(play, ready, toAsk)
  const { step, round } = toAsk
  const taken = await takeAnswer(play, { ready, step, round, given, show })
  const { attempt } = taken
  if (show) tellAnswer(play, { ...taken, above: rows })
  else state.open = { step, rows }
  return attempt
}

/** Asks a question apart from its place in the lesson, then shows what decides it. */
export function askApart(play: Play, toAsk: ToAsk): Promise<Attempt> {
  return askOne(play, toAsk, (ready) => showDeciding(play, toAsk.step, ready))
}

/** An answer however it was given, null for a pass; `show` is as of `askOne`. */
interface Taken {
  round?: Wording['round'] | undefined
  ready: ReadyQuestion
  step: string
  given: GivenAnswer | null
  show?: ((ready: ReadyQuestion) => Promise<DecidingRuns>) | undefined
}

/** Judges and keeps an answer. */
export async function takeAnswer(
  play: QuietPlay & Partial<Pick<Play, 'state'>>,
  { ready, step, round, given, show }: Taken,
): Promise<{ attempt: Attempt } & Readonly<DecidingRuns>> {
  const { host, loaded, runs, state } = play
  const attempt = { ...judgeAnswer(loaded, runs, ready, given), round }
  const { verdict, distractor } = attempt.judgement
  const kept: KeptAnswer = {
    step,
    question: ready.question.id,
    knobs: ready.knobs,
    given,
    verdict: given === null ? 'passed' : verdict,
  }
  const lure = given === null ? null : distractor
  await host.journal.append({ kind: 'answered', lesson: loaded.id, ...kept, lure })
  state?.answers.set(step, kept)
  if (!show) return { attempt, shown: [], lines: [], besideTable: [] }
  const decided = await show(ready)
  const { shown } = decided
  return { attempt: { ...judgeAnswer(loaded, runs, ready, given, shown), round }, ...decided }
}

/** The answer of a step that came before a run, judged once more by what was shown; null where none was given. */
export async function attemptAt(
  { loaded, runs, state }: Play,
  step: string,
  question: Question,
  knobs: KnobValues,
): Promise<Attempt | null> {
  const answer = state.answers.get(step)
  if (answer === undefined) return null
  const ready = await readyQuestion(loaded, runs, question, knobs)
  return judgeAnswer(loaded, runs, ready, answer.given, state.shown)
}

/**
 * Judges an answer by the exact runs; a pass is judged as the right answer
 * would be, for its words. What is said speaks of the runs that were shown, as
 * far as they were made with the same knobs and not disturbed, and bear out
 * what is right: a short run can be late by less than a disturbance, and yet by
 * more than an answer may be off.
 */
export function judgeAnswer(
  loaded: LoadedLesson,
  runs: LessonRuns,
  ready: ReadyQuestion,
  given: GivenAnswer | null,
  shown: readonly ShownRun[] = [],
): Attempt {
  const { question, knobs, expected, exact } = ready
  const views = new Map(expected)
  for (const { id, trace, disturbed, knobs: own } of shown) {
    const exactView = expected.get(id)
    if (exactView && disturbed === null && sameKnobs(own, runs.knobsFor(id, knobs)))
      views.set(id, runView(trace, exactView.boundMs))
  }
  const undecided = undecidedPairs(loaded, question)
  const right = correctAnswer(question, exact)
  const seen = ran(loaded, question, knobs, views)
  const confirmed = isConfirmed(question, right, seen, undecided)
  const judgement = judge(question, given ?? right, exact, confirmed ? seen : exact, undecided)
  const unseen = runsOf(question).some((id) => isPython(id) && !shown.some((run) => run.id === id))
  const recordedWith = unseen ? (loaded.recording?.python ?? null) : null
  return { ready, given, judgement, views: confirmed ? views : expected, recordedWith, confirmed }
}

/** Puts a question with its code, and reads the answer, null for a pass; `rows` are those that both take. */
async function answerTo(
  play: Play,
  ready: ReadyQuestion,
  toAsk: ToAsk,
): Promise<{ given: GivenAnswer | null; rows: number }> {
  const { host, state } = play
  await host.prompter.fresh()
  const { heading } = toAsk
  const { asked, message, code, rows } = laidOut(play, ready, {
    ...toAsk,
    above: state.above,
    isFirst: [...state.answers.values()].every((one) => typeof one.given !== 'number'),
  })
  state.above = 0
  if (code.length > 0) host.print([...code, blank])
  const given = await typedAnswer(host, asked, { heading, message, above: code.map(textOf) })
  host.print([blank])
  return { given, rows: rows.after }
}

/** Whether a question can be put below so many rows of the same screen. */
export async function hasRoom(play: Play, toAsk: ToAsk, above: number): Promise<boolean> {
  const { loaded, runs } = play
  const ready = await readyQuestion(loaded, runs, toAsk.question, toAsk.knobs)
  return above + laidOut(play, ready, { ...toAsk, above, isFirst: true }).rows.open <= rowsOfScreen
}

/** A question in words, and the lines that `again` says once more. */
interface Words {
  /** What the message begins with. */
  heading: string
  message: string
  above: readonly string[]
}

async function typedAnswer(
  host: PlayHost,
  asked: Asked,
  { heading, message, above }: Words,
): Promise<GivenAnswer | null> {
  const way = waysToType(asked)
  if ('list' in way) {
    const list = { message, heading, mayPass: true, above, ...way.list }
    const reply = await host.prompter.pick(list)
    return reply.kind === 'passed' ? null : reply.value
  }
  const put = headed(heading, message, host.width())
  host.print(put)
  let given: GivenAnswer | null = null
  const reply = await host.prompter.text({
    message: way.text.prompt(asked.presented),
    hint: way.text.hint(asked),
    mayPass: true,
    above: [...above, ...put.map(textOf)],
    check(text) {
      const read = readAnswer(text, asked)
      if (typeof read === 'object' && 'fault' in read) return read.fault
      given = read
      return null
    },
  })
  return reply.kind === 'passed' ? null : given
}
