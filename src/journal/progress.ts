import { AnswerLog } from './answer-log.ts'
import type { Answered, Entry, RanEntry } from './entry.ts'

/**
 * `queued`: its question of the surprise quiz was missed, and it is not begun
 * since. `known`: that question was right, and the lesson may be skipped.
 */
export type LessonState = 'new' | 'queued' | 'known' | 'started' | 'done'

/** What the journal says of one lesson. */
export interface LessonProgress {
  lesson: string
  state: LessonState
  /** Whether it comes before the others: the surprise quiz found it missing, and it is not done. */
  comesFirst: boolean
  /** Its answers in the surprise quiz: how many there were, and whether the latest was right. */
  surprise: { count: number; right: boolean }
  /** The step reached last in the pass under way; null when none is. */
  step: string | null
  /** The last run shown at each step of this pass, by step and variant. */
  runs: RanEntry[]
  /** The last answer given at each step of this pass. */
  answers: Answered[]
  /** Each question's first answer of all passes. */
  firstAnswers: Answered[]
  /** Each question's latest answer of all passes, wherever it was given. */
  latestAnswers: Answered[]
  /** When something of it was last written; null when it is new. */
  lastAt: string | null
  /** When it was done first; null when it is not. */
  doneAt: string | null
  /** The languages in which its exercise was passed, in the order in which they were. */
  solved: string[]
  /** Those in which the lines of a solution were put in an order that passed. */
  ordered: string[]
  /** All answers that count for what comes back. */
  log: AnswerLog
}

/** The last step of every lesson: reaching it makes a lesson done. */
export const lastStep = 'recap'
/** The first: reaching it again begins a new pass. */
export const firstStep = 'idea'

/**
 * What the journal says, derived entry by entry in the order written. It keeps
 * what can still be asked for, and not the entries. What came before a reset
 * does not count.
 */
export class Progress {
  #settings = new Map<string, string>()
  #lessons = new Map<string, LessonHistory>()

  add(entry: Entry): void {
    if (entry.kind === 'chose') this.#settings.set(entry.setting, entry.value)
    else if (entry.kind !== 'reset') this.#historyOf(entry.lesson).add(entry)
    else if (entry.lesson === null) this.#lessons.clear()
    else this.#lessons.delete(entry.lesson)
  }

  of(lesson: string): LessonProgress {
    return (this.#lessons.get(lesson) ?? new LessonHistory()).told(lesson)
  }

  /** The lessons that are not new, unknown ones too. */
  get lessons(): string[] {
    return [...this.#lessons.keys()]
  }

  /** The remembered settings, the latest value of each; a reset leaves them. */
  get settings(): Record<string, string> {
    return Object.fromEntries(this.#settings)
  }

  #historyOf(lesson: string): LessonHistory {
    let history = this.#lessons.get(lesson)
    if (history === undefined) this.#lessons.set(lesson, (history = new LessonHistory()))
    return history
  }
}

/** What the journal says of one lesson since its last reset. */
class LessonHistory {
  /** What is done stays done; otherwise the last word counts: going on with a lesson, or the surprise quiz. */
  #state: LessonState = 'new'
  #surprise: Answered | null = null
  #surprises = 0
  #step: string | null = null
  #runs = new Map<string, RanEntry>()
  #answers = new Map<string, Map<string, Answered>>()
  #first = new Map<string, Answered>()
  #latest = new Map<string, Answered>()
  #lastAt: string | null = null
  #doneAt: string | null = null
  #solved = new Set<string>()
  #ordered = new Set<string>()
  #log = new AnswerLog()

  add(entry: Entry & { kind: 'reached' | 'ran' | 'answered' | 'solved' | 'ordered' }): void {
    // An exercise begins no lesson: it may be done before, or in its place.
    if (entry.kind === 'solved') return void this.#solved.add(entry.language)
    if (entry.kind === 'ordered') return void this.#ordered.add(entry.language)
    this.#lastAt = entry.at
    if (this.#state === 'new') this.#state = 'started'
    if (entry.kind === 'reached') this.#reach(entry)
    else if (entry.kind === 'ran') this.#runs.set(`${entry.step} ${entry.variant}`, entry)
    else this.#answer(entry)
  }

  told(lesson: string): LessonProgress {
    return {
      lesson,
      state: this.#state,
      comesFirst:
        this.#state !== 'done' && this.#surprise !== null && this.#surprise.verdict !== 'right',
      surprise: { count: this.#surprises, right: this.#surprise?.verdict === 'right' },
      step: this.#step,
      runs: [...this.#runs.values()],
      answers: [...this.#answers.values()].flatMap((atStep) => [...atStep.values()]),
      firstAnswers: [...this.#first.values()],
      latestAnswers: [...this.#latest.values()],
      lastAt: this.#lastAt,
      doneAt: this.#doneAt,
      solved: [...this.#solved],
      ordered: [...this.#ordered],
      log: this.#log,
    }
  }

  #reach({ step, at }: Entry & { kind: 'reached' }): void {
    if (step === firstStep) {
      this.#runs.clear()
      this.#answers.clear()
    }
    this.#step = step
    if (step === lastStep) this.#doneAt ??= at
    this.#state = this.#doneAt === null ? 'started' : 'done'
  }

  #answer(entry: Answered): void {
    const { step, question } = entry
    let atStep = this.#answers.get(step)
    if (atStep === undefined) this.#answers.set(step, (atStep = new Map()))
    atStep.set(question, entry)
    if (!this.#first.has(question)) this.#first.set(question, entry)
    this.#latest.set(question, entry)
    if (!isSurprise(entry)) return this.#log.add(entry)
    this.#surprise = entry
    this.#surprises++
    // What was not known before its lesson was done is taught there, in its place.
    if (this.#doneAt !== null) return this.#log.add(entry)
    this.#state = entry.verdict === 'right' ? 'known' : 'queued'
  }
}

/**
 * The lesson to go on with, of those of a course, at least one, in its order: the first that
 * the surprise quiz found missing, otherwise the first that is neither done nor
 * known; where there is none, the first that is not done, or the first of all.
 */
export function nextOf<Lesson extends { id: string }>(
  progress: Progress,
  lessons: readonly Lesson[],
): Lesson {
  const all = lessons.map((lesson) => ({ ...progress.of(lesson.id), lesson }))
  const next =
    all.find(({ comesFirst }) => comesFirst) ??
    all.find(({ state }) => state !== 'done' && state !== 'known') ??
    all.find(({ state }) => state !== 'done') ??
    all[0]!
  return next.lesson
}

/** The step under which an answer of the surprise quiz is kept. */
export function surpriseStep(question: string): string {
  return `${surprise}${question}`
}

const surprise = 'surprise:'

function isSurprise({ step, question }: Answered): boolean {
  return step.startsWith(surprise) && step.slice(surprise.length) === question
}
