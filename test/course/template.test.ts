import { describe, expect, it } from 'vitest'
import { fillTemplate, holesOf, joined, readTemplate } from '../../src/course/template.ts'

const at = { line: 7, column: 3 }
const filled = (text: string) => fillTemplate(readTemplate(text, at), ({ path }) => `<${path}>`)

describe('a text with holes', () => {
  it.each([
    ['{total}', '<total>'],
    ['took {a.b.s}.', 'took <a.b.s>.'],
    ['try { await x } {}', 'try { await x } {}'],
    ['\\{total\\} is a hole', '{total} is a hole'],
    ['{line "if (a) { b }"}', '<line "if (a) { b }">'],
    ['{"A B".start}', '<"A B".start>'],
    ['{logged "tick" 2}', '<logged "tick" 2>'],
    ['{python:a-b.total}', '<python:a-b.total>'],
  ])('%j', (text, words) => {
    expect(filled(text)).toBe(words)
  })

  it('knows the steps of a path, and where it stands', () => {
    const [first, second] = holesOf(readTemplate('On {line "await a.b" in demo.ts}: {B.start}', at))
    expect(first).toMatchObject({
      steps: [{ word: 'line', argument: 'await a.b', qualifier: 'demo.ts' }],
      place: { line: 7, column: 6 },
    })
    expect(second).toMatchObject({
      steps: [{ word: 'B' }, { word: 'start' }],
      place: { column: 37 },
    })
  })

  it.each(['{a b}', '{a..b}', '{line "x" of demo.ts}'])('%s is no path', (text) => {
    expect(() => readTemplate(text, at)).toThrow(`${text} is no path`)
  })

  it('joins lines by a blank, or where one ends in \\ by a new line', () => {
    const lines = ['one', 'two\\', 'three'].map((line) => readTemplate(line, at))
    expect(fillTemplate(joined(lines), String)).toBe('one two\nthree')
  })
})
