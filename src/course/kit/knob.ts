/** A demo parameter that the learner may turn. */
export type Knob = NumberKnob | ChoiceKnob

export interface NumberKnob {
  kind: 'number'
  /** What it changes, in a few words: "B's wait". */
  label: string
  default: number
  /** Both ends are allowed. */
  min: number
  max: number
  /** Shown after the number; absent for a plain count. */
  unit?: 'ms'
  /** True when only whole numbers make sense, which is the default. */
  whole?: boolean
}

export interface ChoiceKnob {
  kind: 'choice'
  label: string
  default: string
  values: readonly string[]
}

/** The value of each knob by name. */
export type KnobValues = Record<string, number | string>
