import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lineOf, lineStarts } from './insertions.ts'

const inlineMap = /\n\/\/[#@] sourceMappingURL=data:application\/json[^,\n]*;base64,([\w+/=]+)\s*$/

/**
 * Of a text that a loader of the program's made of a file, in which line of that file each place was
 * written, by the map at its end; null where there is none, none that can be read, or one of other files.
 */
export function writtenLines(text: string, file: string): ((at: number) => number) | null {
  const [, encoded] = inlineMap.exec(text) ?? []
  if (encoded === undefined) return null
  try {
    const payload = JSON.parse(Buffer.from(encoded, 'base64').toString()) as SourceMapPayload
    if (payload.sources.length !== 1 || pathOf(payload.sources[0]!, file) !== file) return null
    const map = new SourceMap(payload)
    const starts = lineStarts(text)
    return (at) => {
      const line = lineOf(starts, at)
      const entry = map.findEntry(line - 1, at - starts[line - 1]!)
      return 'originalLine' in entry ? entry.originalLine + 1 : line
    }
  } catch {
    return null
  }
}

function pathOf(source: string, file: string): string {
  return source.startsWith('file:')
    ? fileURLToPath(source)
    : path.resolve(path.dirname(file), source)
}
