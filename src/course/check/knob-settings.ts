import type { KnobValues } from '../kit/knob.ts'
import { defaults } from '../knobs.ts'
import type { LoadedLesson } from '../load.ts'

/** The knobs of the knob task. */
export function turnedSetting({ lesson }: LoadedLesson): KnobValues {
  return { ...defaults(lesson.knobs), ...lesson.modify.set } as KnobValues
}

/** Those with which a missed question is asked once more. */
export function otherSettings({ lesson }: LoadedLesson): KnobValues[] {
  const usual = defaults(lesson.knobs)
  return lesson.otherKnobs.map((set) => ({ ...usual, ...set }) as KnobValues)
}

/** Each knob at both ends of its range, the others at their defaults. */
export function knobEnds({ lesson }: LoadedLesson): KnobValues[] {
  const usual = defaults(lesson.knobs)
  return Object.entries(lesson.knobs).flatMap(([name, knob]) =>
    (knob.kind === 'choice' ? knob.values : [knob.min, knob.max]).map((value) => ({
      ...usual,
      [name]: value,
    })),
  )
}
