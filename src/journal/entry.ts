import { momentOf } from './day.ts'

/**
 * A line of the journal. Lessons, questions and steps are known by their ids;
 * what a newer version wrote is kept, and passed over.
 */
export type Entry =
  /** The learner came to a step of a lesson. */
  | { kind: 'reached'; at: string; lesson: string; step: string }
  /** A variant ran before the learner's eyes. `trace` is plain data, opaque here. */
  | {
      kind: 'ran'
      at: string
      lesson: string
      step: string
      variant: string
      knobs: Record<string, number | string>
      seed: number
      speed: number
      disturbed: string | null
      trace: unknown
    }
  /** An answer was given, and judged. */
  | {
      kind: 'answered'
      at: string
      lesson: string
      step: string
      question: string
      knobs: Record<string, number | string>
      /** A number, an order or option ids; null for a pass. */
      given: number | readonly string[] | null
      verdict: 'right' | 'wrong' | 'passed'
      /** Which wrong idea it was, if the lesson names it. */
      lure: string | null
    }
  /** A setting was changed. */
  | { kind: 'chose'; at: string; setting: string; value: string }
  /** Progress of one lesson, or with null of all, counts from here on only. */
  | { kind: 'reset'; at: string; lesson: string | null }

export type Answered = Entry & { kind: 'answered' }
export type RanEntry = Entry & { kind: 'ran' }

/** An entry before the journal has stamped it. */
export type Unstamped = Entry extends infer One
  ? One extends Entry
    ? Omit<One, 'at'>
    : never
  : never

const text = (value: unknown): boolean => typeof value === 'string'
const moment = (value: unknown): boolean => typeof value === 'string' && momentOf(value) !== null
const plainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What each kind must have for the rest of the program to count on it. */
const shapes = {
  reached: { at: moment, lesson: text, step: text },
  ran: {
    at: moment,
    lesson: text,
    step: text,
    variant: text,
    knobs: plainObject,
    seed: Number.isFinite,
    speed: Number.isFinite,
    disturbed: (value) => value === null || text(value),
    trace: plainObject,
  },
  answered: {
    at: moment,
    lesson: text,
    step: text,
    question: text,
    knobs: plainObject,
    given: (value) =>
      value === null || Number.isFinite(value) || (Array.isArray(value) && value.every(text)),
    verdict: (value) => value === 'right' || value === 'wrong' || value === 'passed',
    lure: (value) => value === null || text(value),
  },
  chose: { at: moment, setting: text, value: text },
  reset: { at: moment, lesson: (value) => value === null || text(value) },
} satisfies Record<Entry['kind'], Record<string, (value: unknown) => boolean>>

type Fits = (value: unknown) => boolean
const partsOf = new Map<string, readonly [name: string, fits: Fits][]>(
  Object.entries(shapes).map(([kind, shape]) => [kind, Object.entries(shape)]),
)

/**
 * Reads one line. `foreign` is a whole line of some other kind, kept and passed
 * over; `damaged` is none of ours.
 */
export function parseEntry(line: string): Entry | 'foreign' | 'damaged' {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'damaged'
  }
  if (!plainObject(value)) return 'damaged'
  const entry = value as Record<string, unknown>
  const { v, kind } = entry
  if (!Number.isFinite(v) || typeof kind !== 'string') return 'damaged'
  const parts = partsOf.get(kind)
  if (parts === undefined) return 'foreign'
  for (const [name, fits] of parts) {
    if (!fits(entry[name])) return v === journalVersion ? 'damaged' : 'foreign'
  }
  return value as Entry
}

const journalVersion = 1

export function formatEntry(entry: Entry): string {
  return JSON.stringify({ v: journalVersion, ...entry })
}
