import type { LoadedLesson } from '../course/load.ts'
import { firstStep, lastStep } from '../journal/progress.ts'
import { line } from '../picture/line.ts'
import { blank, textWidth } from './layout.ts'
import type { LessonRuns } from './lesson-runs.ts'
import { type Play, type PlayHost, PlayState } from './play-state.ts'
import { playStep } from './play-steps.ts'
import { printRuns } from './show-run.ts'
import { comesFromPython, type Step, stepsOf } from './steps.ts'

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
  const steps = stepsOf(loaded, comesFromPython(journal.progress))
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
