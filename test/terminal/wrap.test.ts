import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { wrapPlain } from '../../src/terminal/wrap.ts'

it('breaks between words', () => {
  expect(wrapPlain('the sum became the maximum', 12)).toEqual(['the sum', 'became the', 'maximum'])
})

it('keeps the spaces within a line, which may be code', () => {
  expect(wrapPlain('  if (x)  y()', 20)).toEqual(['  if (x)  y()'])
})

it('breaks a word that is longer than a line', () => {
  expect(wrapPlain('abcdefghijkl', 8)).toEqual(['abcdefgh', 'ijkl'])
})

it('loses no sign and is never too wide', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 30 }), (text, columns) => {
      fc.pre(!/\p{Cc}/u.test(text))
      const lines = wrapPlain(text, columns)
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    }),
  )
})
