import { chanceOf } from './chance.ts'

/** A file of which the lines of the function are to be put in order. */
export interface LinesToOrder {
  /** What stands before them: imports, types, and the signature. */
  head: string
  /** In the order of the solution; what cannot stand alone is in one piece. */
  pieces: readonly string[]
  /** What closes the function. */
  tail: string
}

/** As many as can be looked over at once, and typed as numbers. */
const mostPieces = 9

const startsFunction = /^(?:export |async def |def )/
const closesAlone = /^\s*[)\]}]+[,;]?$/
const isBareComment = /^\s*(?:\/\/|#)/
const indentOf = (piece: string): number => piece.search(/\S/)

/** The exported function's lines, those that only close a bracket beside what they close, without comments. */
export function linesToOrder(code: string): LinesToOrder {
  const lines = code
    .trimEnd()
    .split('\n')
    .filter((line) => !isBareComment.test(line))
  const isPython = lines.some((line) => /^(?:async )?def /.test(line))
  const begins = lines.findLastIndex((line) => startsFunction.test(line))
  const opens = isPython ? /:$/ : /\{$/
  const first = lines.findIndex((line, index) => index >= begins && opens.test(line)) + 1
  const last = isPython ? lines.length : lines.length - 1
  const pieces: string[] = []
  for (const line of lines.slice(first, last).filter((one) => one.trim() !== '')) {
    const before = pieces.at(-1)
    const goesOn = before !== undefined && (/[([,]$/.test(before) || closesAlone.test(line))
    if (goesOn) pieces[pieces.length - 1] = `${before}\n${line}`
    else pieces.push(line)
  }
  while (pieces.length > mostPieces) joinDeepest(pieces)
  return { head: lines.slice(0, first).join('\n'), pieces, tail: lines.slice(last).join('\n') }
}

/** The last of those that stand furthest in goes to the one before it. */
function joinDeepest(pieces: string[]): void {
  const deepest = Math.max(...pieces.slice(1).map(indentOf))
  const at = pieces.findLastIndex((piece, index) => index > 0 && indentOf(piece) === deepest)
  pieces.splice(at - 1, 2, `${pieces[at - 1]!}\n${pieces[at]!}`)
}

/** The places of the pieces in the order in which they are shown: never that of the solution. */
export function shuffledPlaces(count: number, seed: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place)
  const shuffled = chanceOf(seed).shuffled(places)
  const isInOrder = shuffled.every((place, index) => place === index)
  return isInOrder && count > 1 ? [...shuffled.slice(1), shuffled[0]!] : shuffled
}

/** The file with its pieces in that order. */
export function inThatOrder({ head, tail }: LinesToOrder, pieces: readonly string[]): string {
  return `${[head, ...pieces, ...(tail === '' ? [] : [tail])].join('\n')}\n`
}
