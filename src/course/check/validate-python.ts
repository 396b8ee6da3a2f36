import { traitsOf } from '../../trace/traits.ts'
import { pythonVersionsOf } from '../code.ts'
import type { Fault } from '../fault.ts'
import { faultsIn, lessonFile } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { pythonFile, recordingFile } from '../python-recording.ts'
import { wholeFile } from '../source.ts'

const widestLine = 76

/** A Python version that the lesson does not speak of, or speaks wrongly of; programs without a recording. */
export function pythonFaults(loaded: LoadedLesson): Fault[] {
  const { lesson, files, text, recording, sources } = loaded
  const { python } = lesson
  const inLesson = (faults: string[]) => faultsIn(lessonFile(files), faults)
  if (python === undefined) {
    return inLesson(files.includes(pythonFile) ? [`python is missing: ${pythonFile} is there`] : [])
  }
  const variants = lesson.variants.map(({ id }) => id)
  const programs = [...pythonVersionsOf(loaded), ...lesson.snippets].filter(
    (program) => traitsOf(program).isRecorded,
  )
  const scripts = [...sources.values()].filter(({ file }) => file.endsWith('.py'))
  return [
    ...inLesson([
      ...python.variants
        .filter((id) => !variants.includes(id))
        .map((id) => `python.variants: there is no variant "${id}"`),
      ...Object.keys(python.differences)
        .filter((id) => !python.variants.includes(id))
        .map((id) => `python.differences: "${id}" is none of python.variants`),
    ]),
    ...scripts.flatMap(({ file, shown }) =>
      faultsIn(
        file,
        wholeFile(shown)
          .filter((line) => line.text.length > widestLine)
          .map(({ number }) => `line ${number} is wider than ${widestLine} columns`),
      ),
    ),
    ...faultsIn('text.md', text.python.length === 0 ? ['no text under "# Python"'] : []),
    ...faultsIn(
      recordingFile,
      programs
        .filter(({ id }) => recording?.runs[id] === undefined)
        .map(({ id }) => `has no run of "${id}": npm run record-python makes it`),
    ),
  ]
}
