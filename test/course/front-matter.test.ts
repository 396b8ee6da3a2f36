import { expect, test } from 'vitest'
import { parseFrontMatter } from '../../src/course/front-matter.ts'

test('a title may contain a colon', () => {
  const { matter } = parseFrontMatter('---\nid: gather\ntitle: Together: all\nsummary: s\n---\n')
  expect(matter.title).toBe('Together: all')
})

test('aliases are optional', () => {
  const { matter, faults } = parseFrontMatter('---\nid: a\ntitle: t\nsummary: s\n---\n')
  expect(matter.aliases).toEqual([])
  expect(faults).toEqual([])
})

test('lines may end as Windows ends them', () => {
  const { matter, rest } = parseFrontMatter(
    '---\r\nid: a\r\ntitle: t\r\nsummary: s\r\n---\r\n# Idea\r\n',
  )
  expect(matter).toEqual({ id: 'a', title: 't', summary: 's', aliases: [], words: [] })
  expect(rest).toBe('# Idea\r\n')
})

test.each([
  [
    'nothing between',
    '---\n---\n',
    ['1: front matter: no id', '1: front matter: no title', '1: front matter: no summary'],
  ],
  [
    'an unknown key',
    '---\nid: a\ntitle: t\nsummary: s\nlevel: 3\n---\n',
    ['5: front matter: unknown key "level"'],
  ],
  [
    'a key twice',
    '---\nid: a\nid: b\ntitle: t\nsummary: s\n---\n',
    ['3: front matter: id stands there twice'],
  ],
  [
    'a line that is none',
    '---\nid: a\ntitle: t\nsummary: s\nhm\n---\n',
    ['5: front matter: not "key: value": hm'],
  ],
])('names %s', (_, source, faults) => {
  const found = parseFrontMatter(source).faults
  expect(found.map(({ place, message }) => `${place.line}: ${message}`)).toEqual(faults)
})
