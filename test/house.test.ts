import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const texts = new Map(
  ['bench', 'lessons', 'proof', 'scripts', 'src', 'test', 'testing'].flatMap(codeBelow),
)

function codeBelow(folder: string): [string, string][] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|[cm]?js|py)$/.test(name))
    .map((name) => {
      const file = path.posix.join(folder, name.replaceAll(path.sep, '/'))
      return [file, readFileSync(path.join(root, file), 'utf8')]
    })
}

/** What a file imports of its own house, types and what is loaded later included. */
function importsOf(file: string, all: ReadonlyMap<string, string>): string[] {
  const named = (all.get(file) ?? '').matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g)
  const files = [...named].map(([, name = '']) => path.posix.join(path.posix.dirname(file), name))
  return files.filter((one) => all.has(one))
}

/** The first circle found from each file on, written `a → b → a`; none is named twice. */
function circlesIn(all: ReadonlyMap<string, string>): string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (file: string, way: readonly string[]): void => {
    const before = way.indexOf(file)
    if (before !== -1) circles.push([...way.slice(before), file].join(' → '))
    if (before !== -1 || done.has(file)) return
    for (const next of importsOf(file, all)) follow(next, [...way, file])
    done.add(file)
  }
  for (const file of all.keys()) follow(file, [])
  return circles
}

const linesOf = (file: string): number => texts.get(file)!.split('\n').length - 1
const inFolders = (...folders: string[]): string[] =>
  [...texts.keys()].filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))

/** What one room shows another: types of what the machine does, or the one list of its names. */
const ports = [
  'src/course/kit/index.ts',
  'src/journal/storage.ts',
  'src/picture/formats/json.ts',
  'src/system/real-time.ts',
  'src/system/time.ts',
  'src/version.ts',
]

describe('the house', () => {
  it('has no two files in src and lessons that import one another, by whatever way round', () => {
    const files = inFolders('src', 'lessons').map((file) => [file, texts.get(file)!] as const)
    expect(circlesIn(new Map(files))).toEqual([])
  })

  it('would find a circle, also one of types, or of what is loaded later', () => {
    const circle = new Map([
      ['src/a.ts', "import { b } from './b/b.ts'"],
      ['src/b/b.ts', "export type { C } from '../c.ts'"],
      ['src/c.ts', "const load = () => import('./a.ts')"],
      ['src/d.ts', "import './a.ts'"],
    ])
    expect(circlesIn(circle)).toEqual(['src/a.ts → src/b/b.ts → src/c.ts → src/a.ts'])
    circle.set('src/c.ts', "import type { E } from './e.ts'")
    expect(circlesIn(circle)).toEqual([])
  })

  it('has no file of more than 250 lines, of Python and of scripts neither', () => {
    const long = [...texts.keys()].filter((file) => linesOf(file) > 250)
    expect([...texts.keys()].filter((file) => file.endsWith('.py')).length).toBeGreaterThan(20)
    expect(long.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([])
  })

  it('has no file of less than 15 lines in src, but where it is a port', () => {
    const short = inFolders('src').filter((file) => linesOf(file) < 15 && !ports.includes(file))
    expect(short.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([])
    expect(ports.filter((file) => !texts.has(file))).toEqual([])
  })

  it('has no lesson.ts of more than 160 lines', () => {
    const lessons = inFolders('lessons').filter((file) => file.endsWith('/lesson.ts'))
    expect(lessons.length).toBeGreaterThanOrEqual(12)
    const long = lessons.filter((file) => linesOf(file) > 160)
    expect(long.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([])
  })
})
