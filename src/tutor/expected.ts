import { isPython, programOf, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { RunView } from '../course/kit/told.ts'
import { defaults, sameKnobs } from '../course/knobs.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import type { LoadedLesson } from '../course/load.ts'
import { askable, correctAnswer, isConfirmed } from '../questions/judge.ts'
import type { Question } from '../questions/kinds.ts'
import type { Runs } from '../questions/question.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'
import { ran, runView } from './texts.ts'

/** A question with what decides it. */
export interface ReadyQuestion {
  question: Question
  /** The knobs it is asked on. */
  knobs: KnobValues
  /** Whose they are: the defaults stand in where the learner's would not be fair. */
  asked: 'own' | 'defaults'
  /** The exact runs that it names, by id. */
  expected: ReadonlyMap<string, RunView>
  /** The same, as what is right is computed from them. */
  exact: Runs
}

/**
 * Runs what decides a question. Where these knobs bring about a tie, or put a
 * distractor beside the right answer, it is asked on the defaults instead; so is what
 * a recording decides, which was made with them.
 */
export async function readyQuestion(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: Question,
  knobs: KnobValues,
): Promise<ReadyQuestion> {
  const usual = defaults(loaded.lesson.knobs)
  if (sameKnobs(knobs, usual) || !runsOf(question).some(isPython)) {
    const own = await exactRuns(loaded, runs, question, knobs)
    if (askable(question, own.exact) === true) return { question, knobs, asked: 'own', ...own }
  }
  const exact = await exactRuns(loaded, runs, question, usual)
  return { question, knobs: usual, asked: 'defaults', ...exact }
}

/** The exact runs that a question names, by id and as it sees them. */
export async function exactRuns(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: Question,
  knobs: KnobValues,
): Promise<Pick<ReadyQuestion, 'expected' | 'exact'>> {
  const expected = new Map<string, RunView>()
  for (const id of runsOf(question)) {
    const boundMs = runs.bound(id, runs.knobsFor(id, knobs))
    expected.set(id, runView(await runs.expected(id, knobs), boundMs))
  }
  return { expected, exact: ran(loaded, question, knobs, expected) }
}

/** Pairs of lines that Node leaves undecided, of the process that decides a question. */
export function undecidedPairs(loaded: LoadedLesson, question: Question): [string, string][] {
  const program = programOf(loaded, runsOf(question)[0] ?? '')
  return program.kind === 'process' ? (program.undecided ?? []) : []
}

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
  const isUsual = sameKnobs(knobs, defaults(loaded.lesson.knobs))
  for (const { question } of questionsOf(loaded.lesson)) {
    if (!isDecidedBy(loaded, question, run.id, knobs)) continue
    const { expected, exact } = await exactRuns(loaded, runs, question, knobs)
    // It would be asked with other knobs, the defaults.
    if (!isUsual && askable(question, exact) !== true) continue
    const view = runView(run.trace, expected.get(run.id)!.boundMs)
    const seen = ran(loaded, question, knobs, new Map(expected).set(run.id, view))
    const right = correctAnswer(question, exact)
    if (!isConfirmed(question, right, seen, undecidedPairs(loaded, question))) {
      return { ...run, disturbed: 'it is further off than an answer may be' }
    }
  }
  return run
}

/**
 * Whether a run is among those that decide a question. Of a variant's, nothing
 * else may be needed that only a process could tell, which would have to run for
 * a question that is not asked now; a snippet runs for its question alone.
 */
function isDecidedBy(
  loaded: LoadedLesson,
  question: Question,
  id: string,
  knobs: KnobValues,
): boolean {
  const all = runsOf(question)
  const { variants, knobs: own } = loaded.lesson
  if (all.some(isPython) && !sameKnobs(knobs, defaults(own))) return false
  const isAtHand = (other: string): boolean =>
    variants.some((variant) => variant.id === other) || programOf(loaded, other).kind !== 'process'
  if (!all.includes(id)) return false
  const isVariant = variants.some((variant) => variant.id === id)
  return !isVariant || all.every((other) => other === id || isAtHand(other))
}

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
