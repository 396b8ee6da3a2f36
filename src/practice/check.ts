import type { Change } from './changed.ts'
import type { Left, PracticeEvent, Told } from './protocol/protocol.ts'
import type { Scenario } from './protocol/scenario.ts'

export interface ExerciseCheck {
  /** What the file exports (defines). */
  names: { javascript: string; python: string }
  /** Each rule of the exercise, by its id: as a bad file's first line names it. In the order in which they are told of. */
  rules: Readonly<Record<string, string>>
  /** What it is run with. Pure: the same chance gives the same cases. */
  cases(chance: Chance): readonly Case[]
  /** What is asked after a pass: one of the cases, by its id, run with one thing changed; task.md says what. */
  whatIf?: {
    case: string
    changed: Change
    /** Asks how often this stub is called; without it, when the last result is there. */
    counts?: string
  }
}

/** What a seed decides. */
export interface Chance {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number
  /** So many different durations, multiples of `everyMs` (125) from `leastMs` (that) to `mostMs` (32 times that), in no order. */
  durations(
    count: number,
    range?: { everyMs?: number; leastMs?: number; mostMs?: number },
  ): number[]
  /** So many different short words. */
  words(count: number): string[]
  shuffled<Value>(values: readonly Value[]): Value[]
}

/** One scenario, or several at once, and what is expected of them. */
export interface Case {
  parts: readonly Part[]
}

export interface Part {
  /** Its steps, stubs, sources and errors have this before their names in the scenario that is run; '' where it runs alone. */
  prefix: string
  /** So much later its time begins. */
  offsetMs: number
  scenario: Scenario
  expect: readonly Expectation[]
  /** Something of the learner's that may still be there. Without it: after an error, whatever waits for calls that are under way. */
  mayLeave?: (left: Left, seen: Seen) => boolean
}

/** One rule, looked at in one scenario. */
export interface Expectation {
  /** Its id among the rules. */
  rule: string
  /** Null where it is met; else what was seen instead, at the first moment at which it was. Pure. */
  missed: (seen: Seen) => Missed | null
}

export interface Missed {
  /** Virtual milliseconds since the scenario began; null where it is of no moment. */
  atMs: number | null
  /** The line of the learner's, where it can be told. */
  line?: number | undefined
  /** What happened, as a sentence without a stop: `2 were under way`. */
  saw: string
}

export type Language = 'javascript' | 'python'

/** What was seen of one scenario. */
export interface Seen {
  language: Language
  scenario: Scenario
  events: readonly PracticeEvent[]
  /** All calls of stubs, in their order. */
  calls: readonly SeenCall[]
  /** The calls of these stubs; of all whose names begin with it where it ends in `*`. */
  callsOf(...stubs: readonly string[]): readonly SeenCall[]
  /** When a step began; null where it did not. */
  beganMs(step: string): number | null
  settled(step: string): Settled | null
}

export interface Settled {
  atMs: number
  how: 'value' | 'error'
  value: Told
  line?: number | undefined
  /** Its place among the events. */
  place: number
}

export interface SeenCall {
  stub: string
  args: readonly Told[]
  /** Number of the behaviour that fits its arguments; null: none does. */
  fits: number | null
  atMs: number
  /** What has the same number was done in one hold of the thread. */
  look: number
  line?: number | undefined
  /** Its place among the events. */
  place: number
  end: CallEnd | null
  /** When it was aborted (cancelled) while under way; null: it was not. */
  abortedMs: number | null
  /** Whether cleaning up was disturbed. */
  disturbed: boolean
}

export interface CallEnd {
  how: 'returned' | 'failed' | 'stopped'
  atMs: number
  place: number
  /** The scenario's name of the error it failed with. */
  error: string | null
}
