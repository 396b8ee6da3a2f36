import { expect, it } from 'vitest'
import { printable, printableLines } from '../../src/text/printable.ts'

it('shows escapes and other control characters as signs', () => {
  expect(printableLines('a\x1b[31mb\x07c\rd\x9b')).toBe('a\\x1b[31mb\\x07c\\x0dd\\u009b')
})

it('shows what would turn the reading order', () => {
  expect(printableLines('safe\u202etxt')).toBe('safe\\u202etxt')
})

it('leaves newlines, letters of every script and drawn signs', () => {
  expect(printableLines('één\n二 ━ 👍')).toBe('één\n二 ━ 👍')
})

it('leaves a JSON document the same one', () => {
  const value = { '\x9b2J': ['\x1b[2J', '\x7f', '\u202e', 'a\nb\t"'] }
  const text = printableLines(JSON.stringify(value, null, 2))
  expect(JSON.parse(text)).toEqual(value)
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
})

it('keeps on one line what must stay on one', () => {
  expect(printable('one\ntwo\x1b')).toBe('one\\x0atwo\\x1b')
})
