import type { CodeLine } from './source.ts'

/** What decides which lines of a program are chosen. */
export interface Deciding {
  /** The lines that texts name, by their numbers. */
  numbers: readonly number[]
  /** The functions that are shown, the program's own first; none where a whole file is. */
  names: readonly string[]
  /** Those among them that are compared: the head of each is shown. */
  compared?: readonly string[]
}

const onlyCloses = /^[\s)}\],;]*$/
/** Nothing, brackets, or a word between two blocks. */
const saysLittle = /^[\s)}\],;]*(?:try|finally|else)?[\s:{]*$/

/** Of a function in which nothing decides fewer lines than these say nothing. */
const fewestOfOthers = 3

const head =
  /^(?:export )?(?:const|let|(?:async )?function\*?|class) ([\w$]+)|^(?:async )?def (\w+)/

/**
 * As many lines as `most` rows have room for, a row for each gap and for what follows included: those
 * that are named and the heads of their functions, then the lines of these
 * functions nearest to them, then what else is shown, from its head on.
 */
export function chosenLines(
  all: readonly CodeLine[],
  deciding: Deciding,
  most: number,
): CodeLine[] {
  if (rowsOf(all, all) <= most) return [...all]
  const chosen = new Set([...deciding.numbers, ...headsOf(all, deciding)])
  const anchors = chosen.size > 0 ? [...chosen] : [firstStatement(all)]
  const rowsWith = (numbers: ReadonlySet<number>): number =>
    rowsOf(
      all.filter(({ number }) => numbers.has(number)),
      all,
    )
  const add = (lines: readonly CodeLine[]): boolean => {
    const next = new Set([...chosen, ...lines.map(({ number }) => number)])
    // One line in the place of its gap takes no row.
    if (rowsWith(next) > Math.max(most, rowsWith(chosen))) return false
    for (const number of next) chosen.add(number)
    return true
  }
  const blocks = blocksOf(all, deciding.names)
  const decides = (block: readonly CodeLine[]): boolean =>
    block.some(({ number }) => anchors.includes(number))
  const near = { anchors, named: deciding.numbers }
  for (const one of byNearness(all, blocks.filter(decides).flat(), near)) add([one])
  const last = Math.max(...chosen)
  const left = all.find((one) => one.text !== '' && isLeftAlone(one.number, chosen))
  if (left !== undefined && !anchors.includes(last)) {
    // Of as many rows those without a gap for a single line.
    chosen.delete(last)
    if (!add([left])) chosen.add(last)
  }
  for (const block of blocks.filter((one) => !decides(one))) {
    let { length } = block
    while (length >= Math.min(fewestOfOthers, block.length) && !add(block.slice(0, length)))
      length--
  }
  return withoutEdges(
    all.filter(({ number }) => chosen.has(number)),
    deciding.numbers,
  )
}

/** Its lines, and a row wherever it is said that some of `all` were left out. */
function rowsOf(lines: readonly CodeLine[], all: readonly CodeLine[]): number {
  return lines.length + gapsIn(lines) + (goesOn(lines, all) ? 1 : 0)
}

function gapsIn(lines: readonly CodeLine[]): number {
  return lines.filter(({ number }, at) => at > 0 && number !== lines[at - 1]!.number + 1).length
}

/**
 * Whether it has to be said after the last line that more follows in `all`: not where
 * that is only brackets that close, nor where gaps have said that these are parts.
 */
export function goesOn(lines: readonly CodeLine[], all: readonly CodeLine[]): boolean {
  if (gapsIn(lines) > 0) return false
  const last = lines.at(-1)?.number ?? Number.POSITIVE_INFINITY
  return all.some(({ number, text }) => number > last && !onlyCloses.test(text))
}

function isLeftAlone(number: number, chosen: ReadonlySet<number>): boolean {
  return !chosen.has(number) && chosen.has(number - 1) && chosen.has(number + 1)
}

/** The number of the first line that is neither an import nor a comment. */
function firstStatement(all: readonly CodeLine[]): number {
  const first = all.find(
    ({ text }) => text !== '' && !/^(?:import|from|\/\/|#|"""|\/\*| \*)/.test(text),
  )
  return (first ?? all[0]!).number
}

function nameOf({ text }: CodeLine): string | undefined {
  const [, name, ofPython] = head.exec(text) ?? []
  return name ?? ofPython
}

/** The heads of the functions in which the named lines stand, and of those compared; where there are none that of the first name. */
function headsOf(
  all: readonly CodeLine[],
  { numbers, names, compared = [] }: Deciding,
): readonly number[] {
  const heads = all.filter((line) => nameOf(line) !== undefined)
  const around = numbers.flatMap((number) => {
    const above = heads.findLast((line) => line.number <= number)
    // What stands at the edge of the file is in no function.
    const isInside = /^\s/.test(all.find((line) => line.number === number)?.text ?? '')
    return above === undefined || !isInside ? [] : [above.number]
  })
  const headOf = (name: string): number[] =>
    heads.flatMap((line) => (nameOf(line) === name ? [line.number] : []))
  const found = [...around, ...compared.flatMap(headOf)]
  return found.length > 0 ? found : names.flatMap(headOf).slice(0, 1)
}

/** The lines cut before each function of these names, with the comment above it. */
function blocksOf(all: readonly CodeLine[], names: readonly string[]): CodeLine[][] {
  const blocks: CodeLine[][] = [[]]
  for (const line of all) {
    const last = blocks.at(-1)!
    if (names.includes(nameOf(line) ?? '')) {
      const comment = last.splice(last.findLastIndex(({ text }) => !/^(?:\/| \*)/.test(text)) + 1)
      blocks.push([...comment, line])
    } else last.push(line)
  }
  return blocks.filter((block) => block.length > 0)
}

/** Nearest to the anchors first, those that are named before heads; of two as near the one below; what says little last. */
function byNearness(
  all: readonly CodeLine[],
  lines: readonly CodeLine[],
  { anchors, named }: { anchors: readonly number[]; named: readonly number[] },
): CodeLine[] {
  const places = new Map(all.map(({ number }, at) => [number, at]))
  const distance = ({ number, text }: CodeLine): number => {
    const at = places.get(number)!
    const distances = anchors.map((anchor) => {
      const one = at - places.get(anchor)!
      return (one < 0 ? 0.5 - one : one) + (named.includes(anchor) ? 0 : 0.75)
    })
    return Math.min(...distances) + (saysLittle.test(text) ? all.length : 0)
  }
  return [...lines].sort((one, other) => distance(one) - distance(other))
}

/** Without empty lines at its edges, and at those of what is left out. */
function withoutEdges(lines: readonly CodeLine[], named: readonly number[]): CodeLine[] {
  return lines.filter(({ number, text }, at) => {
    const isInside = lines[at - 1]?.number === number - 1 && lines[at + 1]?.number === number + 1
    return text !== '' || isInside || named.includes(number)
  })
}
