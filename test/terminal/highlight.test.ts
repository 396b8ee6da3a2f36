import { expect, it } from 'vitest'
import { makeHighlight } from '../../src/terminal/highlight.ts'

const highlight = makeHighlight()

it('keeps the text of every line, empty ones too', () => {
  const code =
    "// first\n\nexport const a = async () => {\n  await wait('A', 100)\n}\n/* two\n   lines */"
  const lines = highlight(code).map((line) => line.map(({ text }) => text).join(''))
  expect(lines).toEqual(code.split('\n'))
})

it('tells keywords, strings, numbers and comments apart', () => {
  expect(
    highlight("const a = 1 // note\nreturn 'x'")
      .flat()
      .filter(({ role }) => role !== 'plain'),
  ).toEqual([
    { text: 'const', role: 'keyword' },
    { text: '1', role: 'number' },
    { text: '// note', role: 'comment' },
    { text: 'return', role: 'keyword' },
    { text: "'x'", role: 'string' },
  ])
})

it('goes on with a comment or a template over its lines', () => {
  expect(highlight('/* a\nb */').map((line) => line.map(({ role }) => role))).toEqual([
    ['comment'],
    ['comment'],
  ])
})

it('shows what a template holds as code', () => {
  const [line = []] = highlight('`a ${await b} c`')
  expect(line.filter(({ role }) => role === 'string').map(({ text }) => text)).toEqual([
    '`a ',
    ' c`',
  ])
  expect(line.find(({ text }) => text === 'await')?.role).toBe('keyword')
})
