import { pythonFunction } from '../course/deciding-code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { LessonRuns } from '../course/runs/lesson-runs.ts'
import { firstStep, lastStep } from '../journal/progress.ts'
import { line } from '../picture/line.ts'
import { words } from '../questions/question.ts'
import { askOne } from './ask-one.ts'
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

function printHeading({ host, loaded }: Play): void {
  const count = host.lessonCount === null ? '' : ` of ${host.lessonCount}`
  const place = `lesson ${loaded.number}${count}`
  if (host.linear) return host.print([line(`${loaded.title}, ${place}.`), blank])
  const gap = Math.max(2, textWidth(host.width()) - loaded.title.length - place.length)
  host.print([
    blank,
    [
      { text: loaded.title, role: 'heading' },
      { text: ' '.repeat(gap) + place, role: 'dim' },
    ],
    blank,
  ])
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
    case 'idea':
      host.print([...(await textLines(play, 'idea', [])), blank])
      return goOn(play, 'the code and the first question')
    case 'python':
      host.print(pythonPage(host, loaded, pythonFunction(loaded, loaded.lesson.variants[0]!.id)))
      return goOn(play, 'the next question')
    case 'predict':
      return predict(play, step, steps)
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

type StepOf<Kind extends Step['kind']> = Step & { kind: Kind }

/** The steps of one kind. */
function alike<Kind extends Step['kind']>(
  steps: readonly Step[],
  { kind }: StepOf<Kind>,
): StepOf<Kind>[] {
  return steps.filter((step): step is StepOf<Kind> => step.kind === kind)
}

async function predict(play: Play, step: StepOf<'predict'>, steps: readonly Step[]): Promise<void> {
  const { id, question } = step
  const all = alike(steps, step)
  const heading = `Prediction ${all.indexOf(step) + 1} of ${all.length}.`
  await askOne(play, { question, knobs: play.state.defaults, step: id, heading })
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
    const { shown, lines } = await quietSnippets(play, ready)
    return { shown: [...state.shown, ...shown], lines }
  })
  if (isLast) {
    const right = all.filter(({ id }) => state.answers.get(id)?.verdict === 'right')
    host.print([line(`${right.length} of ${all.length} right.`), blank])
  }
  await goOnBeside(play, isLast ? 'go on' : 'the next question')
}
