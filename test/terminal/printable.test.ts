import { expect, it } from 'vitest'
import { printable } from '../../src/terminal/printable.ts'

it('shows escapes and other control characters as signs', () => {
  expect(printable('a\x1b[31mb\x07c\rd\x9b')).toBe('a\\x1b[31mb\\x07c\\x0dd\\x9b')
})

it('shows what would turn the reading order', () => {
  expect(printable('safe\u202etxt')).toBe('safe\\u202etxt')
})

it('leaves newlines, letters of every script and drawn signs', () => {
  expect(printable('één\n二 ━ 👍')).toBe('één\n二 ━ 👍')
})
