import { runsOf, pythonVersionsOf } from '../course/code.ts'
import type { LoadedLesson } from '../course/load.ts'
import { inOrderFor } from './origin.ts'
import type { AnyQuestion } from './telling.ts'

/** One place in a lesson where a learner can be; known in the journal by its id. */
export type Step =
  | { kind: 'idea'; id: string }
  /** The Python version, before the first prediction, for who comes from Python. */
  | { kind: 'python'; id: string }
  /** A question before the variant that decides it. */
  | { kind: 'predict'; id: string; question: AnyQuestion; variant: string }
  /** A variant runs; then each of its predictions is answered. */
  | { kind: 'run'; id: string; variant: string }
  /** The texts after the runs; a knob may be turned freely. */
  | { kind: 'after'; id: string }
  /** A question of the knob task. */
  | { kind: 'turn-predict'; id: string; question: AnyQuestion }
  /** All variants run with the knob turned. */
  | { kind: 'turn-run'; id: string }
  | { kind: 'quiz'; id: string; question: AnyQuestion }
  /** What was missed, once more with other knobs. */
  | { kind: 'missed'; id: string }
  | { kind: 'recap'; id: string }

/**
 * The steps of a lesson in order. Each prediction stands directly before its
 * variant. Who comes from Python sees the Python version first, and in the quiz the
 * questions that ask of Python too.
 */
export function stepsOf(loaded: LoadedLesson, fromPython: boolean): Step[] {
  const { lesson } = loaded
  const first = lesson.variants[0]?.id
  return [
    { kind: 'idea', id: 'idea' },
    ...(fromPython && pythonVersionsOf(loaded).length > 0
      ? [{ kind: 'python', id: 'twin' } as const]
      : []),
    ...lesson.variants.flatMap(({ id: variant }): Step[] => [
      ...lesson.predictions
        .filter((question) => (runsOf(question)[0] ?? first) === variant)
        .map(
          (question): Step => ({
            kind: 'predict',
            id: `predict:${question.id}`,
            question,
            variant,
          }),
        ),
      { kind: 'run', id: `run:${variant}`, variant },
    ]),
    { kind: 'after', id: 'after' },
    ...lesson.modify.questions.map(
      (question): Step => ({
        kind: 'turn-predict',
        id: `turn:${question.id}`,
        question,
      }),
    ),
    { kind: 'turn-run', id: 'turn-run' },
    ...inOrderFor(fromPython, lesson.quiz).map(
      (question): Step => ({ kind: 'quiz', id: `quiz:${question.id}`, question }),
    ),
    { kind: 'missed', id: 'missed' },
    { kind: 'recap', id: 'recap' },
  ]
}
