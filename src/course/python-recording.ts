import { anyText, either, fits, knownMembers, number, record } from '../schema/schema.ts'
import { traceShape } from '../trace/is-trace.ts'
import type { Trace } from '../trace/trace.ts'
import type { CourseFiles } from './course-files.ts'
import { type Fault, oneLine } from './fault.ts'
import type { FoundLesson } from './find.ts'
import type { KnobValues } from './kit/knob.ts'

/** The Python version of a lesson, and the runs recorded of it. */
export const pythonFile = 'demo.py'
export const recordingFile = 'python.json'

/** What `python.json` holds: runs of Python programs, by id, with the knobs they were made with. */
export interface Recording {
  /** Of the Python that ran them, as `3.11.7`. */
  python: string
  runs: Readonly<Record<string, { knobs: KnobValues; trace: Trace }>>
}

const recordingShape = knownMembers<Recording>({
  python: anyText,
  runs: record(
    knownMembers<Recording['runs'][string]>({
      knobs: record(either(anyText, number)),
      trace: traceShape,
    }),
  ),
})

/** The recorded runs of a lesson; null where it has none, or, with a fault, none that can be read. */
export async function readRecording(
  files: CourseFiles,
  { name, folder }: FoundLesson,
  names: readonly string[],
  faults: Fault[],
): Promise<Recording | null> {
  const file = recordingFile
  if (!names.includes(file)) return null
  try {
    const recorded: unknown = JSON.parse(await files.read(`${folder}/${file}`))
    if (fits<Recording>(recordingShape, recorded)) return recorded
    const [fault = ''] = recordingShape(recorded, 'it')
    faults.push({ file: `${name}/${file}`, fault: `holds no recording: ${fault}` })
  } catch (thrown) {
    faults.push({ file: `${name}/${file}`, fault: `cannot be read: ${oneLine(thrown)}` })
  }
  return null
}
