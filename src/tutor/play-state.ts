import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { Answered } from '../journal/entry.ts'
import type { LessonProgress } from '../journal/progress.ts'
import type { ShownRun } from './lesson-runs.ts'
import { fittingAnswer, shownRun } from './remembered.ts'
import type { Step } from './steps.ts'

/** An answer of this pass, as far as later steps need it. */
export type Remembered = Pick<Answered, 'step' | 'question' | 'given' | 'verdict' | 'knobs'>

/** What was seen and said in this pass of a lesson; made from the journal, kept while playing. */
export class PlayState {
  /** The variants as they ran first, by id. */
  readonly first = new Map<string, ShownRun>()
  /** The variants as they ran with the knob turned. */
  readonly turned = new Map<string, ShownRun>()
  readonly answers = new Map<string, Remembered>()
  readonly defaults: KnobValues
  readonly turnedKnobs: KnobValues

  /** `progress` is null for a pass that begins anew. */
  constructor(loaded: LoadedLesson, progress: LessonProgress | null) {
    const { lesson } = loaded
    this.defaults = defaults(lesson.knobs)
    this.turnedKnobs = { ...this.defaults, ...lesson.modify.set } as KnobValues
    for (const entry of progress?.runs ?? []) {
      const place =
        entry.step === 'turn-run' ? this.turned : entry.step.startsWith('run:') ? this.first : null
      const run = shownRun(loaded, entry)
      if (run !== null) place?.set(entry.variant, run)
    }
    for (const entry of progress?.answers ?? []) {
      const answer = fittingAnswer(loaded, entry)
      const isInPlace = entry.step.endsWith(`:${entry.question}`)
      if (answer !== null && isInPlace) this.answers.set(answer.step, answer)
    }
  }

  /**
   * Where to go on: the step reached last, or the one after it if its answer
   * was given; an earlier run again, if what the journal has of it cannot be shown.
   */
  nextStep(steps: readonly Step[], reached: string | null): number {
    const at = Math.max(
      0,
      steps.findIndex(({ id }) => id === reached),
    )
    const lost = steps
      .slice(0, at)
      .findIndex((step) => step.kind === 'run' && !this.first.has(step.variant))
    if (lost !== -1) return lost
    return this.answers.has(steps[at]!.id) && steps[at]!.kind !== 'missed' ? at + 1 : at
  }

  /** The runs that had been seen when a step came. */
  shownBefore({ kind }: Step): ShownRun[] {
    const isLater = kind === 'quiz' || kind === 'missed' || kind === 'recap'
    const place = isLater && this.turned.size > 0 ? this.turned : this.first
    return [...place.values()]
  }

  /** Every run that was shown, the latest of a variant last. */
  get shown(): ShownRun[] {
    return [...this.first.values(), ...this.turned.values()]
  }
}
