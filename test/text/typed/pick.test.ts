import { describe, expect, it } from 'vitest'
import { readPick } from '../../../src/text/typed/pick.ts'
import { listOf, read } from './pick-lists.ts'

describe('one of a list', () => {
  const seconds = ['0.2', '0.6', '0.07']
  it.each([
    ['0.6', '0.6'],
    ['0,6', '0.6'],
    ['.6', '0.6'],
    ['2', '0.6'],
    ['2.', '0.6'],
    ['#2', '0.6'],
    ['two', '0.6'],
    ['"0.6"', '0.6'],
    ['0.', null],
    ['0', null],
    ['6', null],
    ['0.60 s', null],
    ['nobody', null],
    ['1 2', null],
    ['-2', null],
    ['2.5', null],
  ])('%j of 0.2, 0.6, 0.07 is %j', (text, meant) => {
    expect(read(text, 'one', seconds)).toEqual(meant === null ? null : [meant])
  })

  const ends = ['nobody: it ends with exit code 1', 'no error', 'status 404', "the caller's catch"]
  it.each([
    ['nobody', 'nobody: it ends with exit code 1'],
    ['NOBODY', 'nobody: it ends with exit code 1'],
    ['no', 'no error'],
    ['status 404', 'status 404'],
    ['the caller’s', "the caller's catch"],
    ['nob', null],
    ['404', null],
    ['exit code 1', null],
  ])('%j is %j by its first words', (text, meant) => {
    expect(read(text, 'one', ends)).toEqual(meant === null ? null : [meant])
  })

  it('takes a number for the text that says it, and leaves open what may be two', () => {
    expect(read('2', 'one', ['2', '1'])).toEqual(['2'])
    expect(read('2', 'one', ['2 s', '1 s'])).toBe(null)
    expect(readPick('2', listOf('one', ['2 s', '1 s'])).fault).toBe(
      '"2" may be 1: 2 s, or 2: 1 s; type more of its words',
    )
    expect(read('2s', 'one', ['2 s', '1 s'])).toEqual(['2 s'])
    expect(read('2000 ms', 'one', ['2 s', '1 s'])).toEqual(['2 s'])
    expect(read('2', 'one', ['1 s', '2 s'])).toEqual(['2 s'])
    expect(read('all', 'one', ['allSettled', 'all'])).toEqual(['all'])
  })

  it('knows the line by its number where lines are asked for', () => {
    const items = [4, 12].map((number) => ({
      id: `${number}`,
      number,
      text: `wait('A', ${number})`,
    }))
    expect(readPick('line 12', { mode: 'one', items })).toEqual({ ids: ['12'], fault: null })
    expect(readPick('2', { mode: 'one', items }).fault).not.toBe(null)
  })
})

describe('several of a list', () => {
  const texts = ['line 6 prints', 'line 8 prints', 'a and b', 'nothing, ever']
  it.each([
    ['1 + 4', [1, 4]],
    ['1+4', [1, 4]],
    ['1 and 4', [1, 4]],
    ['1 & 4', [1, 4]],
    ['1,4', [1, 4]],
    ['1, 4', [1, 4]],
    ['1  4', [1, 4]],
    ['  1 4  ', [1, 4]],
    ['4 1', [1, 4]],
    ['14', [1, 4]],
    ['1+1', [1]],
    ['1', [1]],
    ['line 6, line 8', [1, 2]],
    ['line 6 + a and b', [1, 3]],
    ['a and b', [3]],
    ['nothing, ever', [4]],
    ['nothing and 1', [1, 4]],
    ['line 8 and nothing', [2, 4]],
    ['1-4', null],
    ['1 or 4', null],
    ['114', null],
    ['1 9', null],
    ['1 nobody', null],
    ['line', null],
    ['+', null],
  ])('%j is %j', (text, meant) => {
    expect(read(text, 'several', texts)).toEqual(meant?.map((number) => texts[number - 1]) ?? null)
  })
})

describe('an order', () => {
  it.each([
    ['C A B'],
    ['c,a,b'],
    ['c > a > b'],
    ['c->a->b'],
    ['c → a → b'],
    ['C-A-B'],
    ['cab'],
    ['C then A then B'],
    ['c, a and then b'],
    ['3 1 2'],
    ['3-1-2'],
    ['3, 1, 2'],
    ['3 > 1 > 2'],
    ['312'],
  ])('%j of A B C is C A B', (text) => {
    expect(read(text, 'order', ['A', 'B', 'C'])).toEqual(['C', 'A', 'B'])
  })

  it.each(['C A', 'C A A', 'C A B B', 'C A D', '3 1', '3 1 1', '3112', 'C 1 2', 'x', '', '-'])(
    '%j is none',
    (text) => {
      expect(read(text, 'order', ['A', 'B', 'C'])).toBe(null)
    },
  )

  it.each([
    ['p0 c0 p1 c1', ['p1', 'c0', 'c1', 'p0'], ['p0', 'c0', 'p1', 'c1']],
    ['p0c0p1c1', ['p1', 'c0', 'c1', 'p0'], ['p0', 'c0', 'p1', 'c1']],
    [
      'first hello last',
      ['last line', 'hello', 'first line'],
      ['first line', 'hello', 'last line'],
    ],
    ['now then timer', ['timer', 'now', 'then'], ['now', 'then', 'timer']],
    ['all avatar orders', ['avatar', 'all there', 'orders'], ['all there', 'avatar', 'orders']],
    ['2 3 1', ['1', '2', '3'], ['2', '3', '1']],
    ['2 3 1', ['3', '1', '2'], ['2', '3', '1']],
  ])('%j of %j is %j', (text, texts, order) => {
    expect(read(text, 'order', texts)).toEqual(order)
  })

  it('takes no word that two items begin with', () => {
    expect(read('task 1 done', 'order', ['task 1', 'task 2', 'done'])).toBe(null)
  })
})
