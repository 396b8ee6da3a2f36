import { describe, expect, test } from 'vitest'
import { fill, parseText, wrap } from '../../src/course/text.ts'
import { frontMatter } from '../../testing/courses.ts'

const good = `${frontMatter('a')}
# Idea

One.
Two.

Three {x}.

# After

Four.

# Recap

Five.
`

describe('reading text.md', () => {
  test('keeps the lines of each section as they were written', () => {
    const { text, lines, faults } = parseText(good)
    expect(lines).toMatchObject({ idea: 10, after: 17, recap: 21 })
    expect(faults).toEqual([])
    expect(text).toEqual({
      idea: ['One.', 'Two.', '', 'Three {x}.'],
      after: ['Four.'],
      recap: ['Five.'],
      python: [],
    })
  })

  test('keeps the words on Python, wherever they stand', () => {
    const { text, faults } = parseText(good.replace('# Recap', '# Python\n\nSix.\n\n# Recap'))
    expect([text.python, text.recap, faults]).toEqual([['Six.'], ['Five.'], []])
  })

  test.each([
    ['a missing section', good.replace('# After', ''), ['1: no text under "# After"']],
    ['an unknown heading', `${good}# More\n`, ['22: unknown heading "# More"']],
    [
      'a heading twice',
      good.replace('# After', '# Idea').concat('# After\n\nx\n'),
      ['15: "# Idea" stands there twice'],
    ],
    [
      'a hole that is no path',
      good.replace('{x}', '{x y}'),
      ['13: {x y} is no path: words, texts in quotes, dots between them'],
    ],
    [
      'a stray line',
      good.replace('# Idea', 'Oops\n# Idea'),
      ['8: a line before the first heading: Oops'],
    ],
  ])('names %s', (_, source, faults) => {
    expect(
      parseText(source).faults.map(({ place, message }) => `${place.line}: ${message}`),
    ).toEqual(faults)
  })
})

describe('holes', () => {
  test('are replaced by their figures, each time they stand there', () => {
    expect(fill(['{a} and {b}', '{a} { b }'], (name) => name.repeat(3))).toEqual([
      'aaa and bbb',
      'aaa { b }',
    ])
  })

  test('a figure with a dollar sign stays as it is', () => {
    expect(fill(['{a}'], () => '$&')).toEqual(['$&'])
  })
})

describe('wrapping', () => {
  const lines = ['A first line that is long', 'and a second.', '', 'Short.', 'Lines.']

  test('leaves what fits as it was written', () => {
    expect(wrap(lines, 30)).toEqual(lines)
  })

  test('lays out anew only the paragraph that does not fit', () => {
    expect(wrap(lines, 20)).toEqual([
      'A first line that is',
      'long and a second.',
      '',
      'Short.',
      'Lines.',
    ])
  })

  test('keeps indented lines apart, and their indentation', () => {
    expect(wrap(['Run this:', '  npm install', '  npx learn-async list'], 14)).toEqual([
      'Run this:',
      '  npm install',
      '  npx',
      '  learn-async',
      '  list',
    ])
  })

  test('begins a paragraph after an empty line and after an indented one', () => {
    expect(wrap(['', 'one two three', '  code', 'four five six'], 8)).toEqual([
      '',
      'one two',
      'three',
      '  code',
      'four',
      'five six',
    ])
  })

  test('counts columns, not characters', () => {
    expect(wrap(['等待 等待 等待'], 9)).toEqual(['等待 等待', '等待'])
  })

  test('a word longer than the width stands on a line of its own', () => {
    expect(wrap(['see https://example.org/x now'], 10)).toEqual([
      'see',
      'https://example.org/x',
      'now',
    ])
  })
})
