import { codeOf, type Program, sourceOf } from '../code.ts'
import { type Fault, oneLine } from '../fault.ts'
import { faultsIn } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { edited, wholeFile } from '../source.ts'

/** Code that cannot be shown, or does not run as it is shown. */
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
