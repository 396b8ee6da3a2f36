import type { KnobValues } from '../kit/knob.ts'
import type { Question } from '../../questions/question.ts'
import { codeOf, codeOrNull, type Program, runsOf, sourceOf } from '../code.ts'
import { type Fault, oneLine } from '../fault.ts'
import { faultsIn, questionFaultsAt, questionsOf, repeated } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { edited, lineOf, wholeFile } from '../source.ts'

/** Code that cannot be shown, does not run as it is shown, or lacks the lines that a question speaks of. */
export function codeFaults(loaded: LoadedLesson): Fault[] {
  const { variants, snippets } = loaded.lesson
  return [
    ...[...variants, ...snippets].flatMap((program) =>
      faultsIn(program.file, programFaults(loaded, program)),
    ),
    ...[...loaded.sources.values()].flatMap(({ file, shown, runs }) =>
      wholeFile(shown).length === wholeFile(runs.text).length
        ? []
        : faultsIn(file, ['has not the same lines as the .js that runs']),
    ),
    ...questionsOf(loaded.lesson).flatMap((placed) =>
      placed.question.kind === 'line'
        ? questionFaultsAt(loaded, placed, lineFaults(loaded, placed.question))
        : [],
    ),
  ]
}

function programFaults(loaded: LoadedLesson, program: Program): string[] {
  try {
    codeOf(loaded, program.id)
    if ('edits' in program) edited(sourceOf(loaded, program).runs.text, program.edits)
    return []
  } catch (thrown) {
    return [`${program.id}: ${oneLine(thrown)}`]
  }
}

function lineFaults(
  loaded: LoadedLesson,
  question: Extract<Question<KnobValues>, { kind: 'line' }>,
): string[] {
  const [first] = runsOf(question)
  const code = first === undefined ? null : codeOrNull(loaded, first)
  if (code === null) return []
  const lines: string[] = []
  const faults: string[] = []
  for (const { id, at } of question.options) {
    try {
      lines.push(String(lineOf(code, at)))
    } catch (thrown) {
      faults.push(`option ${id}: ${oneLine(thrown)}`)
    }
  }
  return [...faults, ...repeated(lines).map((line) => `two options are on line ${line}`)]
}
