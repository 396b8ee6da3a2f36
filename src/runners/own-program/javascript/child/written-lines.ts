import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lineOf, lineStarts } from './insertions.ts'
import type { SourceMapFile } from './shifted-map.ts'

/**
 * Of a text that a loader of the program's made of a file, in which line of that file each place was
 * written, by the map at its end; null where that is one of other files.
 */
export function writtenLines(
  { sources, ...rest }: SourceMapFile,
  text: string,
  file: string,
): ((at: number) => number) | null {
  try {
    if (sources.length !== 1 || pathOf(sources[0]!, file) !== file) return null
    const map = new SourceMap({ sources, ...rest } as SourceMapPayload)
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
