import {
  anyText,
  either,
  fits,
  isObject,
  type Kinds,
  list,
  must,
  number,
  object,
  orNull,
  union,
  word,
} from '../schema/schema.ts'
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
  /** What the learner wrote for the exercise of a lesson passed. */
  | { kind: 'solved'; at: string; lesson: string; language: string }
  /** The lines of a solution of that exercise were put in an order that passed. */
  | { kind: 'ordered'; at: string; lesson: string; language: string }
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

const lesson = anyText
const at = must('be a moment', (value) => typeof value === 'string' && momentOf(value) !== null)
const textOrNull = orNull(anyText)

/** What each kind must have for the rest of the program to count on it. */
const kinds: Kinds<Entry> = {
  reached: { at, lesson, step: anyText },
  ran: {
    at,
    lesson,
    step: anyText,
    variant: anyText,
    knobs: object,
    seed: number,
    speed: number,
    disturbed: textOrNull,
    trace: object,
  },
  answered: {
    at,
    lesson,
    step: anyText,
    question: anyText,
    knobs: object,
    given: orNull(either(number, list(anyText))),
    verdict: word('right', 'wrong', 'passed'),
    lure: textOrNull,
  },
  solved: { at, lesson, language: anyText },
  ordered: { at, lesson, language: anyText },
  chose: { at, setting: anyText, value: anyText },
  reset: { at, lesson: textOrNull },
}
const entryShape = union<Entry>(kinds)

/**
 * Reads one line. `foreign` is a whole line of some other kind, kept and passed
 * over; `damaged` is none of ours.
 */
export function parseEntry(line: string): Entry | 'foreign' | 'damaged' {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return 'damaged'
  }
  if (!isObject(entry)) return 'damaged'
  const { v, kind } = entry
  if (!Number.isFinite(v) || typeof kind !== 'string') return 'damaged'
  if (!Object.hasOwn(kinds, kind)) return 'foreign'
  if (fits<Entry>(entryShape, entry)) return entry
  return v === journalVersion ? 'damaged' : 'foreign'
}

const journalVersion = 1

export function formatEntry(entry: Entry): string {
  return JSON.stringify({ v: journalVersion, ...entry })
}
