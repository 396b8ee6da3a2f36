import type { Place, Template } from './template.ts'

/** What questions.md holds, as it was written: nothing is resolved yet. */
export interface WrittenQuestions {
  predict: WrittenQuestion[]
  modify: WrittenQuestion[]
  /** What the learner is asked to turn, and what is said when all of it was predicted rightly. */
  task: { text: Template; allRight: readonly Reply[] }
  quiz: WrittenQuestion[]
  review: WrittenQuestion[]
}

export type StageName = 'predict' | 'modify' | 'quiz' | 'review'

export interface WrittenQuestion {
  id: string
  /** The runs that decide it, the one whose code stands with it first. */
  of: readonly string[]
  kind: WrittenKind
  /** The path of its answer; null where lesson.ts computes it under the question's id. */
  answer: string | null
  flags: readonly Flag[]
  text: Template
  /** What is put in order, or chosen from, as numbered in the file. */
  options: readonly WrittenOption[]
  replies: readonly Reply[]
  place: Place
}

export type WrittenKind =
  | 'seconds'
  | 'milliseconds'
  | 'count'
  | 'order'
  | 'choice'
  | 'several'
  | 'line'
export const kinds: readonly WrittenKind[] = [
  'seconds',
  'milliseconds',
  'count',
  'order',
  'choice',
  'several',
  'line',
]

/** `shuffled`: its options stand in another order for each; the other two overrule which code stands with it. */
export type Flag = 'shuffled' | 'with code' | 'without code'
export const flags: readonly Flag[] = ['shuffled', 'with code', 'without code']

/** One option: its id in backquotes, its text, and what is said to who judged it wrongly. */
export interface WrittenOption {
  id: string
  text: Template
  replies: readonly Reply[]
  place: Place
}

/** What is said to an answer: `- {sum} if slower: …`. */
export interface Reply {
  /** `right`, `else`, `wrong`, `chosen`, `left out`, or the answer itself. */
  head: string
  /** The name in lesson.ts under whose condition it is said. */
  when: string | null
  text: Template
  place: Place
}
