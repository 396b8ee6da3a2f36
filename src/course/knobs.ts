import type { Knob, KnobValues } from './kit/knob.ts'
import { WrongUse } from '../text/exit-error.ts'
import { nearest } from '../text/nearest.ts'

export type Knobs = Record<string, Knob>

/** Wrong use: a knob that is not there, or a value that it cannot have. One line. */
export class KnobError extends WrongUse {}

/** Each knob at its default. */
export function defaults(knobs: Knobs): KnobValues {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, knob.default]))
}

/** Whether each knob stands where it does in the other. */
export function sameKnobs(one: KnobValues, other: KnobValues): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/**
 * `values` with settings such as `b=250` laid over them, later ones last.
 * Throws a KnobError that names the range, or the nearest knob.
 */
export function withKnobs(
  knobs: Knobs,
  values: KnobValues,
  settings: readonly string[],
): KnobValues {
  const turned = { ...values }
  for (const setting of settings) {
    const [, name, text] = /^([^=]*)=(.*)$/s.exec(setting) ?? []
    if (name === undefined || text === undefined) {
      throw new KnobError(
        `"${setting}" sets nothing: write a knob and its value, as ${example(knobs)}`,
      )
    }
    turned[name.trim()] = parseKnob(knobAt(knobs, name.trim()), name.trim(), text)
  }
  return turned
}

/**
 * The value that `text` stands for: `250`, `250 ms`, `0.25 s` or `0,25 s` for a
 * knob in milliseconds. Throws a KnobError that names the range.
 */
export function parseKnob(knob: Knob, name: string, text: string): number | string {
  const value = knob.kind === 'choice' ? text.trim() : numberIn(text, knob.unit)
  const fault = value === null ? `"${text}" is no number` : knobFault(knob, value)
  if (value === null || fault !== null) {
    throw new KnobError(`knob ${name}: ${fault}; ${range(knob)}${meant(knob, text)}`)
  }
  return value
}

/** Why a knob cannot have that value, or null if it can. */
export function knobFault(knob: Knob, value: unknown): string | null {
  if (knob.kind === 'choice') {
    return knob.values.some((allowed) => allowed === value)
      ? null
      : `"${String(value)}" is no choice`
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return `"${String(value)}" is no number`
  if (value < knob.min || value > knob.max) return `${value} is out of range`
  if (knob.whole !== false && !Number.isInteger(value)) return `${value} is not whole`
  return null
}

/** What a knob may be, as half a sentence: "it goes from 100 to 3000 ms". */
export function range(knob: Knob): string {
  if (knob.kind === 'choice') return `it is one of ${knob.values.join(', ')}`
  return `it goes from ${knob.min} to ${knob.max}${knob.unit === undefined ? '' : ` ${knob.unit}`}`
}

function knobAt(knobs: Knobs, name: string): Knob {
  const knob = Object.hasOwn(knobs, name) ? knobs[name] : undefined
  if (knob !== undefined) return knob
  const names = Object.keys(knobs)
  const near = nearest(name, names)
  const advice = near === null ? `the knobs are ${names.join(', ')}` : `did you mean ${near}?`
  throw new KnobError(`there is no knob "${name}": ${advice}`)
}

function numberIn(text: string, unit: 'ms' | undefined): number | null {
  const [, digits, given] = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(ms|s)?\s*$/i.exec(text) ?? []
  if (digits === undefined || (given !== undefined && unit === undefined)) return null
  const number = Number(digits.replace(',', '.'))
  // 0.3 s is 300 ms, not 299.99999999999994.
  return given?.toLowerCase() === 's' ? Number((number * 1000).toPrecision(12)) : number
}

function meant(knob: Knob, text: string): string {
  const near = knob.kind === 'choice' ? nearest(text.trim(), knob.values) : null
  return near === null ? '' : `; did you mean ${near}?`
}

function example(knobs: Knobs): string {
  const [name, knob] = Object.entries(knobs)[0] ?? []
  return name === undefined || knob === undefined ? 'b=250' : `${name}=${knob.default}`
}
