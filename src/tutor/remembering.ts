import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { Journal } from '../journal/journal.ts'
import { asExpected, heldToQuestions } from './borne-out.ts'
import type { ShownRun } from './lesson-runs.ts'
import { runLive } from './live-run.ts'
import type { Remembered } from './play-state.ts'
import { saidOf } from './said.ts'
import { type Play, picturesOf } from './scene.ts'
import type { Attempt } from './verdict.ts'

/** Keeps an answer, in the journal and for the steps to come. */
export async function remember(
  { stage, loaded, state }: Play,
  step: string,
  attempt: Attempt,
): Promise<void> {
  state.answers.set(step, await keepAnswer(stage.journal, loaded, step, attempt))
}

/** Keeps an answer in the journal, under the step at which it was given. */
export async function keepAnswer(
  journal: Journal,
  { id: lesson }: LoadedLesson,
  step: string,
  { ready, given, judgement }: Attempt,
): Promise<Remembered> {
  const answer = {
    step,
    question: ready.question.id,
    knobs: ready.knobs,
    given,
    verdict: given === null ? ('passed' as const) : judgement.verdict,
  }
  const lure = given === null ? null : judgement.distractor
  await journal.append({ kind: 'answered', lesson, ...answer, lure })
  return answer
}

/**
 * Runs a variant before the learner's eyes and keeps the run. In place of a
 * disturbed one its expected run is shown; of the first runs another real one is
 * offered before that.
 */
export async function runAndRemember(
  play: Play,
  step: string,
  variant: string,
  knobs: KnobValues,
  { speed, earlier }: { speed: number; earlier: readonly ShownRun[] },
): Promise<ShownRun> {
  const { stage, loaded, runs } = play
  const pictures = await picturesOf(play, earlier)
  const said = await saidOf(play, variant, knobs)
  const job = { ...runs.toWatch(variant, knobs, { speed }), earlier: pictures, said }
  const live = () => runLive(stage.live, job)
  const real = stage.live.moves ? await live() : await stage.waiting(`running ${variant}`, live)
  const run = await heldToQuestions(loaded, runs, real, knobs)
  if (run.disturbed !== null && !step.startsWith('run:')) {
    return rememberExpected(play, step, run, knobs)
  }
  await keepRun(play, step, run, run.disturbed)
  return run
}

/** Keeps what is shown in place of a disturbed run. */
export async function rememberExpected(
  play: Play,
  step: string,
  run: ShownRun,
  knobs: KnobValues,
): Promise<ShownRun> {
  const expected = await asExpected(play.loaded, play.runs, run, knobs)
  await keepRun(play, step, expected, run.disturbed)
  return expected
}

async function keepRun(
  { stage, loaded, state }: Play,
  step: string,
  run: ShownRun,
  disturbed: string | null,
): Promise<void> {
  if (step.startsWith('run:')) state.first.set(run.id, run)
  if (step === 'turn-run') state.turned.set(run.id, run)
  const { id: variant, knobs, seed, speed, trace } = run
  const kept = { variant, knobs, seed, speed, disturbed, trace }
  await stage.journal.append({ kind: 'ran', lesson: loaded.id, step, ...kept })
}
