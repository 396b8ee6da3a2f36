import { isPython, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { sameKnobs } from '../course/knobs.ts'
import type { Picture } from '../picture/picture.ts'
import { kindOf } from '../questions/kinds.ts'
import { asExpected, heldToQuestions, type ReadyQuestion } from './expected.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import { runLive } from './live-run.ts'
import { pictureOf } from './pictures.ts'
import { type DecidingRuns, quietSnippets, replaySpeed, variantsOf } from './quiet-run.ts'
import { rowsOfScreen, showPictures } from './tell.ts'
import { traitsOf } from '../trace/traits.ts'
import type { Play, QuietPlay } from './play-state.ts'
import { stepIds } from './steps.ts'

/** Runs a program before the learner's eyes, below what ran earlier, and holds it to the questions. */
export async function runBelow(
  play: Play,
  id: string,
  knobs: KnobValues,
  speed: number,
  earlier: readonly ShownRun[],
): Promise<ShownRun> {
  const { host, loaded, runs } = play
  const pictures = earlier.map((run) => ({ ...pictureOf(loaded, runs, run), isShrunk: true }))
  const said = saidOf(play, id, knobs)
  const job = { ...runs.toWatch(id, knobs, { speed }), earlier: pictures, said }
  const live = () => runLive(host.live, job)
  const what = `running ${isPython(id) ? 'it in Python' : id}`
  const real = host.live.moves ? await live() : await host.waiting(what, live)
  return heldToQuestions(loaded, runs, real, knobs)
}

/** Runs programs one after the other, and keeps each. In place of a disturbed one its expected run is shown. */
export async function showRuns(
  play: Play,
  step: string,
  ids: readonly string[],
  knobs: KnobValues,
  speed = replaySpeed,
): Promise<ShownRun[]> {
  const shown: ShownRun[] = []
  for (const id of ids) {
    const run = await runBelow(play, id, knobs, speed, [...shown])
    shown.push(await keepExpected(play, step, run, knobs))
  }
  return shown
}

/** The same, but that what would be seen once more as it was is not run again. */
export async function showChanged(
  play: Play,
  step: string,
  ids: readonly string[],
  knobs: KnobValues,
  speed = replaySpeed,
): Promise<ShownRun[]> {
  const shown: ShownRun[] = []
  for (const id of ids) {
    const known = await unchangedRun(play, id, knobs)
    if (known === null) {
      const run = await runBelow(play, id, knobs, speed, [...shown])
      shown.push(await keepExpected(play, step, run, knobs))
    } else {
      await keepRun(play, step, known, known.disturbed)
      shown.push(known)
    }
  }
  return shown
}

/** A run of this pass that these knobs leave as it was; null where there is none. */
async function unchangedRun(
  { runs, state }: Play,
  id: string,
  knobs: KnobValues,
): Promise<ShownRun | null> {
  const known = state.shown.findLast((run) => run.id === id && run.disturbed === null)
  if (known === undefined) return null
  if (sameKnobs(known.knobs, knobs)) return known
  const [before, now] = [await runs.expected(id, known.knobs), await runs.expected(id, knobs)]
  return traitsOf(before).isExact && JSON.stringify(before) === JSON.stringify(now)
    ? { ...known, knobs }
    : null
}

/** Keeps what is shown in place of a run if that was disturbed, otherwise the run. */
export async function keepExpected(
  play: Play,
  step: string,
  run: ShownRun,
  knobs: KnobValues,
): Promise<ShownRun> {
  const expected = await asExpected(play.loaded, play.runs, run, knobs)
  await keepRun(play, step, expected, run.disturbed)
  return expected
}

/** Keeps a run in the journal and for the steps to come. */
export async function keepRun(
  { host, loaded, state }: Play,
  step: string,
  run: ShownRun,
  disturbed: string | null,
): Promise<void> {
  state.keepRun(step, run)
  const { id: variant, knobs, seed, speed, trace } = run
  const kept = { variant, knobs, seed, speed, disturbed, trace }
  await host.journal.append({ kind: 'ran', lesson: loaded.id, step, ...kept })
}

/** Finished runs on one scale, each as it is, in so many rows. */
export async function printRuns(
  play: Play,
  shown: readonly ShownRun[],
  rows = rowsOfScreen - 2,
): Promise<void> {
  if (shown.length === 0) return
  const pictures = await picturesOf(play, shown)
  play.state.drawn = pictures
  showPictures(play, pictures, rows)
}

/** Finished runs as they are drawn, with what the learner had said of them. */
function picturesOf(play: Play, shown: readonly ShownRun[]): Promise<Picture[]> {
  return Promise.all(
    shown.map(async (run) => ({
      ...pictureOf(play.loaded, play.runs, run),
      said: saidOf(play, run.id, run.knobs),
    })),
  )
}

/** The moments that the learner named, before it ran, for what this variant decides: lab milliseconds. */
function saidOf({ loaded, state }: Play, id: string, knobs: KnobValues): number[] {
  const { predictions, modify } = loaded.lesson
  const asked = [
    { questions: predictions, stepOf: stepIds.predict, on: state.defaults },
    { questions: modify.questions, stepOf: stepIds.modify, on: state.turnedKnobs },
  ].filter(({ on }) => sameKnobs(on, knobs))
  return asked.flatMap(({ questions, stepOf }) =>
    questions.flatMap((question) => {
      const given = state.answers.get(stepOf(question))?.given
      const isTime = kindOf(question).asksForTime?.(question) && runsOf(question)[0] === id
      return isTime && typeof given === 'number' ? [given] : []
    }),
  )
}

/** Shows what decides a question: its variants before the learner's eyes, faster than at first, its snippets quietly. */
export async function showDeciding(
  play: Play,
  step: string,
  ready: ReadyQuestion,
): Promise<DecidingRuns> {
  const shown = await showChanged(play, step, variantsOf(play, ready), ready.knobs)
  const snippets = await quietSnippets(play, ready)
  return { ...snippets, shown: [...shown, ...snippets.shown] }
}

/** Runs what decides a question where nobody looks on. */
export async function runDeciding(play: QuietPlay, ready: ReadyQuestion): Promise<DecidingRuns> {
  const { host, runs } = play
  const { stopped } = host.live
  const shown: ShownRun[] = []
  for (const id of variantsOf(play, ready)) {
    const real = () => runs.real(id, ready.knobs, { speed: replaySpeed, signal: stopped })
    shown.push(await host.waiting(`running ${id}`, real))
  }
  const snippets = await quietSnippets(play, ready)
  if (stopped.aborted) throw stopped.reason
  return { ...snippets, shown: [...shown, ...snippets.shown] }
}
