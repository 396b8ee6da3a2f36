import type { LoadedLesson } from '../course/load.ts'
import type { LessonRuns } from '../course/runs/lesson-runs.ts'
import type { Answered } from '../journal/entry.ts'
import { correctAnswer, judge } from '../questions/judge.ts'
import type { Question } from '../questions/kinds.ts'
import type { GivenAnswer } from '../questions/question.ts'
import { putQuestion } from '../tutor/put-question.ts'
import { readyQuestion, undecidedPairs } from '../tutor/expected.ts'
import { answerInWords } from '../tutor/verdict.ts'

/** A wrong answer, or a pass, as it is told again: what was asked and said, what is right and why, all of it run now. */
export interface ToldMiss {
  /** The first line of the question, with the knobs that it was asked on. */
  asked: string
  /** Null for a pass. */
  said: string | null
  right: string
  /** The right answer in the form of a given one. */
  correct: GivenAnswer
  why: string
}

/** Runs what decided a question that was missed. */
export async function tellMiss(
  { loaded, runs }: { loaded: LoadedLesson; runs: LessonRuns },
  question: Question,
  { given, knobs }: Pick<Answered, 'given' | 'knobs'>,
): Promise<ToldMiss> {
  const ready = await readyQuestion(loaded, runs, question, knobs)
  const { exact, knobs: own } = ready
  const correct = correctAnswer(question, exact)
  const { why } = judge(question, given ?? correct, exact, exact, undecidedPairs(loaded, question))
  const [asked = ''] = putQuestion(loaded, ready, {}).presented.text.split('\n')
  const inWords = (answer: GivenAnswer) => answerInWords(question, answer, loaded, own)
  return {
    asked,
    said: given === null ? null : inWords(given),
    right: inWords(correct),
    correct,
    why: why.join(' '),
  }
}
