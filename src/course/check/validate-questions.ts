import type { KnobValues } from '../kit/knob.ts'
import type { Lesson } from '../lesson.ts'
import type { Question } from '../../questions/question.ts'
import { isPython, runsOf, twinsOf } from '../code.ts'
import type { Fault } from '../fault.ts'
import {
  type AnyQuestion,
  faultsIn,
  lessonFile,
  type PlacedQuestion,
  questionsOf,
  repeated,
} from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'

type QuestionOf<Kind extends AnyQuestion['kind']> = Extract<Question<KnobValues>, { kind: Kind }>

const predictions = 3
const quizQuestions = 4
const mostOptionsOfOne = 5

/** Too few of something, ids that clash, questions that nothing decides or that cannot be answered. */
export function questionFaults(loaded: LoadedLesson): Fault[] {
  const { lesson, files } = loaded
  const questions = questionsOf(lesson)
  return faultsIn(lessonFile(files), [
    ...countFaults(lesson),
    ...idFaults(lesson, questions),
    ...surpriseFaults(lesson),
    ...questions.flatMap((placed) =>
      [...runFaults(loaded, placed), ...answerFaults(placed.question)].map(
        (fault) => `${placed.stage} ${placed.question.id}: ${fault}`,
      ),
    ),
  ])
}

function countFaults({ variants, predictions: asked, turn, quiz }: Lesson<KnobValues>): string[] {
  const faults: string[] = []
  if (variants.length < 2) faults.push(`${counted(variants.length, 'variant')}, not two or more`)
  if (asked.length !== predictions) faults.push(`${counted(asked.length, 'prediction')}, not three`)
  if (quiz.length !== quizQuestions)
    faults.push(`${counted(quiz.length, 'quiz question')}, not four`)
  if (turn.questions.length === 0)
    faults.push('turn.questions is empty: a turned knob is predicted first')
  return faults
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function idFaults({ variants, asides }: Lesson<KnobValues>, questions: PlacedQuestion[]): string[] {
  const programs = [...variants, ...asides].map(({ id }) => id)
  const asked = questions.map(({ question }) => question.id)
  return [
    ...repeated(programs).map((id) => `two variants or asides have the id "${id}"`),
    ...repeated(asked).map((id) => `two questions have the id "${id}"`),
  ]
}

/** Who has not seen the lesson has its question alone to go by, and the code that stands with it. */
function surpriseFaults({ surprise, quiz, reserve, asides }: Lesson<KnobValues>): string[] {
  const question = [...quiz, ...reserve].find(({ id }) => id === surprise)
  if (question === undefined) return [`surprise: no question of quiz or reserve is "${surprise}"`]
  const faults = runsOf(question)
    .filter((id) => !asides.some((aside) => aside.id === id))
    .map((id) => `surprise: "${surprise}" must be decided by asides alone, not by "${id}"`)
  if (question.withCode === false) faults.push(`surprise: "${surprise}" must show its code`)
  return faults
}

function runFaults(loaded: LoadedLesson, { question, stage }: PlacedQuestion): string[] {
  const { variants, asides } = loaded.lesson
  const runs = runsOf(question)
  const variantIds = variants.map(({ id }) => id)
  const known = [...variantIds, ...[...asides, ...twinsOf(loaded)].map(({ id }) => id)]
  const faults = runs
    .filter((id) => !known.includes(id))
    .map((id) => `there is no variant or aside "${id}"`)
  if (runs.length === 0) faults.push('"of" names no variant and no aside')
  if (stage === 'prediction' && !runs.some((id) => variantIds.includes(id))) {
    faults.push('a prediction must be of a variant: it is asked directly before it')
  }
  if (stage === 'turn' && runs.some(isPython)) {
    faults.push('Python runs are recorded at the defaults: they cannot decide a turned knob')
  }
  const first = [...variants, ...asides].find(({ id }) => id === runs[0])
  const needsBound =
    question.kind === 'number' && question.unit !== 'count' && question.bound === undefined
  if (needsBound && first?.kind === 'process') {
    faults.push('a time that a process decides needs a bound: it has no virtual twin')
  }
  return faults
}

const answerFaultsByKind = {
  number: ({ lures }: QuestionOf<'number'>) =>
    lures.flatMap(({ value }) =>
      Array.isArray(value) && value[0] > value[1]
        ? [`the lure ${value.join(' to ')} is the wrong way round`]
        : [],
    ),
  order: orderFaults,
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
  const faults = repeated(options.map(({ id }) => id)).map(
    (id) => `two options have the id "${id}"`,
  )
  if (options.length < 2) faults.push(`${counted(options.length, 'option')}, not two or more`)
  if (options.length > most) faults.push(`${options.length} options, more than ${most}`)
  return faults
}

/** One option alone can be right with all knobs, and go without a text. */
function unsaidFaults(options: readonly { id: string; said?: unknown }[]): string[] {
  const unsaid = options.filter(({ said }) => said === undefined).map(({ id }) => id)
  return unsaid.length < 2
    ? []
    : [`several options say nothing to who is wrong: ${unsaid.join(', ')}`]
}

function orderFaults({ items, lures }: QuestionOf<'order'>): string[] {
  const faults = repeated(items).map((item) => `the item "${item}" stands there twice`)
  if (items.length < 2) faults.push(`${counted(items.length, 'item')}, not two or more`)
  for (const lure of lures) {
    const named = 'pair' in lure ? lure.pair : Array.isArray(lure.order) ? lure.order : items
    const unknown = named.filter((item) => !items.includes(item))
    faults.push(...unknown.map((item) => `a lure names "${item}", which is no item`))
    if (repeated(named).length > 0) faults.push(`a lure names an item twice: ${named.join(', ')}`)
    else if ('order' in lure && named.length !== items.length) {
      faults.push(`a lure leaves an item out: ${named.join(', ')}`)
    }
  }
  return faults
}
