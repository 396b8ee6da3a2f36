import stringWidth from 'fast-string-width'
import type { KnobValues } from '../kit/knob.ts'
import type { Text } from '../../questions/question.ts'
import type { Before } from '../kit/told.ts'
import { codeOrNull, isAside, lineFinder, programOf, runsOf } from '../code.ts'
import { type Fault, oneLine } from '../fault.ts'
import { defaults } from '../knobs.ts'
import {
  type AnyQuestion,
  faultsIn,
  lessonFile,
  type PlacedQuestion,
  questionsOf,
} from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { fill, placeholdersIn, type Section, wrap } from '../text.ts'

/** What fits on a terminal of 80 × 24 beside its margins. */
const columns = 76
const rowsOfCodeAndQuestion = 17
const linesOfIdea = 12
const linesOfRecap = 3
const linesOfPython = 12
/** A figure that is known only after a run is about as long as "3.50 s". */
const usualFigure = '3.50 s'

/** Texts longer than their limits, and placeholders and figures that do not meet. */
export function textFaults(loaded: LoadedLesson): Fault[] {
  return [
    ...faultsIn('text.md', [...sectionFaults(loaded), ...missingFigures(loaded)]),
    ...faultsIn(lessonFile(loaded.files), [
      ...unusedFigures(loaded),
      ...turnFaults(loaded),
      ...questionsOf(loaded.lesson).flatMap((placed) =>
        askedFaults(loaded, placed).map(
          (fault) => `${placed.stage} ${placed.question.id}: ${fault}`,
        ),
      ),
    ]),
  ]
}

function sectionFaults(loaded: LoadedLesson): string[] {
  const { idea, after, recap, python } = loaded.text
  const faults: string[] = []
  if (idea.length > linesOfIdea) {
    faults.push(`the idea has ${idea.length} lines, more than ${linesOfIdea}`)
  }
  if (python.length > linesOfPython) {
    faults.push(`the text on Python has ${python.length} lines, more than ${linesOfPython}`)
  }
  const recapLines = recap.filter((line) => line !== '').length
  if (recapLines !== linesOfRecap) faults.push(`the recap has ${recapLines} lines, not three`)
  const figures = figuresOfIdea(loaded, faults)
  const sections: Record<Section, readonly string[]> = {
    idea: fill(idea, (name) => figures.get(name) ?? usualFigure),
    after: fill(after, () => usualFigure),
    recap: fill(recap, () => usualFigure),
    python: fill(python, () => usualFigure),
  }
  for (const [section, lines] of Object.entries(sections)) {
    const wide = lines.filter((line) => stringWidth(line) > columns)
    faults.push(
      ...wide.map((line) => `a line of the ${section} is wider than ${columns} columns: ${line}`),
    )
  }
  return faults
}

function figuresOfIdea(loaded: LoadedLesson, faults: string[]): Map<string, string | number> {
  const figures = new Map<string, string | number>()
  for (const name of placeholdersIn(loaded.text.idea)) {
    try {
      figures.set(name, figureBefore(loaded, name))
    } catch (thrown) {
      faults.push(`the figure {${name}} of the idea: ${oneLine(thrown)}`)
    }
  }
  return figures
}

function figureBefore(loaded: LoadedLesson, name: string): string | number {
  const figure = Object.hasOwn(loaded.lesson.figures, name)
    ? loaded.lesson.figures[name]
    : undefined
  const run = () => {
    throw new Error('it needs a run, and the idea is read before any')
  }
  return figure === undefined ? usualFigure : figure({ ...before(loaded, null), run })
}

function missingFigures({ lesson, text }: LoadedLesson): string[] {
  const used = placeholdersIn(Object.values(text).flat())
  const missing = [...used].filter((name) => !Object.hasOwn(lesson.figures, name))
  return missing.map((name) => `{${name}} has no figure in the lesson`)
}

function unusedFigures({ lesson, text }: LoadedLesson): string[] {
  const used = placeholdersIn(Object.values(text).flat())
  const unused = Object.keys(lesson.figures).filter((name) => !used.has(name))
  return unused.map((name) => `the figure ${name} is not used in text.md`)
}

function turnFaults(loaded: LoadedLesson): string[] {
  try {
    read(loaded.lesson.turn.text, before(loaded, null))
    return []
  } catch (thrown) {
    return [`turn.text: ${oneLine(thrown)}`]
  }
}

/** The rows of a question as it is asked at the defaults, its code included. */
function askedFaults(loaded: LoadedLesson, { question, stage }: PlacedQuestion): string[] {
  const [first] = runsOf(question)
  const code = first === undefined ? null : codeOrNull(loaded, first)
  if (first === undefined || code === null) return []
  const shown = isShown(loaded, first, question, stage) ? code.length + 1 : 0
  let rows: number
  try {
    rows = shown + questionRows(question, before(loaded, question))
  } catch (thrown) {
    return [`text: ${oneLine(thrown)}`]
  }
  if (rows <= rowsOfCodeAndQuestion) return []
  return [
    `${shown > 0 ? 'code and question need' : 'it needs'} ${rows} rows, more than ${rowsOfCodeAndQuestion}`,
  ]
}

/** The file of a process variant is not counted: it is shown whole, however long. */
function isShown(
  loaded: LoadedLesson,
  id: string,
  { withCode }: AnyQuestion,
  stage: PlacedQuestion['stage'],
): boolean {
  const program = programOf(loaded, id)
  const aside = isAside(loaded, program)
  if (!aside && program.kind === 'process') return false
  return withCode ?? (aside || stage === 'prediction')
}

function questionRows(question: AnyQuestion, at: Before<KnobValues>): number {
  const rows = (text: string) => wrap(text.split('\n'), columns).length
  const asked = rows(read(question.text, at))
  switch (question.kind) {
    case 'number':
      return asked
    case 'order':
      return asked + question.items.length
    case 'line':
      return asked + question.options.length
    case 'one-of':
    case 'several-of':
      return question.options.reduce((sum, option) => sum + rows(read(option.text, at)), asked)
  }
}

function read(text: Text<KnobValues>, at: Before<KnobValues>): string {
  return typeof text === 'string' ? text : text(at)
}

/** What a text is handed before a run; of a time only its length matters here. */
function before(loaded: LoadedLesson, question: AnyQuestion | null): Before<KnobValues> {
  const inSeconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  const inMilliseconds = (ms: number) => `${Math.round(ms)} ms`
  return {
    knobs: defaults(loaded.lesson.knobs),
    line: lineFinder(loaded, question),
    s: inSeconds,
    ms: inMilliseconds,
    time: (ms) => (ms < 1000 ? inMilliseconds(ms) : inSeconds(ms)),
  }
}
