import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec'
import { applied, type Insertion, lineStarts } from './insertions.ts'

/** What is used of a source map, version 3, as it stands in JSON. */
export interface SourceMapFile {
  version: 3
  sources: string[]
  sourceRoot?: string
  mappings: string
}

const comment = /\n\/\/[#@] sourceMappingURL=(\S+)\s*$/

/** The map that stands in a text, at its end; null where there is none that can be read. */
export function inlineMapOf(text: string): SourceMapFile | null {
  const [, head, body = ''] = /^(data:[^,]*),(.*)$/.exec(named(text) ?? '') ?? []
  if (head === undefined) return null
  try {
    const isBase64 = head.endsWith(';base64')
    return checked(isBase64 ? Buffer.from(body, 'base64').toString() : decodeURIComponent(body))
  } catch {
    return null
  }
}

/** The map in a file of its own that a text names at its end; null where there is none that can be read. */
export function linkedMapOf(text: string, file: string): SourceMapFile | null {
  const link = named(text)
  if (link === undefined) return null
  try {
    const beside = new URL(link, pathToFileURL(file))
    const { sourceRoot = '', ...map } = checked(readFileSync(fileURLToPath(beside), 'utf8'))
    // From its own place on, which the text's is no more.
    return { ...map, sources: map.sources.map((one) => new URL(sourceRoot + one, beside).href) }
  } catch {
    return null
  }
}

const named = (text: string): string | undefined => comment.exec(text)?.[1]

function checked(json: string): SourceMapFile {
  const map = JSON.parse(json) as Partial<SourceMapFile>
  if (map.version !== 3 || !Array.isArray(map.sources) || typeof map.mappings !== 'string')
    throw new TypeError('no map')
  return map as SourceMapFile
}

/** A text with insertions, and at its end its map, moved with them: so Node itself shows each place as it was written. */
export function withShiftedMap(
  text: string,
  map: SourceMapFile,
  insertions: readonly Insertion[],
): string {
  const starts = lineStarts(text)
  let next = 0
  const lines = decode(map.mappings).map((segments, line) => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = [starts[line], starts[line + 1]]
    const own: { column: number; length: number }[] = []
    for (; next < insertions.length && insertions[next]!.at < to; next++) {
      const { at, text: ours } = insertions[next]!
      own.push({ column: at - from, length: ours.length })
    }
    return shifted(segments, own)
  })
  const moved = JSON.stringify({ ...map, mappings: encode(lines) })
  const encoded = Buffer.from(moved).toString('base64')
  const code = applied(text.slice(0, comment.exec(text)!.index), insertions)
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${encoded}`
}

/** Segments of a line, behind what is inserted before them; what is inserted counts to what stands behind it. */
function shifted(
  segments: readonly SourceMapSegment[],
  insertions: readonly { column: number; length: number }[],
): SourceMapSegment[] {
  const moved: SourceMapSegment[] = []
  let [shift, next] = [0, 0]
  const insertUpTo = (column: number, before: SourceMapSegment | undefined): void => {
    for (; next < insertions.length && insertions[next]!.column <= column; next++) {
      const { column: at, length } = insertions[next]!
      if (before !== undefined) moved.push(segmentAt(before, at + shift))
      shift += length
    }
  }
  segments.forEach((segment, index) => {
    const before = segments[index - 1]
    insertUpTo(segment[0] - 1, before)
    insertUpTo(segment[0], segment)
    moved.push(segmentAt(segment, segment[0] + shift))
  })
  insertUpTo(Number.POSITIVE_INFINITY, segments.at(-1))
  return moved
}

function segmentAt([, ...place]: SourceMapSegment, column: number): SourceMapSegment {
  return [column, ...place] as SourceMapSegment
}
