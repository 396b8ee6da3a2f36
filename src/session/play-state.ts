import { defaults } from '../catalog/knobs.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Answered, LessonProgress, RanEntry } from '../progress/progress.ts'
import type { Trace } from '../trace/trace.ts'
import type { ShownRun } from './lesson-runs.ts'
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
  constructor({ lesson }: LoadedLesson, progress: LessonProgress | null) {
    this.defaults = defaults(lesson.knobs)
    this.turnedKnobs = { ...this.defaults, ...lesson.turn.set } as KnobValues
    for (const entry of progress?.runs ?? []) {
      const place =
        entry.step === 'turn-run' ? this.turned : entry.step.startsWith('run:') ? this.first : null
      place?.set(entry.variant, shownRun(entry))
    }
    for (const answer of progress?.answers ?? []) this.answers.set(answer.step, answer)
  }

  /** Where to go on: the step reached last, or the one after it if its answer was given. */
  nextStep(steps: readonly Step[], reached: string | null): number {
    const at = Math.max(
      0,
      steps.findIndex(({ id }) => id === reached),
    )
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

function shownRun({ variant, knobs, speed, seed, disturbed, trace }: RanEntry): ShownRun {
  const known = trace as Trace
  return {
    id: variant,
    knobs,
    speed,
    seed,
    disturbed,
    trace: known,
    rest: known.kind === 'lab' && known.clock === 'virtual' ? 'computed' : 'ran',
  }
}
