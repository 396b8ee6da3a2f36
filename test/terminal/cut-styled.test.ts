import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, it } from 'vitest'
import { cutStyled } from '../../src/terminal/cut-styled.ts'

it('leaves a line that fits as it is', () => {
  expect(cutStyled('\x1b[31mred\x1b[39m', 3)).toBe('\x1b[31mred\x1b[39m')
})

it('cuts the text and closes its colours', () => {
  expect(cutStyled('\x1b[31mred\x1b[39m and \x1b[34mblue\x1b[39m', 5)).toBe(
    '\x1b[31mred\x1b[39m …\x1b[34m\x1b[39m',
  )
})

it('ends before a wide sign that has no room, and takes nothing from behind it', () => {
  expect(cutStyled('ab漢c', 4)).toBe('ab…')
  expect(cutStyled('a⚠️bc', 3)).toBe('a…')
  expect(cutStyled('a line', 5, '...')).toBe('a ...')
})

it('never is wider than asked, and never other than a beginning of the text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '漢', '👩‍🚀', '⚠️', 'é'), maxLength: 30 })
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 30 }), (line, columns) => {
      const cut = cutStyled(line, columns)
      expect(stringWidth(cut)).toBeLessThanOrEqual(columns)
      const isCut = stringWidth(line) > columns && columns > 0
      expect(cut.endsWith('…')).toBe(isCut)
      expect(line.startsWith(isCut ? cut.slice(0, -1) : cut)).toBe(true)
    }),
  )
})
