import { codeWith, isPython, isSnippet, programOf, runsOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { LoadedLesson } from '../course/load.ts'
import { LessonRuns } from '../course/runs/lesson-runs.ts'
import { wholeFile } from '../course/source.ts'
import { type Line, line } from '../picture/line.ts'
import { correctAnswer, judge, present } from '../questions/judge.ts'
import { kindOf, type Question } from '../questions/kinds.ts'
import type { GivenAnswer, Presented, PresentedOption, Runs } from '../questions/question.ts'
import type { RunHost } from '../runners/host.ts'
import { readyQuestion, undecidedPairs } from '../tutor/expected.ts'
import { type CodePage, codeLines, marked, paragraph, teachingText } from '../tutor/layout.ts'
import { before, knobsInWords, knobsNow, ran, sectionText } from '../tutor/texts.ts'
import { answerInWords } from '../tutor/verdict.ts'

/** A question of the page, with the knobs that it is asked on. */
interface OnPage {
  /** As the page numbers it. */
  number: number
  question: Question
  knobs: KnobValues
  /** What its text begins with, where the knobs are not the defaults. */
  lead: string
}

/** The questions of a lesson in the order in which they are asked; those kept for review are not among them. */
function questionsOnPage({ lesson }: LoadedLesson): OnPage[] {
  const { predictions, modify, quiz } = lesson
  const usual = defaults(lesson.knobs)
  const turned = { ...usual, ...modify.set } as KnobValues
  const lead = knobsNow(lesson.knobs, modify.set as KnobValues)
  return [
    ...predictions.map((question) => ({ question, knobs: usual, lead: '' })),
    ...modify.questions.map((question) => ({ question, knobs: turned, lead })),
    ...quiz.map((question) => ({ question, knobs: usual, lead: '' })),
  ].map((one, index) => ({ ...one, number: index + 1 }))
}

/** The idea of a lesson, and its programs. */
export function sceneLines(page: CodePage, loaded: LoadedLesson): Line[] {
  const known = ran(loaded, null, defaults(loaded.lesson.knobs), new Map())
  const files = new Set(loaded.lesson.variants.map(({ file }) => file))
  return [
    ...teachingText(sectionText(loaded, 'idea', known), page.width()),
    [],
    ...[...files].flatMap((file): Line[] => [
      line(file, 'heading'),
      ...codeLines(page, wholeFile(loaded.sources.get(file)!.shown)),
      [],
    ]),
  ]
}

/** A page to hand out: the scene, its numbers, and each question with room for an answer. */
export function questionLines(page: CodePage, loaded: LoadedLesson): Line[] {
  const { knobs, variants } = loaded.lesson
  const titles = variants.map(({ title }) => title).join(', ')
  return [
    ...sceneLines(page, loaded),
    ...paragraph(`What runs, one after the other: ${titles}.`, page.width()),
    ...paragraph(
      `Unless a question says otherwise: ${knobsInWords(knobs, defaults(knobs))}.`,
      page.width(),
    ),
    [],
    ...questionsOnPage(loaded).flatMap(({ number, question, knobs: values, lead }) => {
      const presented = present(question, before(loaded, question, values))
      const code = snippetOf(loaded, question)
      return [
        ...paragraph(`${number}. ${lead}${presented.text}`, page.width(), 'heading'),
        ...(code === null ? [] : codeLines(pageFor(page, question), code)),
        // The lines of the code are the options of a line question.
        ...(kindOf(question).optionsInCode ? [] : presented.options.flatMap(optionLines)),
        ...roomFor(page, presented),
        [],
      ]
    }),
  ]
}

/** The code of a question that the scene does not have. */
function snippetOf(loaded: LoadedLesson, question: Question): ReturnType<typeof codeWith> {
  const [first = ''] = runsOf(question)
  const isInScene = !isPython(first) && !isSnippet(loaded, programOf(loaded, first))
  return isInScene ? null : codeWith(loaded, { ...question, withCode: true })
}

/** Only TypeScript is coloured. */
function pageFor(page: CodePage, question: Question): CodePage {
  return isPython(runsOf(question)[0] ?? '') ? { ...page, highlight: null } : page
}

function optionLines({ number, text }: PresentedOption): Line[] {
  return text.split('\n').map((part, row) => line(`   ${row === 0 ? number : ' '}  ${part}`))
}

const unitWords = { s: ' seconds', ms: ' milliseconds', count: '' }

/** A line to write on; nothing in plain lines, which nobody writes on. */
function roomFor({ linear }: CodePage, { unit }: Presented): Line[] {
  if (linear) return []
  return [[], line(`   Answer: ${'_'.repeat(24)}${unit === null ? '' : unitWords[unit]}`)]
}

/** For whoever teaches: to each question the right answer, and to each wrong one what is said; all of it run now. */
export async function answerLines(
  page: CodePage,
  host: RunHost,
  loaded: LoadedLesson,
): Promise<Line[]> {
  const runs = new LessonRuns(host, loaded)
  const lines: Line[] = []
  // One after another: two runs in one process would hear of each other's rejections.
  for (const { number, question, knobs, lead } of questionsOnPage(loaded)) {
    const { exact, knobs: asked } = await readyQuestion(loaded, runs, question, knobs)
    const { text } = present(question, before(loaded, question, asked))
    lines.push(...paragraph(`${number}. ${lead}${text}`, page.width(), 'heading'))
    lines.push(...toldOf(page, loaded, question, exact), [])
  }
  return lines
}

/** The right answer first, then each wrong idea, then what is said to all other answers. */
function toldOf(page: CodePage, loaded: LoadedLesson, question: Question, exact: Runs): Line[] {
  const undecided = undecidedPairs(loaded, question)
  const told = new Map<string, Line[]>()
  for (const { given, meant } of answersTo(loaded, question, exact)) {
    const { verdict, why, distractor } = judge(question, given, exact, exact, undecided)
    const isRight = verdict === 'right'
    // A range, and what is said to all other answers, are reached by more than one.
    const once = isRight ? 'right' : (meant.only ?? distractor ?? 'other')
    if (told.has(once)) continue
    const words = once === 'other' ? meant.as : meant.words
    const [mark, role] = isRight ? (['Right:', 'right'] as const) : (['Wrong:', 'wrong'] as const)
    told.set(once, marked(mark, role, `${words}. ${why.join(' ')}`, page.width()))
  }
  const { right, other, ...tempting } = Object.fromEntries(told)
  return [right, ...Object.values(tempting), other].flatMap((one) => one ?? [])
}

/** An answer, and how it is named on the page; `only` where it alone stands for its idea. */
interface Possible {
  given: GivenAnswer
  meant: { words: string; as: string; only?: string }
}

/** The answers that reach all that is said; where several options are chosen, those that are wrong about one. */
function answersTo(loaded: LoadedLesson, question: Question, exact: Runs): Possible[] {
  const kind = kindOf(question)
  const inWords = (given: GivenAnswer) => answerInWords(question, given, loaded, exact.knobs)
  if (kind.typed !== 'several') {
    return kind.everyAnswer(question, exact).map((given) => {
      const words = inWords(given)
      const as = typeof given === 'number' ? 'any other number' : `any other answer, as ${words}`
      return { given, meant: { words, as } }
    })
  }
  const right = correctAnswer(question, exact) as readonly string[]
  const { options } = present(question, before(loaded, question, exact.knobs))
  return [
    { given: right, meant: { words: inWords(right), as: '' } },
    ...options.map(({ id }): Possible => {
      const isRight = right.includes(id)
      const given = isRight ? right.filter((one) => one !== id) : [...right, id]
      const words = `${isRight ? 'without' : 'with'} ${inWords([id])}`
      return { given, meant: { words, as: '', only: id } }
    }),
  ]
}
