import { describe, expect, test } from 'vitest'
import { body, edited, excerpt, lineOf, SourceError, wholeFile } from '../../src/course/source.ts'

const file = `import type { Lab } from 'learn-async/kit'

// waits one
// after another
export const oneByOne: Run = async ({ wait }, { a }) =>
  [await wait('A', a)]

export const together: Run = ({ wait }, { a }) => {
  const first = wait('A', a)

  return first
}
const helper = 1

/** Both. */
export async function both(
  { wait },
) {
  await wait('A', 1)
}
`

const shown = (text: string, name: string) =>
  excerpt(text, name).map(({ number, text: line }) => `${number} ${line}`.trim())

describe('an excerpt', () => {
  test('has the comment above, the header and its indented lines, numbered as in the file', () => {
    expect(shown(file, 'oneByOne')).toEqual([
      '3 // waits one',
      '4 // after another',
      '5 export const oneByOne: Run = async ({ wait }, { a }) =>',
      "6   [await wait('A', a)]",
    ])
  })

  test('leaves out types in a comment, and what stands above them', () => {
    const typed = [
      '// Calls the first.',
      '/** @type {Run} */',
      'export const first = 1',
      '/**',
      ' * Calls the last.',
      ' * @param {Lab} lab',
      ' */',
      '// It is the last.',
      'export const last = 2',
    ].join('\n')
    expect(shown(typed, 'first')).toEqual(['3 export const first = 1'])
    expect(shown(typed, 'last')).toEqual(['8 // It is the last.', '9 export const last = 2'])
  })

  test('goes over empty lines inside, to the closing brace', () => {
    expect(shown(file, 'together')).toEqual([
      '8 export const together: Run = ({ wait }, { a }) => {',
      "9   const first = wait('A', a)",
      '10',
      '11   return first',
      '12 }',
    ])
  })

  test('of a function whose header has several lines is whole', () => {
    expect(shown(file, 'both').map((line) => line.split(' ')[0])).toEqual([
      '15',
      '16',
      '17',
      '18',
      '19',
      '20',
    ])
  })

  test('is the same where lines end as Windows ends them', () => {
    expect(excerpt(file.replaceAll('\n', '\r\n'), 'together')).toEqual(excerpt(file, 'together'))
  })

  test.each(['helper', 'one', 'oneByOneMore', ''])(
    'of "%s" is refused: nothing of that name is exported',
    (name) => {
      expect(() => excerpt(file, name)).toThrow(SourceError)
    },
  )
})

describe('the body of a snippet', () => {
  test('is what stands in the block, without indentation, numbered from 1', () => {
    expect(body(file, 'together')).toEqual([
      { number: 1, text: "const first = wait('A', a)" },
      { number: 2, text: '' },
      { number: 3, text: 'return first' },
    ])
  })

  test('may follow a header over several lines', () => {
    expect(body(file, 'both')).toEqual([{ number: 1, text: "await wait('A', 1)" }])
  })

  test('keeps the indentation of inner lines', () => {
    const text = 'export const f = async ({ x }) => {\n  for (;;) {\n    x()\n  }\n}\n'
    expect(body(text, 'f').map((line) => line.text)).toEqual(['for (;;) {', '  x()', '}'])
  })

  test.each([
    ['an expression', 'export const f = async ({ x }) =>\n  x()\n'],
    ['an object', 'export const f = wrap(a, {\n  x: 1,\n})\n'],
    ['one line', 'export const f = async () => { await x }\n'],
    ['a block that goes on after its brace', 'export const f = (() => {\n  x()\n})()\n'],
  ])('%s is refused', (_, text) => {
    expect(() => body(text, 'f')).toThrow('f must be a block: "{" at the end of its header')
  })

  test('may have ten lines and no more', () => {
    const lines = (count: number) => `export const f = () => {\n${'  x()\n'.repeat(count)}}\n`
    expect(body(lines(10), 'f')).toHaveLength(10)
    expect(() => body(lines(11), 'f')).toThrow('f has 11 lines to show; a snippet has 1 to 10')
    expect(() => body(lines(0), 'f')).toThrow(SourceError)
  })

  test('a return type before the brace is part of the header', () => {
    const text = 'export async function f(lab: Lab): Promise<void> {\n  await lab\n}\n'
    expect(body(text, 'f')).toEqual([{ number: 1, text: 'await lab' }])
  })
})

describe('the line of a snippet', () => {
  test('is the number of the one line that contains it', () => {
    expect(lineOf(wholeFile(file), 'both(')).toBe(16)
    expect(lineOf(body(file, 'together'), 'return')).toBe(3)
  })

  test('is refused where no line has it', () => {
    expect(() => lineOf(wholeFile(file), 'race')).toThrow('no line shown contains "race"')
  })

  test('is refused where several lines have it', () => {
    expect(() => lineOf(wholeFile(file), '{ wait }')).toThrow(
      '"{ wait }" stands on several lines: 5, 8, 17',
    )
  })
})

describe('an edited file', () => {
  test('has each text replaced', () => {
    expect(edited('await sleep(1000)\n', [{ from: 'sleep(1000)', to: 'null' }])).toBe(
      'await null\n',
    )
  })

  test.each([
    ['nowhere', 'x'],
    ['twice', 'a'],
    ['empty', ''],
  ])('is refused when the text stands there %s', (_, from) => {
    expect(() => edited('a a b', [{ from, to: 'c' }])).toThrow('must fit exactly once')
  })
})

test('the last newline of a file begins no line', () => {
  expect(wholeFile('a\n\nb\n').map(({ text }) => text)).toEqual(['a', '', 'b'])
})
