import type { KnobValues } from './kit/knob.ts'
import type { Lesson } from './lesson.ts'
import type { Question } from '../questions/kinds.ts'
import type { Fault } from './fault.ts'
import { type StageName, type WrittenQuestions, writtenQuestions } from './written.ts'

export const questionsFile = 'questions.md'

/** A question and where it stands. */
export interface PlacedQuestion {
  question: Question
  stage: StageName
}

/** All questions of a lesson, in the order in which they can be asked. */
export function questionsOf(lesson: Lesson<KnobValues>): PlacedQuestion[] {
  const placed = (stage: StageName, questions: readonly Question[]) =>
    questions.map((question) => ({ question, stage }))
  return [
    ...placed('predict', lesson.predictions),
    ...placed('modify', lesson.modify.questions),
    ...placed('quiz', lesson.quiz),
    ...placed('review', lesson.review),
  ]
}

/** The question that `quiz --surprise` asks; or what is wrong with its name. */
export function surpriseOf({ surprise, quiz, review }: Lesson<KnobValues>): Question | string {
  if (surprise === undefined) {
    return 'surprise is missing: it names a question of quiz or review that snippets alone decide'
  }
  return (
    [...quiz, ...review].find(({ id }) => id === surprise) ??
    `surprise: no question of quiz or review is "${surprise}"`
  )
}

/** What is wrong with a question, at its heading in questions.md. */
export function questionFaultsAt(
  { written }: { written: WrittenQuestions },
  { question: { id } }: PlacedQuestion,
  faults: readonly string[],
): Fault[] {
  const place = writtenQuestions(written).find((one) => one.id === id)?.place
  return faults.map((fault) => ({ file: questionsFile, ...place, fault: `"${id}": ${fault}` }))
}

/** The file in which the author finds what the default export says. */
export function lessonFile(files: readonly string[]): string {
  return files.includes('lesson.ts') ? 'lesson.ts' : 'lesson.js'
}

/** Those that stand there more than once, each named once. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

/** What is wrong, in the file named. */
export function faultsIn(file: string, faults: readonly string[]): Fault[] {
  return faults.map((fault) => ({ file, fault }))
}
