import { isPython, runsOf } from '../course/code.ts'
import type { Progress } from '../journal/progress.ts'
import type { AnyQuestion } from './telling.ts'

/** Whether the learner said at the first start, or in the settings, that they come from Python. */
export function comesFromPython({ settings }: Pick<Progress, 'settings'>): boolean {
  return settings.origin === 'python'
}

/** Questions in the order asked: for who comes from Python those first that ask of Python too. */
export function inOrderFor(
  fromPython: boolean,
  questions: readonly AnyQuestion[],
): readonly AnyQuestion[] {
  if (!fromPython) return questions
  const asksOfPython = (question: AnyQuestion): boolean => runsOf(question).some(isPython)
  return [
    ...questions.filter(asksOfPython),
    ...questions.filter((question) => !asksOfPython(question)),
  ]
}
