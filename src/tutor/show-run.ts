import { isPython, programOf, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { sameKnobs } from '../course/knobs.ts'
import { gainInWords } from '../picture/gain.ts'
import type { Picture } from '../picture/picture.ts'
import { correctAnswer } from '../questions/judge.ts'
import { kindOf, type Question } from '../questions/kinds.ts'
import { asExpected, exactRuns, heldToQuestions } from './expected.ts'
import type { ShownRun } from './lesson-runs.ts'
import { runLive } from './live-run.ts'
import { pictureLines, pictureOf, wordLines } from './pictures.ts'
import type { Play } from './play-state.ts'
import { stepIds } from './steps.ts'

/** Replays run faster: the first run was in real time. */
export const replaySpeed = 4

/** Runs a program before the learner's eyes, below what ran earlier, and holds it to the questions. */
export async function runBelow(
  play: Play,
  id: string,
  knobs: KnobValues,
  speed: number,
  earlier: readonly ShownRun[],
): Promise<ShownRun> {
  const { host, loaded, runs } = play
  const pictures = await picturesOf(play, earlier)
  const said = await saidOf(play, id, knobs)
  const job = { loaded, runs, variant: id, knobs, earlier: pictures, said, options: { speed } }
  const live = () => runLive(host.live, job)
  const what = `running ${isPython(id) ? 'it in Python' : id}`
  const real = host.live.moves ? await live() : await host.waiting(what, live)
  return heldToQuestions(loaded, runs, real, knobs)
}

/** Runs programs one below the other, keeps each and prints them. In place of a disturbed one its expected run is shown. */
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
  if (shown.length > 0) await printRuns(play, shown)
  return shown
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

/** Finished runs on one scale, and in words those of them that were not yet told. */
export async function printRuns(
  play: Play,
  shown: readonly ShownRun[],
  untold: readonly ShownRun[] = shown,
): Promise<void> {
  const pictures = await picturesOf(play, shown)
  const told = pictures.filter((_picture, index) => untold.includes(shown[index]!))
  play.host.print([
    ...pictureLines(pictures, play.host),
    ...wordLines(told, play.host, gainInWords(pictures)),
  ])
}

/** Finished runs as they are drawn, with what the learner had said of them. */
function picturesOf(play: Play, shown: readonly ShownRun[]): Promise<Picture[]> {
  return Promise.all(
    shown.map(async (run) => ({
      ...pictureOf(play.loaded, play.runs, run),
      said: await saidOf(play, run.id, run.knobs),
    })),
  )
}

/**
 * What the learner said, before it ran, of when this variant would be done: lab
 * milliseconds. An answer about anything else has no place on its picture.
 */
async function saidOf(play: Play, id: string, knobs: KnobValues): Promise<number[]> {
  const { loaded, state } = play
  const { predictions, modify } = loaded.lesson
  if (programOf(loaded, id).kind !== 'lab') return []
  const asked = [
    ...predictions.map((one) => ({
      question: one,
      step: stepIds.predict(one),
      on: state.defaults,
    })),
    ...modify.questions.map((one) => ({
      question: one,
      step: stepIds.modify(one),
      on: state.turnedKnobs,
    })),
  ]
  const said: number[] = []
  for (const { question, step, on } of asked) {
    const given = state.answers.get(step)?.given
    if (typeof given !== 'number' || !sameKnobs(on, knobs)) continue
    if (await asksForTotal(play, question, id, knobs)) said.push(given)
  }
  return said
}

async function asksForTotal(
  { loaded, runs }: Play,
  question: Question,
  id: string,
  knobs: KnobValues,
): Promise<boolean> {
  const [first, ...others] = runsOf(question)
  if (!kindOf(question).asksForTime?.(question) || first !== id || others.length > 0) return false
  const { expected, exact } = await exactRuns(loaded, runs, question, knobs)
  const right = correctAnswer(question, exact) as number
  return Math.abs(right - expected.get(id)!.totalMs) < 1
}
