import { authoredShape } from './authored-shape.ts'
import { pythonFile, readRecording, type Recording } from './python-recording.ts'
import { buildLesson } from './build-lesson.ts'
import { readQuestions } from './read-questions.ts'
import type { AuthoredLesson } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type { Lesson } from './lesson.ts'
import { type CourseFiles, entriesBelow, notAFile } from './course-files.ts'
import { CourseError, type Fault, faultsAt, oneLine } from './fault.ts'
import type { FoundLesson } from './find.ts'
import { questionsFile } from './lesson-parts.ts'
import { readTakeHome, type TakeHome } from './take-home.ts'
import { type LessonText, parseText, type Section } from './text.ts'
import type { WrittenQuestions } from './written.ts'

/** A lesson with all that it is played from. Its shape is checked; its form is not (validate.ts). */
export interface LoadedLesson extends FoundLesson {
  lesson: Lesson<KnobValues>
  /** What it was built from: the default export of lesson.ts, and questions.md. */
  authored: AuthoredLesson<KnobValues>
  written: WrittenQuestions
  text: LessonText
  /** The line of text.md at which each section's text begins. */
  textLines: Readonly<Record<Section, number>>
  /** The program files, by their name in the folder, as variants and snippets give it. */
  sources: ReadonlyMap<string, Source>
  /** The runs of its Python programs that are shipped with it; null where there are none. */
  recording: Recording | null
  /** The programs to take home that it has. */
  takeHome: TakeHome
  /** Every file of the folder, as a path from it. */
  files: readonly string[]
}

/** A program file: what is read and what is run, line for line the same. */
export interface Source {
  /** `demo.ts` */
  file: string
  /** The file as it is shown. */
  shown: string
  /** What runs: the `.js` beside it if there is one, otherwise the file itself. */
  runs: { path: string; text: string }
}

/**
 * Imports the lesson and reads its files. Throws a CourseError that names the
 * file and what is wrong with it.
 */
export async function loadLesson(files: CourseFiles, found: FoundLesson): Promise<LoadedLesson> {
  const entries = await entriesBelow(files, found.folder).catch((thrown: unknown) => {
    throw new CourseError([{ file: found.name, fault: `cannot be read: ${oneLine(thrown)}` }])
  })
  // Node would import a pipe, and wait for its other end.
  const others = entries.filter(({ kind }) => kind === 'other')
  if (others.length > 0) {
    const { fault } = notAFile
    throw new CourseError(others.map(({ name }) => ({ file: `${found.name}/${name}`, fault })))
  }
  const names = entries.map(({ name }) => name)
  const faults: Fault[] = []
  const { text, lines: textLines } = await readText(files, found, faults)
  const authored = await importLesson(files, found, names, faults)
  const written = await readWritten(files, found, names, faults)
  // What is built of half a lesson would have faults that the lesson has not.
  if (authored === null || written === null || faults.length > 0) throw new CourseError(faults)
  const { lesson, faults: unfit } = buildLesson(authored, written, names, text)
  faults.push(...faultsAt(`${found.name}/${questionsFile}`, unfit))
  const sources = await readSources(files, found, lesson, names, faults)
  const recording = await readRecording(files, found, names, faults)
  const takeHome = await readTakeHome(files, found, names, faults)
  if (faults.length > 0) throw new CourseError(faults)
  return {
    ...found,
    lesson,
    authored,
    written,
    text,
    textLines,
    sources,
    recording,
    takeHome,
    files: names,
  }
}

/** What questions.md says; null, and a fault, where it cannot be read. */
async function readWritten(
  files: CourseFiles,
  { name, folder }: FoundLesson,
  names: readonly string[],
  faults: Fault[],
): Promise<WrittenQuestions | null> {
  const file = `${name}/${questionsFile}`
  if (!names.includes(questionsFile)) {
    faults.push({ file, fault: 'is missing' })
    return null
  }
  try {
    const { questions, faults: unread } = readQuestions(
      await files.read(`${folder}/${questionsFile}`),
    )
    faults.push(...faultsAt(file, unread))
    return questions
  } catch (thrown) {
    faults.push({ file, fault: `cannot be read: ${oneLine(thrown)}` })
    return null
  }
}

/** The default export of lesson.ts; null, and faults, where it cannot be imported or has another shape. */
async function importLesson(
  files: CourseFiles,
  { name, folder }: FoundLesson,
  names: readonly string[],
  faults: Fault[],
): Promise<AuthoredLesson<KnobValues> | null> {
  const module = names.includes('lesson.js') ? 'lesson.js' : 'lesson.ts'
  const file = `${name}/${module}`
  if (!names.includes(module)) {
    faults.push({ file, fault: 'is missing' })
    return null
  }
  let exported: unknown
  try {
    exported = await files.load(`${folder}/${module}`)
  } catch (thrown) {
    faults.push({ file, fault: whyNotImported(thrown), thrown })
    return null
  }
  const authored = (exported as { default?: unknown } | null)?.default
  const wrong = authoredShape(authored, '')
  faults.push(...wrong.map((fault) => ({ file, fault })))
  return wrong.length === 0 ? (authored as AuthoredLesson<KnobValues>) : null
}

function whyNotImported(thrown: unknown): string {
  const code = codeOf(thrown)
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return 'this Node cannot run TypeScript: use Node 22.18 or newer, or put the .js beside it'
  }
  if (code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING') {
    return 'Node runs no TypeScript inside node_modules: put the .js beside it'
  }
  return `cannot be imported: ${oneLine(thrown)}`
}

function codeOf(thrown: unknown): unknown {
  try {
    return (thrown as { code?: unknown } | null | undefined)?.code
  } catch {
    return undefined
  }
}

async function readText(
  files: CourseFiles,
  { name, folder }: FoundLesson,
  faults: Fault[],
): Promise<Omit<ReturnType<typeof parseText>, 'faults'>> {
  const source = await files.read(`${folder}/text.md`).catch((thrown: unknown) => {
    throw new CourseError([
      { file: `${name}/text.md`, fault: `cannot be read: ${oneLine(thrown)}` },
    ])
  })
  const parsed = parseText(source)
  faults.push(...faultsAt(`${name}/text.md`, parsed.faults))
  return parsed
}

async function readSources(
  files: CourseFiles,
  { name, folder }: FoundLesson,
  lesson: Lesson<KnobValues>,
  names: readonly string[],
  faults: Fault[],
): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>()
  const pythonVersion = lesson.python === undefined ? [] : [{ id: 'python', file: pythonFile }]
  for (const { id, file } of [...lesson.variants, ...lesson.snippets, ...pythonVersion]) {
    if (sources.has(file)) continue
    if (!names.includes(file)) {
      faults.push({ file: `${name}/${file}`, fault: `is missing; "${id}" needs it` })
      continue
    }
    const shown = await files.read(`${folder}/${file}`)
    const script = file.replace(/\.ts$/, '.js')
    const runs =
      script !== file && names.includes(script)
        ? { path: `${folder}/${script}`, text: await files.read(`${folder}/${script}`) }
        : { path: `${folder}/${file}`, text: shown }
    sources.set(file, { file, shown, runs })
  }
  return sources
}
