import type { Typing } from '../../testing/learner.ts'

/** What the dump tells of, in words of its own: it stays as it is when the program is rebuilt. */

export type KnobValues = Readonly<Record<string, number | string>>

/** How far the knobs are turned, and what that is called. */
export interface Setting {
  name: string
  knobs: KnobValues
}

export type Origin = 'python' | 'javascript' | 'both'
export type StageName = 'predict' | 'modify' | 'quiz' | 'review'

/** A number in milliseconds or a count; an order; the ids of options. */
export type Answer = number | readonly string[]

/** `first`: at its place in the lesson; `missed`: at the lesson's end; `review`: on another day. */
export type Form = 'first' | 'missed' | 'review'

export interface PutQuestion {
  /** The knobs that it is asked with: those of the setting, or the defaults where they would not be fair. */
  knobs: KnobValues
  text: string
  kind: string
  unit: string | null
  options: readonly { id: string; number: number; text: string }[]
  code: string[]
}

export interface Reply {
  verdict: string
  /** The number or id of the distractor that the answer was; null when right or when it was none. */
  distractor: string | null
  plain: string[]
  drawn: string[]
}

export interface Question {
  id: string
  stage: StageName
  put(setting: Setting, form: Form): Promise<PutQuestion>
  right(setting: Setting): Promise<Answer>
  /** Those that together reach every text. */
  answers(setting: Setting): Promise<readonly Answer[]>
  /** What is said to an answer; null is a pass. */
  reply(setting: Setting, answer: Answer | null): Promise<Reply>
}

export interface ProgramOfLesson {
  id: string
  role: 'variant' | 'snippet' | 'python'
  runsIn: 'lab' | 'node' | 'python'
  title: string | null
  code: string[]
  /** The facts of its expected run, of a Python program those of its recording. */
  facts(setting: Setting): Promise<object>
  /** What a real child process writes and how it ends, without times. */
  outcome(setting: Setting): Promise<object>
}

export interface Lesson {
  id: string
  folder: string
  about: object
  settings: Setting[]
  programs: ProgramOfLesson[]
  questions: Question[]
  /** Ids, as the journal has them. */
  steps(origin: Origin): string[]
  texts(setting: Setting): Promise<Record<string, string[]>>
  /** Plays it in plain lines to its end, on expected runs. */
  play(origin: Origin, typing: Typing): Promise<Played>
  /** The expected runs of the variants, drawn at 80 columns and told. */
  pictures(setting: Setting): Promise<{ drawn: string[]; plain: string[] }>
}

export interface Played {
  exitCode: number | null
  /** All that stands on stdout, and on stderr. */
  said: string
  noted: string
  /** As the journal has them. */
  answers: object[]
}
