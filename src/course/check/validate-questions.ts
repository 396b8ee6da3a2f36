import { traitsOf } from '../../trace/traits.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Lesson } from '../lesson.ts'
import type { Question } from '../../questions/question.ts'
import { runsOf, pythonVersionsOf } from '../code.ts'
import type { Fault } from '../fault.ts'
import {
  type AnyQuestion,
  faultsIn,
  lessonFile,
  type PlacedQuestion,
  questionFaultsAt,
  questionsFile,
  questionsOf,
  repeated,
} from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { isId } from '../../schema/schema.ts'
import { writtenQuestions } from '../written.ts'

type QuestionOf<Kind extends AnyQuestion['kind']> = Extract<Question<KnobValues>, { kind: Kind }>

const predictions = 3
const quizQuestions = 4
const mostOptionsOfOne = 5

/** Too few of something, ids that clash, questions that nothing decides or that cannot be answered. */
export function questionFaults(loaded: LoadedLesson): Fault[] {
  const { lesson, files } = loaded
  const questions = questionsOf(lesson)
  return [
    ...faultsIn(questionsFile, countFaults(lesson)),
    ...faultsIn(lessonFile(files), [...programFaults(lesson), ...surpriseFaults(lesson)]),
    ...twiceFaults(loaded),
    ...questions.flatMap((placed) =>
      questionFaultsAt(loaded, placed, [
        ...runFaults(loaded, placed),
        ...answerFaults(placed.question),
      ]),
    ),
  ]
}

function countFaults({ predictions: asked, modify, quiz }: Lesson<KnobValues>): string[] {
  const faults: string[] = []
  if (asked.length !== predictions)
    faults.push(`"# predict" has ${counted(asked.length, 'question')}, not three`)
  if (quiz.length !== quizQuestions)
    faults.push(`"# quiz" has ${counted(quiz.length, 'question')}, not four`)
  if (modify.questions.length === 0)
    faults.push('"# modify" has no question: a turned knob is predicted first')
  return faults
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function programFaults({ variants, snippets }: Lesson<KnobValues>): string[] {
  const ids = [...variants, ...snippets].map(({ id }) => id)
  return [
    ...(variants.length < 2 ? [`${counted(variants.length, 'variant')}, not two or more`] : []),
    ...repeated(ids).map((id) => `two variants or snippets have the id "${id}"`),
    ...ids
      .filter((id) => !isId(id.replace(/^python:/, '')))
      .map(
        (id) =>
          `the id "${id}" must be in lower case with hyphens: rename its export, or give it an "id"`,
      ),
  ]
}

/** Questions with an id that one before them has. */
function twiceFaults({ written }: LoadedLesson): Fault[] {
  const all = writtenQuestions(written)
  const twice = all.filter(({ id }, index) => all.findIndex((one) => one.id === id) < index)
  return twice.map(({ id, place }) => ({
    file: questionsFile,
    ...place,
    fault: `two questions have the id "${id}"`,
  }))
}

/** Who has not seen the lesson has its question alone to go by, and the code that stands with it. */
function surpriseFaults({ surprise, quiz, review, snippets }: Lesson<KnobValues>): string[] {
  const question = [...quiz, ...review].find(({ id }) => id === surprise)
  if (question === undefined) return [`surprise: no question of quiz or review is "${surprise}"`]
  const faults = runsOf(question)
    .filter((id) => !snippets.some((snippet) => snippet.id === id))
    .map((id) => `surprise: "${surprise}" must be decided by snippets alone, not by "${id}"`)
  if (question.withCode === false) faults.push(`surprise: "${surprise}" must show its code`)
  return faults
}

function runFaults(loaded: LoadedLesson, { question, stage }: PlacedQuestion): string[] {
  const { variants, snippets } = loaded.lesson
  const runs = runsOf(question)
  const variantIds = variants.map(({ id }) => id)
  const programs = [...variants, ...snippets, ...pythonVersionsOf(loaded)]
  const faults = runs
    .filter((id) => !programs.some((program) => program.id === id))
    .map((id) => `there is no variant or snippet "${id}"`)
  if (stage === 'predict' && !runs.some((id) => variantIds.includes(id))) {
    faults.push('a prediction must be of a variant: it is asked directly before it')
  }
  if (
    stage === 'modify' &&
    programs.some((program) => runs.includes(program.id) && traitsOf(program).isRecorded)
  ) {
    faults.push('Python runs are recorded at the defaults: they cannot decide a turned knob')
  }
  const first = programs.find(({ id }) => id === runs[0])
  const needsBound =
    question.kind === 'number' && question.unit !== 'count' && question.bound === undefined
  if (needsBound && first !== undefined && !traitsOf(first).tellsOfTasks) {
    faults.push('a time that a process decides needs a bound in lesson.ts: it has no expected run')
  }
  return faults
}

const answerFaultsByKind = {
  number: () => [],
  order: ({ items }: QuestionOf<'order'>) =>
    items.length < 2 ? [`${counted(items.length, 'item')}, not two or more`] : [],
  'one-of': ({ options }: QuestionOf<'one-of'>) => [
    ...optionFaults(options, mostOptionsOfOne),
    ...unsaidFaults(options),
  ],
  'several-of': ({ options }: QuestionOf<'several-of'>) => [
    ...optionFaults(options),
    ...options
      .filter(({ chosen, leftOut }) => chosen === undefined && leftOut === undefined)
      .map(({ id }) => `option ${id} says nothing to who judges it wrongly`),
  ],
  line: ({ options }: QuestionOf<'line'>) => [...optionFaults(options), ...unsaidFaults(options)],
} satisfies { [Kind in AnyQuestion['kind']]: (question: QuestionOf<Kind>) => string[] }

function answerFaults(question: AnyQuestion): string[] {
  const faultsOf: (question: never) => string[] = answerFaultsByKind[question.kind]
  return faultsOf(question as never)
}

function optionFaults(
  options: readonly { id: string }[],
  most = Number.POSITIVE_INFINITY,
): string[] {
  const faults: string[] = []
  if (options.length < 2) faults.push(`${counted(options.length, 'option')}, not two or more`)
  if (options.length > most) faults.push(`${options.length} options, more than ${most}`)
  return faults
}

/** One option alone can be right with all knobs, and go without a text. */
function unsaidFaults(options: readonly { id: string; feedback?: unknown }[]): string[] {
  const unsaid = options.filter(({ feedback }) => feedback === undefined).map(({ id }) => id)
  return unsaid.length < 2
    ? []
    : [`several options say nothing to who is wrong: ${unsaid.join(', ')}`]
}
