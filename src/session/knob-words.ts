import type { Knob, KnobValues } from '../kit/knob.ts'

/** "a 1600 ms, b 700 ms" */
export function knobsInWords(knobs: Record<string, Knob>, values: KnobValues): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const knob = knobs[name]
      const unit = knob?.kind === 'number' && knob.unit !== undefined ? ` ${knob.unit}` : ''
      return `${name} ${value}${unit}`
    })
    .join(', ')
}
