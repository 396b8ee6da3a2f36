import { describe, expect, test } from 'vitest'
import { defaults, KnobError, knobFault, parseKnob, withKnobs } from '../../src/course/knobs.ts'
import type { ChoiceKnob, NumberKnob } from '../../src/course/kit/knob.ts'

const b: NumberKnob = {
  kind: 'number',
  label: "B's wait",
  default: 2000,
  min: 100,
  max: 3000,
  unit: 'ms',
}
const count: NumberKnob = { kind: 'number', label: 'tasks', default: 5, min: 1, max: 100 }
const share: NumberKnob = {
  kind: 'number',
  label: 'share',
  default: 0.5,
  min: 0,
  max: 1,
  whole: false,
}
const way: ChoiceKnob = {
  kind: 'choice',
  label: 'way',
  default: 'all',
  values: ['all', 'settled', 'any'],
}
const knobs = { b, count, share, way }

test('each knob begins at its default', () => {
  expect(defaults(knobs)).toEqual({ b: 2000, count: 5, share: 0.5, way: 'all' })
})

describe('a value', () => {
  test.each([
    ['250', 250],
    [' 250 ', 250],
    ['250 ms', 250],
    ['250ms', 250],
    ['0.25 s', 250],
    ['0,25 s', 250],
    ['2.3 S', 2300],
    ['1.005 s', 1005],
    ['100', 100],
    ['3000', 3000],
  ])('of a time may be written "%s"', (text, value) => {
    expect(parseKnob(b, 'b', text)).toBe(value)
  })

  test.each([
    [b, 'b', '99', 'knob b: 99 is out of range; it goes from 100 to 3000 ms'],
    [b, 'b', '3001', 'knob b: 3001 is out of range; it goes from 100 to 3000 ms'],
    [b, 'b', '100.5', 'knob b: 100.5 is not whole; it goes from 100 to 3000 ms'],
    [b, 'b', 'soon', 'knob b: "soon" is no number; it goes from 100 to 3000 ms'],
    [b, 'b', '', 'knob b: "" is no number; it goes from 100 to 3000 ms'],
    [b, 'b', '1e3', 'knob b: "1e3" is no number; it goes from 100 to 3000 ms'],
    [b, 'b', 'Infinity', 'knob b: "Infinity" is no number; it goes from 100 to 3000 ms'],
    [count, 'count', '5 s', 'knob count: "5 s" is no number; it goes from 1 to 100'],
    [way, 'way', 'race', 'knob way: "race" is no choice; it is one of all, settled, any'],
    [
      way,
      'way',
      'setled',
      'knob way: "setled" is no choice; it is one of all, settled, any; did you mean settled?',
    ],
  ])('that %o (%s) cannot have is refused: %s', (knob, name, text, message) => {
    expect(() => parseKnob(knob, name, text)).toThrow(new KnobError(message))
  })

  test('may have a fraction where whole numbers are not demanded', () => {
    expect(parseKnob(share, 'share', '0,25')).toBe(0.25)
  })

  test('of a choice is one of its words', () => {
    expect(parseKnob(way, 'way', 'any')).toBe('any')
  })

  test('of the wrong type is a fault', () => {
    expect(knobFault(b, '250')).toBe('"250" is no number')
    expect(knobFault(b, Number.NaN)).toBe('"NaN" is no number')
    expect(knobFault(way, 3)).toBe('"3" is no choice')
    expect(knobFault(way, 'all')).toBe(null)
  })
})

describe('settings', () => {
  test('are laid over the values, the last one counts', () => {
    const turned = withKnobs(knobs, defaults(knobs), ['b=250', 'way=any', 'b=300'])
    expect(turned).toEqual({ b: 300, count: 5, share: 0.5, way: 'any' })
  })

  test.each([
    ['c=250', 'there is no knob "c": the knobs are b, count, share, way'],
    ['cuont=3', 'there is no knob "cuont": did you mean count?'],
    ['toString=3', 'there is no knob "toString": the knobs are b, count, share, way'],
    ['b', '"b" sets nothing: write a knob and its value, as b=2000'],
  ])('"%s" is refused', (setting, message) => {
    expect(() => withKnobs(knobs, defaults(knobs), [setting])).toThrow(new KnobError(message))
  })
})
