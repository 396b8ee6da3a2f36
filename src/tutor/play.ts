import type { LoadedLesson } from '../course/load.ts'
import { firstStep, lastStep } from '../journal/progress.ts'
import { line } from '../picture/line.ts'
import type { LessonRuns } from './lesson-runs.ts'
import { comesFromPython } from './origin.ts'
import { PlayState } from './play-state.ts'
import { playStep } from './play-step.ts'
import { blank, widestText } from './say.ts'
import { type Play, printRuns } from './scene.ts'
import type { Stage } from './stage.ts'
import { type Step, stepsOf } from './steps.ts'

/**
 * Plays a lesson from the step where the learner left it to its end. Leaving
 * (Left) and Ctrl-C (Interrupted) are thrown; all that was answered is saved.
 */
export async function playLesson(
  stage: Stage,
  loaded: LoadedLesson,
  runs: LessonRuns,
): Promise<void> {
  const progress = stage.journal.progress.of(loaded.id)
  const steps = stepsOf(loaded, comesFromPython(stage.journal.progress))
  const isOver = progress.step === lastStep
  const state = new PlayState(loaded, isOver ? null : progress)
  const play: Play = { stage, loaded, runs, state }
  const begin = isOver ? 0 : state.nextStep(steps, progress.step)
  printHeading(play)
  if (begin > 0) await printWhereYouWere(play, steps[begin]!)
  for (const step of steps.slice(begin)) {
    await stage.journal.append({ kind: 'reached', lesson: loaded.id, step: step.id })
    await playStep(play, step, steps)
  }
}

function printHeading({ stage, loaded }: Play): void {
  const count = stage.lessonCount === null ? '' : ` of ${stage.lessonCount}`
  const place = `lesson ${loaded.number}${count}`
  if (stage.linear) return stage.print([line(`${loaded.title}, ${place}.`), blank])
  const gap = Math.max(2, Math.min(stage.width(), widestText) - loaded.title.length - place.length)
  stage.print([
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
  const { stage, state } = play
  const shown = state.shownBefore(step)
  if (shown.length > 0) await printRuns(play, shown)
  stage.print([
    line(step.id === firstStep ? 'From the beginning.' : 'Here you were:', 'dim'),
    blank,
  ])
}
