import { runsOf } from '../catalog/code.ts'
import { defaults } from '../catalog/knobs.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { RunView } from '../kit/told.ts'
import { askable } from '../quiz/askable.ts'
import { type Given, type Judgement, judge } from '../quiz/judge.ts'
import type { LessonRuns, ShownRun } from './lesson-runs.ts'
import { runView } from './run-view.ts'
import { type AnyQuestion, ran } from './telling.ts'

/** A question with what decides it. */
export interface ReadyQuestion {
  question: AnyQuestion
  /** The knobs it is asked on. */
  knobs: KnobValues
  /** The exact runs that it names, by id. */
  twins: ReadonlyMap<string, RunView>
}

/**
 * Runs what decides a question. Where these knobs bring about a tie, or put a
 * lure beside the right answer, it is asked on the defaults instead.
 */
export async function readyQuestion(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: AnyQuestion,
  knobs: KnobValues,
): Promise<ReadyQuestion> {
  const twins = await twinViews(runs, question, knobs)
  if (askable(question, ran(loaded, question, knobs, twins)) === true) {
    return { question, knobs, twins }
  }
  const usual = defaults(loaded.lesson.knobs)
  return { question, knobs: usual, twins: await twinViews(runs, question, usual) }
}

/**
 * Judges an answer by the exact runs. What is said speaks of the runs that were
 * shown, as far as there are any that may be trusted.
 */
export function judgeAnswer(
  loaded: LoadedLesson,
  { question, knobs, twins }: ReadyQuestion,
  given: Given,
  shown: readonly ShownRun[] = [],
): Judgement {
  const views = new Map(twins)
  for (const run of shown) {
    const twin = twins.get(run.id)
    if (twin && run.disturbed === null) views.set(run.id, runView(run.trace, twin.boundMs))
  }
  const exact = ran(loaded, question, knobs, twins)
  return judge(question, given, exact, ran(loaded, question, knobs, views))
}

async function twinViews(
  runs: LessonRuns,
  question: AnyQuestion,
  knobs: KnobValues,
): Promise<Map<string, RunView>> {
  const views = new Map<string, RunView>()
  for (const id of runsOf(question)) {
    views.set(id, runView(await runs.twin(id, knobs), runs.bound(id, runs.knobsFor(id, knobs))))
  }
  return views
}
