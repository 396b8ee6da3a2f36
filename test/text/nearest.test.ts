import { expect, test } from 'vitest'
import { nearest } from '../../src/text/nearest.ts'

const variants = ['all', 'settled', 'any', 'one-by-one']

test.each([
  ['a letter too many', 'alll', 'all'],
  ['a letter missing', 'setled', 'settled'],
  ['a wrong letter', 'ane', 'any'],
  ['two letters swapped', 'settedl', 'settled'],
  ['upper case', 'ALL', 'all'],
  ['a beginning', 'one', 'one-by-one'],
])('finds what was meant in spite of %s', (_, word, meant) => {
  expect(nearest(word, variants)).toBe(meant)
})

test.each(['race', '', 'x', 'together'])('finds nothing near "%s"', (word) => {
  expect(nearest(word, variants)).toBe(null)
})

test('a swap of neighbours counts as one slip', () => {
  expect(nearest('ba', ['ab', 'cd'])).toBe('ab')
})
