import type { Question } from '../questions/kinds.ts'
import { codeOf, isSnippet, type Program, programOf, runsOf, sourceOf } from './code.ts'
import { questionsOf } from './lesson-parts.ts'
import { type LoadedLesson, pythonFile } from './load.ts'
import { type CodeLine, lineOf, wholeFile } from './source.ts'

/** Lines of one file that stand together on a screen; between two that are no neighbours something is left out. */
export interface CodePart {
  /** The file, where it is not that of the program that the question is about; otherwise null. */
  file: string | null
  lines: readonly CodeLine[]
}

/** A screen has room for so many lines of code, those that say "…" among them. */
export const mostLinesOnScreen = 8

/** Of a Python version a screen has one function, of no more lines than these. */
const mostLinesOfFunction = 12

/**
 * The code that decides a question: of its first program the lines that any of
 * its texts names, the heads of their functions, and as many of their
 * neighbours as `most` rows have room for; then the lines named of other files.
 * Nothing where the question stands without code.
 */
export function decidingCode(
  loaded: LoadedLesson,
  question: Question,
  most = mostLinesOnScreen,
): CodePart[] {
  const [first] = runsOf(question)
  if (first === undefined || question.withCode === false) return []
  const program = programOf(loaded, first)
  const shown = codeOf(loaded, first)
  const named = (question.names ?? []).filter(({ file }) => file === undefined)
  const ownFile = (question.names ?? []).filter(({ file }) => file === program.file)
  const whole = wholeFile(sourceOf(loaded, program).shown)
  const numbers = [
    ...named.map(({ snippet }) => lineOf(shown, snippet)),
    ...ownFile.map(({ snippet }) => lineOf(isSnippet(loaded, program) ? shown : whole, snippet)),
  ]
  const all = together(
    shown,
    whole.filter(({ number }) => numbers.includes(number)),
  )
  return [
    { file: null, lines: chosenLines(all, numbers, headNames(program), most) },
    ...otherFiles(loaded, question, program),
  ]
}

/** The same of a variant of which nothing is asked before it runs: the code of the first question that it decides later. */
export function variantCode(loaded: LoadedLesson, id: string): CodePart[] {
  const later = questionsOf(loaded.lesson).find(
    ({ question }) => runsOf(question)[0] === id && question.withCode !== false,
  )
  if (later !== undefined) return decidingCode(loaded, later.question)
  const names = headNames(programOf(loaded, id))
  return [{ file: null, lines: chosenLines(codeOf(loaded, id), [], names, mostLinesOnScreen) }]
}

/** The function of demo.py that a variant names, `one_by_one` for one-by-one, `all_` for all; else its main. */
export function pythonFunction({ sources }: LoadedLesson, variant: string): CodeLine[] {
  const lines = wholeFile(sources.get(pythonFile)?.shown ?? '')
  const named = variant.replaceAll('-', '_')
  for (const name of [named, `${named}_`, 'main']) {
    const from = lines.findIndex(({ text }) => new RegExp(`^(?:async )?def ${name}\\(`).test(text))
    if (from === -1) continue
    const after = lines.findIndex(({ text }, at) => at > from && /^[^\s)]/.test(text))
    const whole = lines.slice(from, after === -1 ? undefined : after)
    while (whole.at(-1)?.text === '') whole.pop()
    return whole.slice(0, mostLinesOfFunction)
  }
  return lines.slice(0, mostLinesOfFunction)
}

function together(shown: readonly CodeLine[], more: readonly CodeLine[]): CodeLine[] {
  const missing = more.filter(({ number }) => !shown.some((line) => line.number === number))
  return [...shown, ...missing].sort((one, other) => one.number - other.number)
}

/** The exports whose heads say what is looked at. */
function headNames(program: Program): string[] {
  return program.kind === 'lab' ? [program.run.name, ...(program.shows ?? [])] : []
}

const head =
  /^(?:export )?(?:const|let|(?:async )?function\*?|class) ([\w$]+)|^(?:async )?def (\w+)/

/** The heads of the functions in which these lines stand; where none is named that of the first name. */
function headsOf(
  all: readonly CodeLine[],
  numbers: readonly number[],
  names: readonly string[],
): number[] {
  const heads = all.filter(({ text }) => head.test(text))
  const nameOf = ({ text }: CodeLine): string => head.exec(text)![1] ?? head.exec(text)![2]!
  const own = heads.find((line) => nameOf(line) === names[0])
  const around = numbers.flatMap((number) => {
    const above = heads.findLast((line) => line.number <= number)
    // What stands at the edge of the file is in no function.
    const isInside = /^\s/.test(all.find((line) => line.number === number)?.text ?? '')
    return above === undefined || !isInside ? [] : [above.number]
  })
  return own === undefined || (numbers.length > 0 && around.length > 0)
    ? around
    : [own.number, ...around]
}

function chosenLines(
  all: readonly CodeLine[],
  numbers: readonly number[],
  names: readonly string[],
  most: number,
): CodeLine[] {
  if (all.length <= most) return [...all]
  const chosen = new Set([...numbers, ...headsOf(all, numbers, names)])
  const anchors = [...chosen]
  const places = all.map((line, at) => ({ ...line, at }))
  const start = places.findIndex(
    ({ text }) => text !== '' && !/^(?:import|from|\/\/|#|""")/.test(text),
  )
  const anchorPlaces = anchors.map((number) => places.find((line) => line.number === number)!.at)
  const near = anchorPlaces.length === 0 ? [Math.max(0, start)] : anchorPlaces
  // Nearest first, and of two as near the one below.
  const candidates = places
    .filter(({ number }) => !chosen.has(number))
    .map((line) => {
      const distances = near.map((at) => (line.at < at ? at - line.at + 0.5 : line.at - at))
      return { number: line.number, distance: Math.min(...distances) }
    })
    .sort((one, other) => one.distance - other.distance)
  for (const { number } of candidates) {
    const next = new Set([...chosen, number])
    if (rowsOf(all, next) <= most) chosen.add(number)
  }
  return withoutEdges(
    all.filter(({ number }) => chosen.has(number)),
    numbers,
  )
}

/** Its lines, and a row where lines between two were left out. */
function rowsOf(all: readonly CodeLine[], chosen: ReadonlySet<number>): number {
  const lines = all.filter(({ number }) => chosen.has(number))
  return lines.length + gapsIn(lines)
}

function gapsIn(lines: readonly CodeLine[]): number {
  return lines.filter(({ number }, at) => at > 0 && number !== lines[at - 1]!.number + 1).length
}

/** Without empty lines at its edges, and at those of what is left out. */
function withoutEdges(lines: readonly CodeLine[], named: readonly number[]): CodeLine[] {
  return lines.filter(({ number, text }, at) => {
    const isInside = lines[at - 1]?.number === number - 1 && lines[at + 1]?.number === number + 1
    return text !== '' || isInside || named.includes(number)
  })
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
    return [{ file, lines: lines.filter(({ number }) => numbers.has(number)) }]
  })
}
