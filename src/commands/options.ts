import { defaults, withKnobs } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { nearest } from '../text/nearest.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { Given } from './commands.ts'
import { WrongUse } from './ends.ts'

/** The knobs that `--set` asks for, over the defaults. */
export function knobsOf({ lesson }: LoadedLesson, given: Given): KnobValues {
  return withKnobs(lesson.knobs, defaults(lesson.knobs), (given.set as string[] | undefined) ?? [])
}

/** `--speed`, from 0.1 to 20. */
export function speedOf(given: Given): number {
  if (given.speed === undefined) return 1
  const speed = Number(given.speed)
  if (given.speed !== '' && speed >= 0.1 && speed <= 20) return speed
  throw new WrongUse(`--speed goes from 0.1 to 20, and "${String(given.speed)}" is not in it`)
}

/** The variants to run: the one named, or all. */
export function variantsOf({ lesson, id }: LoadedLesson, given: Given): string[] {
  const ids = lesson.variants.map((variant) => variant.id)
  const word = given.variant as string | undefined
  if (word === undefined) return ids
  if (ids.includes(word)) return [word]
  const near = nearest(word, ids)
  const advice = near === null ? `it has ${ids.join(', ')}` : `did you mean ${near}?`
  throw new WrongUse(`lesson ${id} has no variant "${word}": ${advice}`)
}
