import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, it } from 'vitest'
import { wrapHanging, wrapPlain } from '../../src/text/wrap.ts'

it('breaks between words', () => {
  expect(wrapPlain('the sum became the maximum', 12)).toEqual(['the sum', 'became the', 'maximum'])
})

it('keeps the spaces within a line, which may be code', () => {
  expect(wrapPlain('  if (x)  y()', 20)).toEqual(['  if (x)  y()'])
})

it('breaks a word that is longer than a line', () => {
  expect(wrapPlain('abcdefghijkl', 8)).toEqual(['abcdefgh', 'ijkl'])
  expect(wrapPlain('漢'.repeat(6), 8)).toEqual(['漢漢漢漢', '漢漢'])
})

it('loses no sign and is never too wide', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'bc', ' ', '漢', '👩‍🚀', '⚠️', 'é'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 30 }), (words, columns) => {
      const lines = wrapPlain(words, columns)
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    }),
  )
})

it('goes on under the last column that leaves room, or after a dash', () => {
  const row = ' 1  event-loop  new    Who runs next: the event loop'
  expect(wrapHanging(row, 52)).toEqual([row])
  expect(wrapHanging(row, 69)).toEqual([row])
  const long = `${row} and what it does meanwhile`
  expect(wrapHanging(long, 70)).toEqual([
    ' 1  event-loop  new    Who runs next: the event loop and what it does',
    '                       meanwhile',
  ])
  expect(wrapHanging(row, 39)).toEqual([
    ' 1  event-loop  new    Who runs next:',
    '    the event loop',
  ])
  expect(wrapHanging('- missed on 24 Nov: the order', 20)).toEqual([
    '- missed on 24 Nov:',
    '  the order',
  ])
})
