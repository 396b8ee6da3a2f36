import { isPython, programOf, runsOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { askable } from '../questions/askable.ts'
import { correctAnswer, isConfirmed } from '../questions/judge.ts'
import { expectedViews, undecidedPairs } from './asking.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import { runView } from './run-view.ts'
import { type AnyQuestion, ran } from './telling.ts'

/**
 * The run of a program with the lesson's knobs at `knobs`, held to every
 * question that it may decide: what a screen shows as measured must not be
 * called wrong when it is given as an answer. Where it is further off than that
 * it is disturbed, though it kept to the tolerance.
 */
export async function heldToQuestions(
  loaded: LoadedLesson,
  runs: LessonRuns,
  run: ShownRun,
  knobs: KnobValues,
): Promise<ShownRun> {
  if (run.disturbed !== null || run.rest !== 'ran') return run
  for (const { question } of questionsOf(loaded.lesson)) {
    if (!isDecidedBy(loaded, question, run.id, knobs)) continue
    if (!(await bearsOut(loaded, runs, { question, run, knobs }))) return { ...run, disturbed: off }
  }
  return run
}

const off = 'it is further off than an answer may be'

/**
 * What is shown in place of a disturbed run: its expected run, of Python what
 * was recorded, of a process another run, if that one may be shown. Otherwise
 * the run as it is.
 */
export async function asExpected(
  loaded: LoadedLesson,
  runs: LessonRuns,
  run: ShownRun,
  knobs: KnobValues,
): Promise<ShownRun> {
  if (run.disturbed === null) return run
  if (isPython(run.id)) return runs.recordedWith(run.id, run.knobs) ?? run
  const trace = await runs.expected(run.id, run.knobs)
  const expected = { ...run, trace, disturbed: null }
  if (trace.kind === 'process') {
    const held = await heldToQuestions(loaded, runs, expected, knobs)
    if (held.disturbed !== null) return run
  }
  return { ...expected, rest: 'expected' }
}

/** Whether a run is among those that decide a question, and nothing else that only a process could tell. */
function isDecidedBy(
  loaded: LoadedLesson,
  question: AnyQuestion,
  id: string,
  knobs: KnobValues,
): boolean {
  const all = runsOf(question)
  const { variants, knobs: own } = loaded.lesson
  if (all.some(isPython) && JSON.stringify(knobs) !== JSON.stringify(defaults(own))) return false
  const isAtHand = (other: string): boolean =>
    variants.some((variant) => variant.id === other) || programOf(loaded, other).kind !== 'process'
  return all.includes(id) && all.every((other) => other === id || isAtHand(other))
}

async function bearsOut(
  loaded: LoadedLesson,
  runs: LessonRuns,
  { question, run, knobs }: { question: AnyQuestion; run: ShownRun; knobs: KnobValues },
): Promise<boolean> {
  const expected = await expectedViews(runs, question, knobs)
  const exact = ran(loaded, question, knobs, expected)
  // It would be asked with other knobs.
  if (askable(question, exact) !== true) return true
  const { boundMs } = expected.get(run.id)!
  const views = new Map(expected).set(run.id, runView(run.trace, boundMs))
  const seen = ran(loaded, question, knobs, views)
  return isConfirmed(
    question,
    correctAnswer(question, exact),
    seen,
    undecidedPairs(loaded, question),
  )
}
