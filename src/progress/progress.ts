import type { Entry } from './entry.ts'

export type LessonState = 'new' | 'started' | 'done'

export type Answered = Entry & { kind: 'answered' }
export type RanEntry = Entry & { kind: 'ran' }

/** What the journal says of one lesson. */
export interface LessonProgress {
  lesson: string
  state: LessonState
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
  const isDone = own.some((one) => one.kind === 'reached' && one.step === lastStep)
  return {
    lesson,
    state: isDone ? 'done' : own.length === 0 ? 'new' : 'started',
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

function sinceReset(entries: readonly Entry[], lesson: string): Entry[] {
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
