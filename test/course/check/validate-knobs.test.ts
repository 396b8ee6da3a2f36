import { describe, expect, test } from 'vitest'
import { faultsWith, good, type Parts } from '../../../testing/good-lesson.ts'

describe('a knob', () => {
  const { a, b } = good.knobs
  if (a?.kind !== 'number' || b === undefined) throw new Error('the good lesson has changed')
  const choice = { kind: 'choice' as const, label: 'way', default: 'all', values: ['all', 'any'] }

  test.each<[string, Parts, string]>([
    [
      'whose default is out of range',
      { knobs: { a: { ...a, default: 99 }, b } },
      'knob a: its default 99 is out of range; it goes from 100 to 150 ms',
    ],
    [
      'that cannot be turned',
      { knobs: { a: { ...a, min: 100, max: 100 }, b }, otherKnobs: [{ b: 300 }] },
      'knob a: its min is not below its max',
    ],
    [
      'whose default is no choice',
      { knobs: { a, b, c: { ...choice, default: 'race' } } },
      'knob c: its default "race" is no choice; it is one of all, any',
    ],
    [
      'with one value',
      { knobs: { a, b, c: { ...choice, values: ['all'] } } },
      'knob c: it has fewer than two values',
    ],
    [
      'with a value twice',
      { knobs: { a, b, c: { ...choice, values: ['all', 'all'] } } },
      'knob c: the value "all" stands there twice',
    ],
    [
      'that is turned but not there',
      { modify: { ...good.modify, set: { c: 1 } } },
      'modify: there is no knob "c"',
    ],
    [
      'turned out of its range',
      { modify: { ...good.modify, set: { b: 401 } } },
      'modify: knob b: 401 is out of range; it goes from 250 to 400 ms',
    ],
    ['turned by nothing', { modify: { ...good.modify, set: {} } }, 'modify turns no knob'],
    [
      'that is unknown in other knobs',
      { otherKnobs: [{ a: 120 }, { c: 3 }] },
      'otherKnobs[1]: there is no knob "c"',
    ],
    [
      'without other values',
      { otherKnobs: [] },
      'otherKnobs is empty: what was missed is asked once more with them',
    ],
    [
      'of a snippet that is unknown',
      { snippets: [{ ...good.snippets[0]!, knobs: { toString: 1 } }] },
      'snippet only-a: there is no knob "toString"',
    ],
  ])('%s is named', async (_, parts, fault) => {
    expect(await faultsWith(parts)).toEqual([`lesson.js: ${fault}`])
  })
})
