import { describe, expect, it } from 'vitest'
import {
  anyText,
  fits,
  list,
  members,
  number,
  optional,
  orNull,
  record,
  union,
} from '../../src/schema/schema.ts'

type Told =
  | { kind: 'said'; text: string; by?: string }
  | { kind: 'counted'; counts: Record<string, number | null>[] }

const kinds = {
  said: { text: anyText, by: optional(anyText) },
  counted: { counts: list(record(orNull(number))) },
}
const told = union<Told>(kinds)

describe('a value from outside', () => {
  it.each([
    { kind: 'said', text: '' },
    { kind: 'said', text: 'x', by: 'y', later: true },
    { kind: 'counted', counts: [{ a: 1, b: null }, {}] },
  ])('that is as it should be has no fault: %j', (value) => {
    expect(told(value, 'it')).toEqual([])
    expect(fits<Told>(told, value)).toBe(true)
  })

  it.each([
    [null, ['it.kind must be one of said, counted']],
    [{ kind: 'toString' }, ['it.kind must be one of said, counted']],
    [{ kind: 'said', by: 1 }, ['it.text is missing', 'it.by must be text']],
    [{ kind: 'counted', counts: {} }, ['it.counts must be a list']],
    [
      { kind: 'counted', counts: [{ a: 1 }, { a: '1', b: Number.NaN }, []] },
      [
        'it.counts[1].a must be a number',
        'it.counts[1].b must be a number',
        'it.counts[2] must be an object',
      ],
    ],
  ])('has a line for each place where it is not: %j', (value, faults) => {
    expect(told(value, 'it')).toEqual(faults)
    expect(fits<Told>(told, value)).toBe(false)
  })

  it('may have members that nobody knows only where a later version may have added them', () => {
    const value = { kind: 'said', text: 'x', later: true }
    expect(union<Told>(kinds, members)(value, '')).toEqual(['later is not known'])
  })
})
