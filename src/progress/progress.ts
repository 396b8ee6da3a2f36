import type { Entry } from './entry.ts'

/**
 * `queued`: its question of the surprise quiz was missed, and it is not begun
 * since. `known`: that question was right, and the lesson may be skipped.
 */
export type LessonState = 'new' | 'queued' | 'known' | 'started' | 'done'

export type Answered = Entry & { kind: 'answered' }
export type RanEntry = Entry & { kind: 'ran' }

/** What the journal says of one lesson. */
export interface LessonProgress {
  lesson: string
  state: LessonState
  /** Whether it comes before the others: the surprise quiz found it missing, and it is not done. */
  comesFirst: boolean
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
}

/** The last step of every lesson: reaching it makes a lesson done. */
export const lastStep = 'recap'
/** The first: reaching it again begins a new pass. */
export const firstStep = 'idea'

/** Derives what the journal says of a lesson. Pure; what came before a reset does not count. */
export function lessonProgress(entries: readonly Entry[], lesson: string): LessonProgress {
  const own = sinceReset(entries, lesson)
  const begins = own.findLastIndex((one) => one.kind === 'reached' && one.step === firstStep)
  const pass = begins === -1 ? own : own.slice(begins)
  const reached = pass.filter((one) => one.kind === 'reached')
  const answers = own.filter((one) => one.kind === 'answered')
  const state = stateOf(own)
  const surprise = own.findLast(isSurprise)
  return {
    lesson,
    state,
    comesFirst: state !== 'done' && surprise !== undefined && surprise.verdict !== 'right',
    step: reached.at(-1)?.step ?? null,
    runs: lastBy(
      pass.filter((one) => one.kind === 'ran'),
      (one) => `${one.step} ${one.variant}`,
    ),
    answers: lastBy(
      pass.filter((one) => one.kind === 'answered'),
      (one) => `${one.step} ${one.question}`,
    ),
    firstAnswers: lastBy([...answers].reverse(), (one) => one.question).reverse(),
    latestAnswers: lastBy(answers, (one) => one.question),
    lastAt: own.at(-1)?.at ?? null,
  }
}

/** What is done stays done; otherwise the last word counts: going on with a lesson, or the surprise quiz. */
function stateOf(own: readonly Entry[]): LessonState {
  if (own.some((one) => one.kind === 'reached' && one.step === lastStep)) return 'done'
  const last = own.findLast((one) => one.kind === 'reached' || isSurprise(one))
  if (last?.kind === 'answered') return last.verdict === 'right' ? 'known' : 'queued'
  return own.length === 0 ? 'new' : 'started'
}

/**
 * The lesson to go on with, of those in the order of the course: the first that
 * the surprise quiz found missing, otherwise the first that is neither done nor
 * known; where there is none, the first that is not done, or the first of all.
 */
export function nextOf<Lesson extends { id: string }>(
  entries: readonly Entry[],
  lessons: readonly Lesson[],
): Lesson | undefined {
  const all = lessons.map((lesson) => ({ ...lessonProgress(entries, lesson.id), lesson }))
  const next =
    all.find(({ comesFirst }) => comesFirst) ??
    all.find(({ state }) => state !== 'done' && state !== 'known') ??
    all.find(({ state }) => state !== 'done') ??
    all[0]
  return next?.lesson
}

/** The remembered settings, the latest value of each; a reset leaves them. */
export function settingsOf(entries: readonly Entry[]): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const entry of entries) if (entry.kind === 'chose') settings[entry.setting] = entry.value
  return settings
}

/** The lessons that the journal speaks of, unknown ones too. */
export function lessonsIn(entries: readonly Entry[]): string[] {
  const ids = entries.flatMap((one) => ('lesson' in one && one.lesson !== null ? [one.lesson] : []))
  return [...new Set(ids)]
}

/** The step under which an answer of the surprise quiz is kept. */
export function surpriseStep(question: string): string {
  return `surprise:${question}`
}

/** Whether an entry is an answer of the surprise quiz. */
export function isSurprise(entry: Entry): entry is Answered {
  return entry.kind === 'answered' && entry.step === surpriseStep(entry.question)
}

/** What the journal says of a lesson, from its last reset on. */
export function sinceReset(entries: readonly Entry[], lesson: string): Entry[] {
  const last = entries.findLastIndex(
    (one) => one.kind === 'reset' && (one.lesson === null || one.lesson === lesson),
  )
  return entries
    .slice(last + 1)
    .filter((one) => one.kind !== 'reset' && 'lesson' in one && one.lesson === lesson)
}

/** The last of each key, in the order in which the keys came first. */
function lastBy<One>(list: readonly One[], key: (one: One) => string): One[] {
  const byKey = new Map<string, One>()
  for (const one of list) byKey.set(key(one), one)
  return [...byKey.values()]
}
