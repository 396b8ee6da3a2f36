import { traitsOf } from '../../trace/traits.ts'
import stringWidth from 'fast-string-width'
import type { KnobValues } from '../kit/knob.ts'
import { present } from '../../questions/judge.ts'
import type { Question } from '../../questions/kinds.ts'
import type { Before } from '../kit/told.ts'
import { codeOrNull, isSnippet, lineFinder, programOf, runsOf } from '../code.ts'
import type { Fault } from '../fault.ts'
import { defaults } from '../knobs.ts'
import { type PlacedQuestion, questionFaultsAt, questionsOf } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { fill, type Section, wrap } from '../text.ts'

/** What fits on a terminal of 80 × 24 beside its margins. */
const columns = 76
const rowsOfCodeAndQuestion = 17
const linesOfIdea = 12
const linesOfRecap = 3
const linesOfPython = 12
/** A figure that is known only after a run is about as long as "3.50 s". */
const usualFigure = '3.50 s'

/** Texts longer than their limits. What their holes stand for is looked at when they are filled. */
export function textFaults(loaded: LoadedLesson): Fault[] {
  return [
    ...sectionFaults(loaded),
    ...questionsOf(loaded.lesson).flatMap((placed) =>
      questionFaultsAt(loaded, placed, askedFaults(loaded, placed)),
    ),
  ]
}

function sectionFaults(loaded: LoadedLesson): Fault[] {
  const { text, textLines } = loaded
  const { idea, recap, python } = text
  const faults: Fault[] = []
  const add = (section: Section, fault: string, line = 0) =>
    faults.push({ file: 'text.md', line: textLines[section] + line, column: 1, fault })
  if (idea.length > linesOfIdea) {
    add('idea', `the idea has ${idea.length} lines, more than ${linesOfIdea}`)
  }
  if (python.length > linesOfPython) {
    add('python', `the text on Python has ${python.length} lines, more than ${linesOfPython}`)
  }
  const recapLines = recap.filter((line) => line !== '').length
  if (recapLines !== linesOfRecap) add('recap', `the recap has ${recapLines} lines, not three`)
  for (const section of ['idea', 'after', 'recap', 'python'] satisfies Section[]) {
    const known = before(loaded, null)
    const lines = fill(text[section], (path) => figureBefore(loaded, path, known))
    for (const [index, line] of lines.entries()) {
      if (stringWidth(line) <= columns) continue
      add(section, `a line of the ${section} is wider than ${columns} columns: ${line}`, index)
    }
  }
  return faults
}

/** What a hole stands for before any run; of what only a run shows, its usual length. */
function figureBefore(
  { lesson }: LoadedLesson,
  path: string,
  known: Before<KnobValues>,
): string | number {
  const run = () => {
    throw new Error('nothing has run')
  }
  try {
    return lesson.figures[path]?.({ ...known, run }) ?? usualFigure
  } catch {
    return usualFigure
  }
}

/** The rows of a question as it is asked at the defaults, its code included. */
function askedFaults(loaded: LoadedLesson, { question, stage }: PlacedQuestion): string[] {
  const [first] = runsOf(question)
  const code = first === undefined ? null : codeOrNull(loaded, first)
  if (first === undefined || code === null) return []
  const shown = isCounted(loaded, first, question, stage) ? code.length + 1 : 0
  let rows: number
  try {
    rows = shown + questionRows(question, before(loaded, question))
  } catch {
    // Named with its place where the question is put.
    return []
  }
  if (rows <= rowsOfCodeAndQuestion) return []
  return [
    `${shown > 0 ? 'code and question need' : 'it needs'} ${rows} rows, more than ${rowsOfCodeAndQuestion}`,
  ]
}

/** Whether so many rows of code stand with a question; the file of a process variant is not counted, however long. */
function isCounted(
  loaded: LoadedLesson,
  id: string,
  { withCode }: Question,
  stage: PlacedQuestion['stage'],
): boolean {
  const program = programOf(loaded, id)
  const snippet = isSnippet(loaded, program)
  if (!snippet && !traitsOf(program).tellsOfTasks) return false
  return withCode ?? (snippet || stage === 'predict')
}

function questionRows(question: Question, at: Before<KnobValues>): number {
  const { text, options } = present(question, at)
  return [text, ...options.map((option) => option.text)].reduce(
    (rows, one) => rows + wrap(one.split('\n'), columns).length,
    0,
  )
}

/** What a text is handed before a run; of a time only its length matters here. */
function before(loaded: LoadedLesson, question: Question | null): Before<KnobValues> {
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
