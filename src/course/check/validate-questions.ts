import { traitsOf } from '../../trace/traits.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Lesson } from '../lesson.ts'
import type { CodeOfQuestion } from '../../questions/kind.ts'
import { kindOf, type Question } from '../../questions/kinds.ts'
import { codeOrNull, isPython, pythonVersionsOf, runsOf } from '../code.ts'
import type { Fault } from '../fault.ts'
import {
  faultsIn,
  lessonFile,
  type PlacedQuestion,
  questionFaultsAt,
  questionsFile,
  questionsOf,
  repeated,
  surpriseOf,
} from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { lineOf } from '../source.ts'
import { isId } from '../../schema/schema.ts'
import { counted } from '../../text/phrases.ts'
import { writtenQuestions } from '../written.ts'

const fewestPredictions = 3
const mostPredictions = 4
const quizQuestions = 4

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
        ...sisterFaults(questions, placed),
        ...kindOf(placed.question).faults(placed.question, codeOfQuestion(loaded, placed.question)),
      ]),
    ),
  ]
}

/** A question that stands in for none about Python of its own stage. */
function sisterFaults(
  questions: readonly PlacedQuestion[],
  { question: { insteadOf }, stage }: PlacedQuestion,
): string[] {
  if (insteadOf === undefined) return []
  const other = questions.find(({ question }) => question.id === insteadOf)
  const isPythons = other !== undefined && isPython(runsOf(other.question)[0] ?? '')
  return isPythons && other.stage === stage
    ? []
    : [`"instead of ${insteadOf}" names no question about Python of its own stage`]
}

function countFaults({ predictions: asked, modify, quiz }: Lesson<KnobValues>): string[] {
  const faults: string[] = []
  // Who knows no Python is asked as many.
  const own = (questions: readonly Question[]): number =>
    questions.filter(({ insteadOf }) => insteadOf === undefined).length
  if (own(asked) < fewestPredictions || own(asked) > mostPredictions)
    faults.push(`"# predict" has ${counted(own(asked), 'question')}, not three or four`)
  if (own(quiz) !== quizQuestions)
    faults.push(`"# quiz" has ${counted(own(quiz), 'question')}, not four`)
  if (modify.questions.length === 0)
    faults.push('"# modify" has no question: a turned knob is predicted first')
  return faults
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
function surpriseFaults(lesson: Lesson<KnobValues>): string[] {
  const question = surpriseOf(lesson)
  if (typeof question === 'string') return [question]
  const { surprise, snippets } = lesson
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
  return faults
}

function codeOfQuestion(loaded: LoadedLesson, question: Question): CodeOfQuestion {
  const { variants, snippets } = loaded.lesson
  const [first = ''] = runsOf(question)
  const code = codeOrNull(loaded, first)
  return {
    line: code === null ? null : (text) => lineOf(code, text),
    isProcess: [...variants, ...snippets].some(
      (program) => program.id === first && !traitsOf(program).tellsOfTasks,
    ),
  }
}
