import { SourceMap, type SourceMapPayload } from 'node:module'
import { describe, expect, it } from 'vitest'
import { WatchedFiles } from '../../../../src/runners/own-program/javascript/child/watched-files.ts'
import { inlineMapOf } from '../../../../src/runners/own-program/javascript/child/watched-text.ts'
import { writtenLines } from '../../../../src/runners/own-program/javascript/child/written-lines.ts'
import type { Told } from '../../../../src/runners/own-program/javascript/log-format.ts'

const file = '/app/app.ts'
const text = 'const a=1;async function f(){await a}'
/** The first place is of line 1, the function of line 4, its await of line 5. */
const mappings = 'AAAA,UAGA,kBACA'
const withMap = (made: string, map: object | string): string => {
  const payload = typeof map === 'string' ? map : JSON.stringify({ version: 3, names: [], ...map })
  const encoded = Buffer.from(payload).toString('base64')
  return `${made}\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`
}

function watched(made: string, mapsPlaces = false): { told: Told[]; watched: string } {
  const told: Told[] = []
  const files = new WatchedFiles({
    tell: (one) => told.push(one),
    entryIsLeft: () => undefined,
    entry: '/app/entry.mjs',
    mapsPlaces: () => mapsPlaces,
    ours: '/package/dist/runners/exercise/ours.cjs',
  })
  return { told, watched: files.watched(file, made, 'module') }
}

function linesOf(made: string): ((at: number) => number) | null {
  const map = inlineMapOf(made)
  return map && writtenLines(map, made, file)
}

describe('a text that a loader made of a file', () => {
  it.each(['app.ts', '/app/app.ts', 'file:///app/app.ts'])(
    'has the lines of the file, by its map of %s',
    (source) => {
      const { told } = watched(withMap(text, { sources: [source], mappings }))
      expect(told).toEqual([
        { told: 'made', path: file },
        expect.objectContaining({ told: 'file', sites: [[4, 5, 'f', 0], [5]] }),
      ])
    },
  )

  it('is watched, however long its lines are', () => {
    const long = `${text};${'f();'.repeat(6000)}`
    const why = (made: string) =>
      watched(made).told.map((one) => ('why' in one ? one.why : one.told))
    expect(why(long)).toEqual(['minified'])
    expect(why(withMap(long, { sources: ['app.ts'], mappings }))).toEqual(['made', 'file'])
  })

  it.each([
    ['no map', text],
    ['the map of another file', withMap(text, { sources: ['other.ts'], mappings })],
    ['the map of several files', withMap(text, { sources: ['app.ts', 'other.ts'], mappings })],
    ['what is no map', withMap(text, '{')],
  ])('has its own lines where there is %s', (_what, made) => {
    expect(linesOf(made)).toBeNull()
    expect(watched(made).told).toEqual([
      expect.objectContaining({ told: 'file', sites: [[1, 1, 'f', 0], [1]] }),
    ])
  })

  it('has its own line where the map knows of none', () => {
    expect(linesOf(withMap(text, { sources: ['app.ts'], mappings: '' }))!(12)).toBe(1)
  })

  it('has its map moved with what is put into it, where Node maps places', () => {
    const made = withMap(text, { sources: ['app.ts'], mappings })
    const { watched: moved } = watched(made, true)
    const [before, after] = [mapAtEnd(made), mapAtEnd(moved)]
    const code = moved.slice(0, moved.lastIndexOf('\n'))
    const ours = [...code.matchAll(/\/\*<la\*\/.*?\/\*la>\*\//gs)]
    const written = Array.from(code, (_, index) => index).filter(
      (at) => !ours.some(({ index, 0: inserted }) => at >= index && at < index + inserted.length),
    )
    expect(written.map((at) => code[at]).join('')).toBe(text)
    for (const [at, shown] of written.entries()) {
      expect(after.findEntry(0, shown)).toMatchObject(placeIn(before.findEntry(0, at)))
    }
  })
})

function mapAtEnd(made: string): SourceMap {
  const [, encoded] = /base64,(.*)\s*$/.exec(made)!
  return new SourceMap(JSON.parse(Buffer.from(encoded!, 'base64').toString()) as SourceMapPayload)
}

const placeIn = (entry: ReturnType<SourceMap['findEntry']>) =>
  'originalLine' in entry
    ? { originalLine: entry.originalLine, originalColumn: entry.originalColumn }
    : {}

describe("the program's first file", () => {
  it('begins the program where it is nothing of its own, too', () => {
    const begun: string[] = []
    const entry = '/app/node_modules/runner/cli.js'
    const files = new WatchedFiles({
      tell: () => {},
      entryIsLeft: () => begun.push(entry),
      entry,
      mapsPlaces: () => false,
      ours: '/package/dist/runners/exercise/ours.cjs',
    })
    expect(files.watched(entry, text, 'commonjs')).toBe(text)
    files.watched('/app/node_modules/runner/more.js', text, 'commonjs')
    expect(begun).toEqual([entry])
  })
})
