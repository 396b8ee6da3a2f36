import type { Place, Template } from './template.ts'

/** What questions.md holds, as it was written: nothing is resolved yet. */
export interface WrittenQuestions {
  predict: WrittenQuestion[]
  modify: WrittenQuestion[]
  /** What the learner is asked to turn, and what is said when all of it was predicted rightly. */
  task: WrittenTask
  quiz: WrittenQuestion[]
  review: WrittenQuestion[]
}

export interface WrittenTask {
  text: Template
  /** Its replies are all to `all right`. */
  allRight: readonly Reply[]
  /** Of the heading `# modify`. */
  place: Place
}

export type StageName = 'predict' | 'modify' | 'quiz' | 'review'

export interface WrittenQuestion {
  id: string
  /** The runs that decide it, the one whose code stands with it first. */
  of: readonly string[]
  /** The word for its kind, one of `kindWords`. */
  kind: string
  /** The path of its answer; null where lesson.ts computes it under the question's id. */
  answer: string | null
  flags: readonly Flag[]
  /** `instead of <id>`: the question about Python for which it stands in; else null. */
  insteadOf: string | null
  text: Template
  /** What is put in order, or chosen from, as numbered in the file. */
  options: readonly WrittenOption[]
  replies: readonly Reply[]
  /** Of its heading. */
  place: Place
  /** Of the line that says what decides it. */
  decidedAt: Place
}

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

/** All questions, in the order in which they are asked. */
export function writtenQuestions(written: WrittenQuestions): readonly WrittenQuestion[] {
  return [...written.predict, ...written.modify, ...written.quiz, ...written.review]
}

/** All replies of a question, those of its options first. */
export function repliesOf({ options, replies }: WrittenQuestion): readonly Reply[] {
  return [...options.flatMap((option) => option.replies), ...replies]
}
