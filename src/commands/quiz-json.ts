import { codeWith } from '../course/code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { Asked } from '../questions/answers.ts'
import type { ReadyQuestion } from '../tutor/expected.ts'
import type { Attempt } from '../tutor/verdict.ts'

/** A question that is ready, as it is put. */
export interface QuizQuestion extends Asked {
  loaded: LoadedLesson
  ready: ReadyQuestion
}

/** A question without its answer. */
export function questionJson({ loaded, ready, presented }: QuizQuestion): object {
  const { id, kind, text, unit, options } = presented
  const code = codeWith(loaded, ready.question)
  return {
    id,
    kind,
    text,
    ...(code !== null && { code }),
    ...(options.length > 0 && {
      options: options.map((option) => ({ number: option.number, text: option.text })),
    }),
    ...(unit !== null && { unit }),
  }
}

/** An answer as it was judged. */
export function resultJson({ ready, given, judgement }: Attempt): object {
  const { correct, why, verdict } = judgement
  return {
    id: ready.question.id,
    given,
    right: given !== null && verdict === 'right',
    correct,
    why: why.join(' '),
  }
}

export function score(attempts: readonly Attempt[]): { right: number; asked: number } {
  const right = attempts.filter(
    ({ given, judgement }) => given !== null && judgement.verdict === 'right',
  )
  return { right: right.length, asked: attempts.length }
}

/** 1 with a wrong answer. Who passes is not wrong. */
export function exitCodeOf(attempts: readonly Attempt[]): number {
  return attempts.some(({ given, judgement }) => given !== null && judgement.verdict === 'wrong')
    ? 1
    : 0
}
