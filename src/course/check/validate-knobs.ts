import type { Knob } from '../kit/knob.ts'
import type { Fault } from '../fault.ts'
import { knobFault, type Knobs, range } from '../knobs.ts'
import { faultsIn, lessonFile, repeated } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'

/** Knobs that cannot stand where they are set, or cannot be turned at all. */
export function knobFaults({ lesson, files }: LoadedLesson): Fault[] {
  const { knobs, modify, otherKnobs, snippets } = lesson
  const faults = Object.entries(knobs).flatMap(([name, knob]) =>
    rangeFaults(knob).map((fault) => `knob ${name}: ${fault}`),
  )
  if (Object.keys(knobs).length === 0) faults.push('there is no knob to turn')
  if (Object.keys(modify.set).length === 0) faults.push('modify turns no knob')
  if (otherKnobs.length === 0)
    faults.push('otherKnobs is empty: what was missed is asked once more with them')
  faults.push(...settingFaults(knobs, modify.set, 'modify'))
  for (const [index, values] of otherKnobs.entries()) {
    faults.push(...settingFaults(knobs, values, `otherKnobs[${index}]`))
  }
  for (const snippet of snippets)
    faults.push(...settingFaults(knobs, snippet.knobs ?? {}, `snippet ${snippet.id}`))
  return faultsIn(lessonFile(files), faults)
}

function rangeFaults(knob: Knob): string[] {
  const faults: string[] = []
  if (knob.kind === 'number' && knob.min >= knob.max) faults.push('its min is not below its max')
  if (knob.kind === 'choice') {
    if (knob.values.length < 2) faults.push('it has fewer than two values')
    for (const value of repeated(knob.values))
      faults.push(`the value "${value}" stands there twice`)
  }
  const fault = knobFault(knob, knob.default)
  if (fault !== null) faults.push(`its default ${fault}; ${range(knob)}`)
  return faults
}

function settingFaults(knobs: Knobs, values: Record<string, unknown>, where: string): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const knob = Object.hasOwn(knobs, name) ? knobs[name] : undefined
    if (knob === undefined) return [`${where}: there is no knob "${name}"`]
    const fault = knobFault(knob, value)
    return fault === null ? [] : [`${where}: knob ${name}: ${fault}; ${range(knob)}`]
  })
}
