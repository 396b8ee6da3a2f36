import type { Knob, KnobValues } from '../course/kit/knob.ts'

/** "1600 ms" */
export function knobInWords(knob: Knob | undefined, value: KnobValues[string]): string {
  return knob?.kind === 'number' && knob.unit !== undefined
    ? `${value} ${knob.unit}`
    : String(value)
}

/** "a 1600 ms, b 700 ms" */
export function knobsInWords(knobs: Record<string, Knob>, values: KnobValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${knobInWords(knobs[name], value)}`)
    .join(', ')
}
