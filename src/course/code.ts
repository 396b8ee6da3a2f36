import type { KnobValues } from './kit/knob.ts'
import type { Question } from '../questions/kinds.ts'
import type { Snippet, PythonProgram, Variant } from './variant.ts'
import type { LoadedLesson, Source } from './load.ts'
import { pythonFile } from './python-recording.ts'
import {
  body,
  type CodeLine,
  edited,
  excerpt,
  limited,
  lineOf,
  mostLinesOfPython,
  SourceError,
  wholeFile,
} from './source.ts'

/** A variant as demo.py has it: drawn like the variant that it is `of`, without a bound of its own. */
type PythonVersionProgram = PythonProgram<KnobValues> & {
  of: string
  title: string
  deadlineMs?: number
}

export type Program = Variant<KnobValues> | Snippet<KnobValues> | PythonVersionProgram

/** The variant, snippet or Python version of that id. Throws a SourceError where there is none. */
export function programOf(loaded: LoadedLesson, id: string): Program {
  const { variants, snippets } = loaded.lesson
  const found = [...variants, ...snippets, ...pythonVersionsOf(loaded)].find(
    (program) => program.id === id,
  )
  if (found === undefined) throw new SourceError(`there is no variant or snippet "${id}"`)
  return found
}

/** Whether an id is that of a Python program. */
export function isPython(id: string): boolean {
  return id.startsWith('python:')
}

/** The variants that demo.py has too, in the order in which they run. */
export function pythonVersionsOf({ lesson }: LoadedLesson): PythonVersionProgram[] {
  const { knobs, variants, python } = lesson
  return variants
    .filter(({ id }) => python?.variants.includes(id))
    .map((variant) => ({
      kind: 'python',
      id: `python:${variant.id}`,
      of: variant.id,
      title: `${variant.title}, in Python`,
      file: pythonFile,
      args: (values) => [variant.id, ...Object.keys(knobs).map((name) => values[name]!)],
      ...(variant.kind === 'lab' && variant.network && { network: variant.network }),
      ...(variant.deadlineMs !== undefined && { deadlineMs: variant.deadlineMs }),
    }))
}

export function isSnippet({ lesson }: LoadedLesson, program: Program): boolean {
  return lesson.snippets.some((snippet) => snippet === program)
}

/** The file that a program stands in. */
export function sourceOf({ sources }: LoadedLesson, { file }: Program): Source {
  const source = sources.get(file)
  if (source === undefined) throw new SourceError(`no variant and no snippet stands in ${file}`)
  return source
}

/**
 * The code of a variant or snippet as it is shown: of a lab variant the lines of
 * its export, or of those it shows, as numbered in the file, of a process the whole file as it ran,
 * of a snippet only its own lines, at most ten if no variant is of the same file. Throws a SourceError.
 */
export function codeOf(loaded: LoadedLesson, id: string): readonly CodeLine[] {
  const program = programOf(loaded, id)
  const { shown } = sourceOf(loaded, program)
  const snippet = isSnippet(loaded, program)
  if (program.kind === 'lab') {
    if (snippet) return body(shown, program.run.name)
    const excerpts = (program.shows ?? [program.run.name]).map((name) => excerpt(shown, name))
    return excerpts.flat().sort((one, other) => one.number - other.number)
  }
  const lines = wholeFile(program.kind === 'python' ? shown : edited(shown, program.edits))
  if (!snippet || isSibling(loaded, program)) return lines
  return limited(lines, program.file, program.kind === 'python' ? mostLinesOfPython : undefined)
}

/** Whether a program is a variant's own file with other edits: then it is as long as the variant. */
function isSibling({ lesson }: LoadedLesson, { file }: Program): boolean {
  return lesson.variants.some((variant) => variant.kind === 'process' && variant.file === file)
}

/** As codeOf, but null where it throws: that is a fault of the program, named with it. */
export function codeOrNull(loaded: LoadedLesson, id: string): readonly CodeLine[] | null {
  try {
    return codeOf(loaded, id)
  } catch {
    return null
  }
}

/**
 * The code that stands with a question: that of the snippet it is of, or, if the
 * question asks for it, of the variant; null where none does.
 */
export function codeWith(loaded: LoadedLesson, question: Question): readonly CodeLine[] | null {
  const [first] = runsOf(question)
  if (first === undefined) return null
  const stands = question.withCode ?? isSnippet(loaded, programOf(loaded, first))
  return stands ? codeOf(loaded, first) : null
}

/** The ids of the runs that decide a question, the one whose code stands with it first. */
export function runsOf({ of }: Question): readonly string[] {
  return typeof of === 'string' ? [of] : of
}

/**
 * What `line(snippet, file)` of a text gives: the number of the one line that
 * contains the snippet, in the file named; otherwise in the code of the
 * question; otherwise (in text.md and the knob task) in the first variant's
 * file. Throws a SourceError.
 */
export function lineFinder(
  loaded: LoadedLesson,
  question: Question | null,
): (snippet: string, file?: string) => number {
  return (snippet, file) => {
    const of = question === null ? undefined : runsOf(question)[0]
    if (file === undefined && of !== undefined) return lineOf(codeOf(loaded, of), snippet)
    const name = file ?? loaded.lesson.variants[0]?.file ?? ''
    const source = loaded.sources.get(name)
    if (source === undefined) throw new SourceError(`no variant and no snippet stands in ${name}`)
    return lineOf(wholeFile(source.shown), snippet)
  }
}
