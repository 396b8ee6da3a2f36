import type { Question } from '../questions/kinds.ts'
import { chosenLines, type Deciding, goesOn } from './chosen-lines.ts'
import { codeOf, isSnippet, type Program, programOf, runsOf, sourceOf } from './code.ts'
import { questionsOf } from './lesson-parts.ts'
import type { LoadedLesson } from './load.ts'
import { pythonFile } from './python-recording.ts'
import { type CodeLine, lineOf, wholeFile } from './source.ts'

/** Lines of one file that stand together on a screen; between two that are no neighbours something is left out. */
export interface CodePart {
  /** The file, where it is not that of the program that the question is about; otherwise null. */
  file: string | null
  lines: readonly CodeLine[]
  /** Whether more of what would be shown follows the last line. */
  goesOn: boolean
}

/** A screen has room for so many lines of code, those that say "…" among them. */
export const mostLinesOnScreen = 8

/** The same where no question stands with the code. */
const mostLinesUnasked = 9

/** Of a Python version a screen has one function, of no more rows than these. */
const mostLinesOfFunction = 12

/**
 * The code that decides a question: of its first program, and of each variant
 * that it lets choose from, the lines that any of its texts names, the heads of their
 * functions, and as much more of them as `most` rows have room for; then the
 * lines named of other files. Nothing where the question stands without code.
 */
export function decidingCode(
  loaded: LoadedLesson,
  question: Question,
  most = mostLinesOnScreen,
): CodePart[] {
  const [first] = runsOf(question)
  if (first === undefined || question.withCode === false) return []
  const program = programOf(loaded, first)
  const compared = comparedIn(loaded, question, program)
  const shown = compared.map(({ id }) => codeOf(loaded, id)).reduce(together)
  const named = (question.names ?? []).filter(({ file }) => file === undefined)
  const ownFile = (question.names ?? []).filter(({ file }) => file === program.file)
  const whole = wholeFile(sourceOf(loaded, program).shown)
  const numbers = [
    ...named.map(({ snippet }) => lineOf(codeOf(loaded, first), snippet)),
    ...ownFile.map(({ snippet }) => lineOf(isSnippet(loaded, program) ? shown : whole, snippet)),
  ]
  const all = together(
    shown,
    whole.filter(({ number }) => numbers.includes(number)),
  )
  const deciding = {
    numbers,
    names: compared.flatMap(headNames),
    ...(compared.length > 1 && { compared: compared.flatMap((one) => headNames(one)[0] ?? []) }),
  }
  return [partOf(all, deciding, most), ...otherFiles(loaded, question, program)]
}

function partOf(all: readonly CodeLine[], deciding: Deciding, most: number): CodePart {
  const lines = chosenLines(all, deciding, most)
  return { file: null, lines, goesOn: goesOn(lines, all) }
}

/** The same of a variant of which nothing is asked before it runs: the code of the first question that it decides later. */
export function variantCode(loaded: LoadedLesson, id: string): CodePart[] {
  const later = questionsOf(loaded.lesson).find(
    ({ question }) => runsOf(question)[0] === id && question.withCode !== false,
  )
  if (later !== undefined) return decidingCode(loaded, later.question, mostLinesUnasked)
  const deciding = { numbers: [], names: headNames(programOf(loaded, id)) }
  return [partOf(codeOf(loaded, id), deciding, mostLinesUnasked)]
}

/** The function of demo.py that a variant names, `one_by_one` for one-by-one, `all_` for all; else its main, or its first coroutine. */
export function pythonFunction({ sources }: LoadedLesson, variant: string): CodePart {
  const lines = wholeFile(sources.get(pythonFile)?.shown ?? '')
  const named = variant.replaceAll('-', '_')
  const heads = [named, `${named}_`, 'main'].map((name) => `^(?:async )?def ${name}\\(`)
  for (const head of [...heads, '^async def ']) {
    const from = lines.findIndex(({ text }) => new RegExp(head).test(text))
    if (from === -1) continue
    const after = lines.findIndex(({ text }, at) => at > from && /^[^\s)]/.test(text))
    const whole = lines.slice(from, after === -1 ? undefined : after)
    while (whole.at(-1)?.text === '') whole.pop()
    return beginOf(whole)
  }
  return beginOf(lines)
}

function beginOf(all: readonly CodeLine[]): CodePart {
  const isLong = all.length > mostLinesOfFunction
  return { file: null, lines: isLong ? all.slice(0, mostLinesOfFunction - 1) : all, goesOn: isLong }
}

function together(shown: readonly CodeLine[], more: readonly CodeLine[]): CodeLine[] {
  const missing = more.filter(({ number }) => !shown.some((line) => line.number === number))
  return [...shown, ...missing].sort((one, other) => one.number - other.number)
}

/** The exports whose heads say what is looked at. */
function headNames(program: Program): string[] {
  return program.kind === 'lab' ? [program.run.name, ...(program.shows ?? [])] : []
}

/** The variants that a question lets choose from, where they stand in one file; else only its first program. */
function comparedIn({ lesson }: LoadedLesson, question: Question, first: Program): Program[] {
  const isOption = (id: string): boolean =>
    'options' in question && question.options.some((option) => option.id === id)
  const others = lesson.variants.filter(
    ({ id, kind, file }) =>
      kind === 'lab' && file === first.file && runsOf(question).includes(id) && isOption(id),
  )
  return [first, ...others.filter((one) => one !== first)]
}

/** Of other files only the lines that are named. */
function otherFiles(loaded: LoadedLesson, { names = [] }: Question, program: Program): CodePart[] {
  const files = new Set(names.flatMap(({ file }) => (file === undefined ? [] : [file])))
  files.delete(program.file)
  return [...files].flatMap((file) => {
    const source = loaded.sources.get(file)
    if (source === undefined) return []
    const lines = wholeFile(source.shown)
    const numbers = new Set(
      names.filter((one) => one.file === file).map(({ snippet }) => lineOf(lines, snippet)),
    )
    return [{ file, lines: lines.filter(({ number }) => numbers.has(number)), goesOn: false }]
  })
}
