import { pythonFunction } from '../course/deciding-code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { LessonRuns } from '../course/runs/lesson-runs.ts'
import { firstStep, lastStep } from '../journal/progress.ts'
import { type Line, line } from '../picture/line.ts'
import { words } from '../questions/question.ts'
import { askOne, hasRoom, type ToAsk } from './ask-one.ts'
import { goOn, goOnBeside, turnFreely } from './between-steps.ts'
import { blank, paragraph, textWidth } from './layout.ts'
import { type Play, type PlayHost, PlayState } from './play-state.ts'
import { pythonPage } from './python-version.ts'
import { quietSnippets } from './quiet-run.ts'
import { playMissed, recapLines } from './recap.ts'
import { runTurned, runVariant } from './run-variant.ts'
import { printRuns } from './show-run.ts'
import { languagesOf, type Step, stepsOf } from './steps.ts'
import { before, textLines } from './texts.ts'

/**
 * Plays a lesson from the step where the learner left it to its end. Leaving
 * (Left) and Ctrl-C (Interrupted) are thrown; all that was answered is saved.
 */
export async function playLesson(
  host: PlayHost,
  loaded: LoadedLesson,
  runs: LessonRuns,
): Promise<void> {
  const { journal } = host
  const progress = journal.progress.of(loaded.id)
  const steps = stepsOf(loaded, languagesOf(journal.progress))
  const isOver = progress.step === lastStep
  const state = new PlayState(loaded, isOver ? null : progress)
  const play: Play = { host, loaded, runs, state }
  const begin = isOver ? 0 : state.nextStep(steps, progress.step)
  printHeading(play)
  if (begin > 0) await printWhereYouWere(play, steps[begin]!)
  for (const step of steps.slice(begin)) {
    await journal.append({ kind: 'reached', lesson: loaded.id, step: step.id })
    await playStep(play, step, steps)
  }
}

const rowsOfHeading = 3

function printHeading({ host, loaded }: Play): void {
  const count = host.lessonCount === null ? '' : ` of ${host.lessonCount}`
  const place = `lesson ${loaded.number}${count}`
  if (host.linear) return host.print([line(`${loaded.title}, ${place}.`), blank])
  const gap = textWidth(host.width()) - loaded.title.length - place.length
  const lines: Line[] =
    gap >= 2
      ? [
          [
            { text: loaded.title, role: 'heading' },
            { text: ' '.repeat(gap) + place, role: 'dim' },
          ],
        ]
      : [...paragraph(loaded.title, host.width(), 'heading'), line(place, 'dim')]
  host.print([blank, ...lines, blank])
}

/** What was seen before the break, so that the next question has its ground. */
async function printWhereYouWere(play: Play, step: Step): Promise<void> {
  const { host, state } = play
  const shown = state.shownBefore(step)
  if (shown.length > 0) await printRuns(play, shown)
  host.print([line(step.id === firstStep ? 'From the beginning.' : 'Here you were:', 'dim'), blank])
}

/** Plays one step. Nothing moves on by itself: where there is something to read, a key is waited for. */
async function playStep(play: Play, step: Step, steps: readonly Step[]): Promise<void> {
  const { host, loaded, state } = play
  switch (step.kind) {
    case 'idea': {
      const lines = [...(await textLines(play, 'idea', [])), blank]
      return page(play, { lines, rowsAbove: rowsOfHeading, next: steps[1], steps })
    }
    case 'python': {
      const first = loaded.lesson.variants[0]!.id
      // Who asked for it with `p` has just seen it.
      if (state.seenInPython.has(first)) return
      const code = pythonFunction(loaded, first)
      const next = steps[steps.indexOf(step) + 1]
      return page(play, { lines: pythonPage(host, loaded, code), rowsAbove: 0, next, steps })
    }
    case 'predict':
      await askOne(play, prediction(play, step, steps))
      return
    case 'run':
      return runVariant(play, step.id, step.variant)
    case 'after':
      return host.print([...(await textLines(play, 'after', [...state.first.values()])), blank])
    case 'turn-predict':
      return predictTurned(play, step, steps)
    case 'turn-run':
      await runTurned(play)
      return turnFreely(play, 'quiz')
    case 'quiz':
      return quiz(play, step, steps)
    case 'missed':
      return playMissed(play)
    case 'recap':
      host.print(await recapLines(play))
  }
}

/** Something to read. Where the question that comes next has room below it, both stand on one screen. */
async function page(
  play: Play,
  {
    lines,
    rowsAbove,
    next,
    steps,
  }: { lines: readonly Line[]; rowsAbove: number; next: Step | undefined; steps: readonly Step[] },
): Promise<void> {
  const { host, state } = play
  host.print(lines)
  const above = rowsAbove + lines.length
  if (next?.kind === 'predict' && (await hasRoom(play, prediction(play, next, steps), above))) {
    state.above = above
  } else await goOn(play, state.first.size === 0 ? firstOf(next) : 'the next question')
}

/** A first program of which nothing is asked runs at once. */
const firstOf = (next: Step | undefined): string =>
  `the code and the first ${next?.kind === 'predict' ? 'question' : 'run'}`

type StepOf<Kind extends Step['kind']> = Step & { kind: Kind }

/** The steps of one kind. */
function alike<Kind extends Step['kind']>(
  steps: readonly Step[],
  { kind }: StepOf<Kind>,
): StepOf<Kind>[] {
  return steps.filter((step): step is StepOf<Kind> => step.kind === kind)
}

function prediction(play: Play, step: StepOf<'predict'>, steps: readonly Step[]): ToAsk {
  const { id, question } = step
  const all = alike(steps, step)
  const heading = `Prediction ${all.indexOf(step) + 1} of ${all.length}.`
  return { question, knobs: play.state.defaults, step: id, heading }
}

async function predictTurned(
  play: Play,
  step: StepOf<'turn-predict'>,
  steps: readonly Step[],
): Promise<void> {
  const { host, loaded, state } = play
  const all = alike(steps, step)
  if (all[0] === step) {
    const text = words(loaded.lesson.modify.text, before(loaded, null, state.defaults))
    host.print([...paragraph(`Your turn. ${text}`, host.width()), blank])
  }
  const heading = all.length > 1 ? `${all.indexOf(step) + 1} of ${all.length}.` : ''
  const { id, question } = step
  const knobs = state.turnedKnobs
  await askOne(play, { question, knobs, step: id, heading, namedKnobs: 'none' })
}

async function quiz(play: Play, step: StepOf<'quiz'>, steps: readonly Step[]): Promise<void> {
  const { host, state } = play
  const all = alike(steps, step)
  const isLast = all.at(-1) === step
  const knobs = state.turned.size > 0 ? state.turnedKnobs : state.defaults
  const heading = `Question ${all.indexOf(step) + 1} of ${all.length}.`
  await askOne(play, { question: step.question, knobs, step: step.id, heading }, async (ready) => {
    const snippets = await quietSnippets(play, ready)
    return { ...snippets, shown: [...state.shown, ...snippets.shown] }
  })
  await goOnBeside(play, isLast ? 'go on' : 'the next question')
  if (!isLast) return
  const right = all.filter(({ id }) => state.answers.get(id)?.verdict === 'right')
  host.print([line(`${right.length} of ${all.length} right.`), blank])
}
