import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { inThatOrder, linesToOrder, shuffledPlaces } from '../../src/practice/lines-to-order.ts'
import { wholeSolution } from '../../src/practice/solution.ts'

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url))
const folders = readdirSync(lessons, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const solutions = folders.flatMap(({ name: lesson }) =>
  ['solution.ts', 'solution.py'].map((name) => `${lesson}/practice/${name}`),
)
const read = (name: string): string => wholeSolution(readFileSync(path.join(lessons, name), 'utf8'))
/** Without comments and empty lines, which no order needs. */
const bare = (code: string): string[] =>
  code.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|#)/.test(line))

it.each(solutions)('%s is put in order by at most nine pieces, and is whole again then', (name) => {
  const code = read(name)
  const parts = linesToOrder(code)
  expect(parts.pieces.length).toBeGreaterThanOrEqual(2)
  expect(parts.pieces.length).toBeLessThanOrEqual(9)
  expect(bare(inThatOrder(parts, parts.pieces))).toEqual(bare(code))
  expect(parts.head).toMatch(/\bdef \w+\(|export (?:async )?function/)
})

it('keeps beside a line what only closes its bracket, and what its bracket opens', () => {
  const code = `export function f(\n  x: number,\n): number {\n  if (x) {\n    g(\n      1,\n    )\n  }\n  // Why.\n  return x\n}\n`
  expect(linesToOrder(code)).toEqual({
    head: 'export function f(\n  x: number,\n): number {',
    pieces: ['  if (x) {', '    g(\n      1,\n    )\n  }', '  return x'],
    tail: '}',
  })
})

it('is never shown in the order of the solution', () => {
  for (let seed = 0; seed < 50; seed++) {
    const places = shuffledPlaces(2, seed)
    expect(places).toEqual([1, 0])
    expect(shuffledPlaces(5, seed)).not.toEqual([0, 1, 2, 3, 4])
    expect(new Set(shuffledPlaces(5, seed))).toEqual(new Set([0, 1, 2, 3, 4]))
  }
})
