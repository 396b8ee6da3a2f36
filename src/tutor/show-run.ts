import { isPython, programOf, runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { sameKnobs } from '../course/knobs.ts'
import { gainInWords } from '../picture/gain.ts'
import type { Line } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import { exitInWords } from '../picture/words.ts'
import { correctAnswer } from '../questions/judge.ts'
import { kindOf, type Question } from '../questions/kinds.ts'
import { time } from '../text/time.ts'
import { printable } from '../text/printable.ts'
import { computeFacts } from '../trace/facts.ts'
import { asExpected, exactRuns, heldToQuestions, type ReadyQuestion } from './expected.ts'
import { paragraph } from './layout.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import { runLive } from './live-run.ts'
import { pictureLines, pictureOf, pythonNote, wordLines } from './pictures.ts'
import type { Play, QuietPlay } from './play-state.ts'
import { stepIds } from './steps.ts'

/** Replays run faster: the first run was in real time. */
export const replaySpeed = 4

/** A snippet is quick, or is made quick: its real run should cost no more than this. */
const mostWallMs = 1500
const fastest = 10

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
  const job = { ...runs.toWatch(id, knobs, { speed }), earlier: pictures, said }
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
    { questions: predictions, stepOf: stepIds.predict, on: state.defaults },
    { questions: modify.questions, stepOf: stepIds.modify, on: state.turnedKnobs },
  ].filter(({ on }) => sameKnobs(on, knobs))
  const said: number[] = []
  for (const { questions, stepOf } of asked) {
    for (const question of questions) {
      const given = state.answers.get(stepOf(question))?.given
      if (typeof given !== 'number') continue
      if (await asksForTotal(play, question, id, knobs)) said.push(given)
    }
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

/** Runs that were shown to decide a question, and what is told of those without a picture. */
export interface DecidingRuns {
  shown: ShownRun[]
  lines: Line[]
}

/** Shows what decides a question: its variants before the learner's eyes, faster than at first, its snippets quietly. */
export async function showDeciding(
  play: Play,
  step: string,
  ready: ReadyQuestion,
): Promise<DecidingRuns> {
  const shown = await showRuns(play, step, variantsOf(play, ready), ready.knobs)
  const snippets = await quietSnippets(play, ready)
  return { shown: [...shown, ...snippets.shown], lines: snippets.lines }
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
  return { shown: [...shown, ...snippets.shown], lines: snippets.lines }
}

/** The variants among the runs that decide a question. */
function variantsOf({ loaded }: Pick<Play, 'loaded'>, { question }: ReadyQuestion): string[] {
  return runsOf(question).filter((id) => loaded.lesson.variants.some((one) => one.id === id))
}

/** The snippets that decide a question, run for real, and what the first of them wrote. */
export async function quietSnippets(
  play: Pick<QuietPlay, 'loaded' | 'runs'> & {
    host: Pick<QuietPlay['host'], 'waiting' | 'width' | 'live'>
  },
  ready: ReadyQuestion,
): Promise<DecidingRuns> {
  const { host, loaded, runs } = play
  const { question, knobs, expected } = ready
  const variants = variantsOf(play, ready)
  const ids = runsOf(question).filter((id) => !variants.includes(id))
  if (ids.length === 0) return { shown: [], lines: [] }
  const labMs = ids.reduce((sum, id) => sum + (expected.get(id)?.facts.lastMs ?? 0), 0)
  const speed = Math.min(fastest, Math.max(replaySpeed, Math.ceil(labMs / mostWallMs)))
  const { stopped } = host.live
  const shown: ShownRun[] = []
  await host.waiting('running these lines', async () => {
    for (const id of ids) {
      const real = isPython(id)
        ? await runs.inPython(id, knobs, { speed: replaySpeed, signal: stopped })
        : await runs.real(id, knobs, { speed, signal: stopped })
      if (stopped.aborted) return
      const run = await heldToQuestions(loaded, runs, real, knobs)
      shown.push(await asExpected(loaded, runs, run, knobs))
    }
  })
  if (stopped.aborted) throw stopped.reason
  const told = shown.filter(({ python }, index) => index === 0 || python !== undefined)
  const inPython = told.filter(({ python }) => python !== undefined)
  const isNamed = (run: ShownRun): boolean => inPython.length > 1 && inPython.includes(run)
  return { shown, lines: told.flatMap((run) => outputLines(host.width(), run, isNamed(run))) }
}

/** What a run wrote. One of several in Python is named, by the words of its id. */
function outputLines(width: number, run: ShownRun, isNamed: boolean): Line[] {
  const { trace } = run
  const isProcess = trace.kind === 'process'
  const { logged, totalMs } = computeFacts(trace)
  const written = logged.map(({ text, atMs }) => `${printable(text)} at ${time(atMs)}`).join(', ')
  const name = isNamed ? `, ${run.id.replace(/^python:/, '').replaceAll('-', ' ')}` : ''
  const where =
    run.rest === 'expected'
      ? ['The machine got in the way; without that:']
      : pythonNote(run).map((note) => `In Python (${note.replace(/^Python /, '')})${name}:`)
  const told = [
    ...where,
    ...(written !== '' || isProcess ? [`It wrote ${written || 'nothing'}.`] : []),
    ...(isProcess ? [] : [`${ended[trace.ending.kind]} ${time(totalMs)}.`]),
    ...exitInWords(trace),
    ...(run.disturbed === null ? [] : [`Disturbed: ${run.disturbed}.`]),
  ]
  return paragraph(told.join(' '), width, 'dim')
}

const ended = {
  returned: 'It was done at',
  threw: 'It threw at',
  hung: 'Nothing was left to move it on from',
  stopped: 'It was stopped at',
} satisfies Record<ShownRun['trace']['ending']['kind'], string>
