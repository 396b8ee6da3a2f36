import fc from 'fast-check'
import type { LoadedLesson } from '../../src/course/load.ts'
import type { Knob } from '../../src/course/kit/knob.ts'
import { inBinary } from './binary.ts'
import { type Family, type Ground, made } from './families.ts'
import { oddText } from './mutations.ts'
import { inProcess } from './outcome.ts'

/** `run` with knobs turned to what they may be, to their ends, and to what they may not. */
export function knobValues({ host, lessons }: Ground): Family {
  const cases = fc.constantFrom(...lessons).chain((loaded) => {
    const settings = fc.array(settingOf(loaded), { minLength: 1, maxLength: 2 })
    const speed = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(null, '0.1', '1', '4', '20') },
      { weight: 1, arbitrary: fc.oneof(fc.constantFrom('20.1', '-1', 'NaN'), oddText) },
    )
    return fc.record({
      lesson: fc.constant(loaded.id),
      variant: fc.option(fc.constantFrom(...loaded.lesson.variants.map(({ id }) => id))),
      settings,
      speed,
      json: fc.boolean(),
    })
  })
  return {
    name: 'knob values',
    says: 'run of every lesson with knobs within, at and past their ends',
    share: 0.2,
    ...made(cases.map(argumentsOf), {
      inProcess: (args) => inProcess(args, { runHost: host }),
      inBinary: (args) => inBinary(args),
    }),
  }
}

interface Parts {
  lesson: string
  variant: string | null
  settings: string[]
  speed: string | null
  json: boolean
}

function argumentsOf({ lesson, variant, settings, speed, json }: Parts): string[] {
  return [
    'run',
    lesson,
    ...(variant === null ? [] : [variant]),
    ...settings.map((setting) => `--set=${setting}`),
    ...(speed === null ? [] : [`--speed=${speed}`]),
    ...(json ? ['--json'] : []),
  ]
}

function settingOf({ lesson }: LoadedLesson): fc.Arbitrary<string> {
  const entries = Object.entries(lesson.knobs)
  const known = fc
    .constantFrom(...entries)
    .chain(([name, knob]) => valueOf(knob).map((value) => `${name}=${value}`))
  return fc.oneof({ weight: 20, arbitrary: known }, { weight: 1, arbitrary: oddText })
}

function valueOf(knob: Knob): fc.Arbitrary<string> {
  if (knob.kind === 'choice') return fc.oneof(fc.constantFrom(...knob.values), oddText)
  const { min, max } = knob
  const number = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min, max }) },
    { weight: 4, arbitrary: fc.constantFrom(min, max, min - 1, max + 1) },
    { weight: 1, arbitrary: fc.double() },
  )
  const unit = fc.constantFrom('', '', '', '', '', '', 'ms', ' s')
  return fc.oneof(
    { weight: 12, arbitrary: fc.tuple(number, unit).map(([value, word]) => `${value}${word}`) },
    { weight: 1, arbitrary: oddText },
  )
}
