import { isPython, programOf, runsOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { RunView } from '../course/kit/told.ts'
import { askable } from '../questions/askable.ts'
import { correctAnswer, type Given, isConfirmed, judge } from '../questions/judge.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import { runView } from './run-view.ts'
import { type AnyQuestion, ran } from './telling.ts'
import type { Attempt } from './verdict.ts'

/** A question with what decides it. */
export interface ReadyQuestion {
  question: AnyQuestion
  /** The knobs it is asked on. */
  knobs: KnobValues
  /** Whose they are: the defaults stand in where the learner's would not be fair. */
  asked: 'own' | 'defaults'
  /** The exact runs that it names, by id. */
  expected: ReadonlyMap<string, RunView>
}

/**
 * Runs what decides a question. Where these knobs bring about a tie, or put a
 * distractor beside the right answer, it is asked on the defaults instead; so is what
 * a recording decides, which was made with them.
 */
export async function readyQuestion(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: AnyQuestion,
  knobs: KnobValues,
): Promise<ReadyQuestion> {
  const expected = await expectedViews(runs, question, knobs)
  const usual = defaults(loaded.lesson.knobs)
  const isRecorded = runsOf(question).some(isPython)
  const asOwn = !isRecorded || JSON.stringify(knobs) === JSON.stringify(usual)
  if (asOwn && askable(question, ran(loaded, question, knobs, expected)) === true) {
    return { question, knobs, asked: 'own', expected }
  }
  return {
    question,
    knobs: usual,
    asked: 'defaults',
    expected: await expectedViews(runs, question, usual),
  }
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
  given: Given | null,
  shown: readonly ShownRun[] = [],
): Attempt {
  const { question, knobs, expected } = ready
  const views = new Map(expected)
  for (const run of shown) {
    const exactView = expected.get(run.id)
    const same = JSON.stringify(run.knobs) === JSON.stringify(runs.knobsFor(run.id, knobs))
    if (exactView && same && run.disturbed === null)
      views.set(run.id, runView(run.trace, exactView.boundMs))
  }
  const exact = ran(loaded, question, knobs, expected)
  const undecided = undecidedPairs(loaded, question)
  const correct = correctAnswer(question, exact)
  const seen = ran(loaded, question, knobs, views)
  const confirmed = isConfirmed(question, correct, seen, undecided)
  const judgement = judge(question, given ?? correct, exact, confirmed ? seen : exact, undecided)
  const unseen = runsOf(question).some((id) => isPython(id) && !shown.some((run) => run.id === id))
  const recordedWith = unseen ? (loaded.recording?.python ?? null) : null
  return {
    ready,
    given,
    judgement,
    views: confirmed ? views : expected,
    recordedWith,
    confirmed,
  }
}

/** Pairs of lines that Node leaves undecided, of the process that decides a question. */
export function undecidedPairs(loaded: LoadedLesson, question: AnyQuestion): [string, string][] {
  const program = programOf(loaded, runsOf(question)[0] ?? '')
  return program.kind === 'process' ? (program.undecided ?? []) : []
}

/** The exact runs that a question names, as it sees them. */
export async function expectedViews(
  runs: LessonRuns,
  question: AnyQuestion,
  knobs: KnobValues,
): Promise<Map<string, RunView>> {
  const views = new Map<string, RunView>()
  for (const id of runsOf(question)) {
    views.set(id, runView(await runs.expected(id, knobs), runs.bound(id, runs.knobsFor(id, knobs))))
  }
  return views
}
