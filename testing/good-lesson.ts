import type { KindName, Question } from '../src/questions/kinds.ts'
import type { KnobValues } from '../src/course/kit/knob.ts'
import type { Lesson } from '../src/course/lesson.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import { placeOf } from '../src/course/fault.ts'
import { validateForm } from '../src/course/check/validate.ts'
import { goodLesson } from './courses.ts'

/** Parts of a lesson's default export, to be put in place of those of the good one. */
export type Parts = Partial<Lesson<KnobValues>>

export const { lesson: good, text } = await goodLesson()

/** Questions of the good lesson, by what they ask. */
export const sum = asked(good.predictions[0], 'number')
export const quicker = asked(good.quiz[0], 'one-of')
export const inTurn = asked(good.quiz[1], 'order')
export const start = asked(good.quiz[3], 'line')
export const atOnce = asked(good.review[0], 'several-of')

function asked<Kind extends KindName>(
  question: Question | undefined,
  kind: Kind,
): Extract<Question, { kind: Kind }> {
  if (question?.kind !== kind) throw new Error(`the good lesson has changed: no ${kind} there`)
  return question as Extract<Question, { kind: Kind }>
}

/** The quiz with its first questions replaced. */
export function withQuiz(...first: Parts['quiz'] & object): Parts {
  return { quiz: [...first, ...good.quiz.slice(first.length)] }
}

/** The faults of form, as `file:line:column: fault`. */
export function faultsOf(loaded: LoadedLesson): string[] {
  return validateForm(loaded).map(
    (fault) => `${placeOf(fault).replace('01-good/', '')}: ${fault.fault}`,
  )
}

/** The faults of the good lesson with those parts replaced. */
export async function faultsWith(parts: Parts): Promise<string[]> {
  const loaded = await goodLesson()
  return faultsOf({ ...loaded, lesson: { ...loaded.lesson, ...parts } })
}
