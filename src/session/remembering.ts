import type { LoadedLesson } from '../catalog/load.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Journal } from '../progress/journal.ts'
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
  const lure = given === null ? null : judgement.lure
  await journal.append({ kind: 'answered', lesson, ...answer, lure })
  return answer
}

/** Runs a variant before the learner's eyes and keeps the run. */
export async function runAndRemember(
  play: Play,
  step: string,
  variant: string,
  knobs: KnobValues,
  { speed, earlier }: { speed: number; earlier: readonly ShownRun[] },
): Promise<ShownRun> {
  const { stage, loaded, runs, state } = play
  const pictures = await picturesOf(play, earlier)
  const said = await saidOf(play, variant, knobs)
  const job = { loaded, runs, variant, knobs, earlier: pictures, said, options: { speed } }
  const live = () => runLive(stage.live, job)
  const run = stage.live.moves ? await live() : await stage.waiting(`running ${variant}`, live)
  if (step.startsWith('run:')) state.first.set(variant, run)
  if (step === 'turn-run') state.turned.set(variant, run)
  await stage.journal.append({
    kind: 'ran',
    lesson: loaded.id,
    step,
    variant,
    knobs: run.knobs,
    seed: run.seed,
    speed: run.speed,
    disturbed: run.disturbed,
    trace: run.trace,
  })
  return run
}
