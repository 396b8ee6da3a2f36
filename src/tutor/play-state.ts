import { defaults, knobFault } from '../course/knobs.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { questionsOf } from '../course/lesson-parts.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { Answered, RanEntry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { LessonProgress } from '../journal/progress.ts'
import type { Line } from '../picture/line.ts'
import type { Picture } from '../picture/picture.ts'
import { kindOf } from '../questions/kinds.ts'
import type { Prompter } from '../terminal/prompter.ts'
import { isTrace } from '../trace/is-trace.ts'
import type { CodePage } from './layout.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'
import type { LiveScreen } from './live-run.ts'
import type { Step } from './steps.ts'

/** What a lesson is played on. */
export interface PlayHost extends CodePage {
  /** Writes lines for the learner. */
  print(lines: readonly Line[]): void
  prompter: Prompter
  journal: Journal
  live: LiveScreen
  /** Shows that one thing is waited for, until the work is done. */
  waiting<Result>(what: string, work: () => Promise<Result>): Promise<Result>
  /** How many lessons there are, for "lesson 3 of 12"; null while their numbers have gaps. */
  lessonCount: number | null
}

/** A host on which nobody is asked and nothing is drawn. */
export type QuietHost = Pick<PlayHost, 'waiting' | 'width' | 'journal'> & {
  live: Pick<LiveScreen, 'stopped'>
}

/** A lesson being played. */
export interface Play {
  host: PlayHost
  loaded: LoadedLesson
  runs: LessonRuns
  state: PlayState
}

/** A lesson of which questions are answered that were not asked here. */
export type QuietPlay = Pick<Play, 'loaded' | 'runs'> & { host: QuietHost }

/** An answer of this pass, as far as later steps need it. */
export type KeptAnswer = Pick<Answered, 'step' | 'question' | 'given' | 'verdict' | 'knobs'>

/** What was seen and said in this pass of a lesson; made from the journal, kept while playing. */
export class PlayState {
  /** The variants as they ran first, by id. */
  readonly first = new Map<string, ShownRun>()
  /** The variants as they ran with the knob turned. */
  readonly turned = new Map<string, ShownRun>()
  readonly answers = new Map<string, KeptAnswer>()
  /** The variants of which the Python version was shown. */
  readonly seenInPython = new Set<string>()
  /** The pictures that stand on the screen, which may be asked for in words. */
  drawn: readonly Picture[] = []
  /** The question above, if its answer was given and nothing has been shown since. */
  open: { step: string; rows: number } | null = null
  /** The rows of text under which, on the same screen, the next question is put. */
  above = 0
  readonly defaults: KnobValues
  readonly turnedKnobs: KnobValues

  /** `progress` is null for a pass that begins anew. */
  constructor(loaded: LoadedLesson, progress: LessonProgress | null) {
    const { lesson } = loaded
    this.defaults = defaults(lesson.knobs)
    this.turnedKnobs = { ...this.defaults, ...lesson.modify.set } as KnobValues
    for (const entry of progress?.runs ?? []) {
      const run = shownRun(loaded, entry)
      if (run !== null) this.keepRun(entry.step, run)
    }
    for (const entry of progress?.answers ?? []) {
      const answer = fittingAnswer(loaded, entry)
      const isInPlace = entry.step.endsWith(`:${entry.question}`)
      if (answer !== null && isInPlace) this.answers.set(answer.step, answer)
    }
  }

  /** Keeps a run, if it is of a step to which later ones go back. */
  keepRun(step: string, run: ShownRun): void {
    if (step.startsWith('run:')) this.first.set(run.id, run)
    if (step === 'turn-run') this.turned.set(run.id, run)
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

/*
 * The journal outlives the lessons that it speaks of: a later version may have
 * other variants, knobs and options, and a person may have edited the file.
 * Here its entries are held against the lesson as it is now.
 */

/** A run of the journal as it can be shown; null where the lesson has no such variant or knobs any more. */
function shownRun(loaded: LoadedLesson, entry: RanEntry): ShownRun | null {
  const { variant, knobs, speed, seed, disturbed, trace } = entry
  const isKnown = loaded.lesson.variants.some(({ id }) => id === variant)
  if (!isKnown || !knobsFit(loaded, knobs) || !isTrace(trace)) return null
  const shown = { id: variant, knobs, speed, seed, trace }
  if (trace.kind !== 'lab' || trace.clock === 'real') return { ...shown, disturbed, rest: 'ran' }
  return { ...shown, disturbed: null, rest: disturbed === null ? 'computed' : 'expected' }
}

/**
 * An answer as it can be told; null where the lesson has no such question or
 * option any more. Knobs that the lesson no longer has give way to its defaults.
 */
export function fittingAnswer(loaded: LoadedLesson, answer: Answered): Answered | null {
  const { question } =
    questionsOf(loaded.lesson).find(({ question: { id } }) => id === answer.question) ?? {}
  if (question === undefined) return null
  if (answer.given !== null && !kindOf(question).fits(question, answer.given)) return null
  return knobsFit(loaded, answer.knobs)
    ? answer
    : { ...answer, knobs: defaults(loaded.lesson.knobs) }
}

function knobsFit({ lesson }: LoadedLesson, values: KnobValues): boolean {
  const names = Object.keys(lesson.knobs)
  return (
    Object.keys(values).length === names.length &&
    names.every((name) => knobFault(lesson.knobs[name]!, values[name]) === null)
  )
}
