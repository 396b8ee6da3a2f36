import { isPython, pythonVersionsOf, runsOf } from '../course/code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { Language } from '../course/take-home.ts'
import type { Progress } from '../journal/progress.ts'
import type { Question } from '../questions/kinds.ts'

/** One place in a lesson where a learner can be; known in the journal by its id. */
export type Step =
  | { kind: 'idea'; id: string }
  /** The Python version of the first variant, once that has run, for who comes from Python. */
  | { kind: 'python'; id: string }
  /** A question before the variant that decides it. */
  | { kind: 'predict'; id: string; question: Question; variant: string }
  /** A variant runs; then each of its predictions is answered. */
  | { kind: 'run'; id: string; variant: string }
  /** The texts after the runs; a knob may be turned freely. */
  | { kind: 'after'; id: string }
  /** A question of the knob task. */
  | { kind: 'turn-predict'; id: string; question: Question }
  /** All variants run with the knob turned. */
  | { kind: 'turn-run'; id: string }
  | { kind: 'quiz'; id: string; question: Question }
  /** What was missed, once more with other knobs. */
  | { kind: 'missed'; id: string }
  | { kind: 'recap'; id: string }

/**
 * The steps of a lesson in order. Each prediction stands directly before its
 * variant. Who comes from Python alone sees the Python version after the first
 * variant, and in the quiz the questions that ask of Python too come first.
 */
export function stepsOf(loaded: LoadedLesson, languages: readonly Language[]): Step[] {
  const { variants, predictions, modify, quiz } = loaded.lesson
  const first = variants[0]?.id
  const fromPython = !languages.includes('javascript')
  const hasPython = fromPython && pythonVersionsOf(loaded).length > 0
  return [
    { kind: 'idea', id: 'idea' },
    ...variants.flatMap(({ id: variant }): Step[] => [
      ...askedOf(languages, predictions)
        .filter((question) => variantBefore(loaded, question) === variant)
        .map(
          (question): Step => ({
            kind: 'predict',
            id: stepIds.predict(question),
            question,
            variant,
          }),
        ),
      { kind: 'run', id: `run:${variant}`, variant },
      ...(hasPython && variant === first ? [{ kind: 'python', id: 'twin' } as const] : []),
    ]),
    { kind: 'after', id: 'after' },
    ...askedOf(languages, modify.questions).map(
      (question): Step => ({ kind: 'turn-predict', id: stepIds.modify(question), question }),
    ),
    { kind: 'turn-run', id: 'turn-run' },
    ...inOrderFor(fromPython, askedOf(languages, quiz)).map(
      (question): Step => ({ kind: 'quiz', id: stepIds.quiz(question), question }),
    ),
    { kind: 'missed', id: 'missed' },
    { kind: 'recap', id: 'recap' },
  ]
}

/** The variant that a prediction stands before. */
export function variantBefore({ lesson }: LoadedLesson, question: Question): string | undefined {
  return runsOf(question)[0] ?? lesson.variants[0]?.id
}

/**
 * The questions for who knows these languages: what asks about Python first is for
 * who knows it, and its sister, which stands in for it, for the others.
 */
export function askedOf(
  languages: readonly Language[],
  questions: readonly Question[],
): readonly Question[] {
  const knowsPython = languages.includes('python')
  return questions.filter((question) =>
    knowsPython ? question.insteadOf === undefined : !isPython(runsOf(question)[0] ?? ''),
  )
}

/** Under which step an answer to a question is kept, by where in the lesson it is asked. */
export const stepIds = {
  predict: ({ id }: Pick<Question, 'id'>): string => `predict:${id}`,
  modify: ({ id }: Pick<Question, 'id'>): string => `turn:${id}`,
  quiz: ({ id }: Pick<Question, 'id'>): string => `quiz:${id}`,
}

/** Whether the learner said at the first start, or in the settings, that they come from Python. */
export function comesFromPython({ settings }: Pick<Progress, 'settings'>): boolean {
  return settings.origin === 'python'
}

/** The languages of what the learner takes home: JavaScript, unless they said that they come from Python too. */
export function languagesOf({ settings }: Pick<Progress, 'settings'>): readonly Language[] {
  if (settings.origin === 'both') return ['javascript', 'python']
  return [settings.origin === 'python' ? 'python' : 'javascript']
}

/** Questions in the order asked: for who comes from Python those first that ask of Python too. */
export function inOrderFor(
  fromPython: boolean,
  questions: readonly Question[],
): readonly Question[] {
  if (!fromPython) return questions
  const asksOfPython = (question: Question): boolean => runsOf(question).some(isPython)
  return [
    ...questions.filter(asksOfPython),
    ...questions.filter((question) => !asksOfPython(question)),
  ]
}
