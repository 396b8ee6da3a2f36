import { defaults, withKnobs } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { WrongUse } from '../text/exit-error.ts'

/** The knobs that `--set` asks for, over the defaults. */
export function knobsOf({ lesson }: LoadedLesson, set: readonly string[] = []): KnobValues {
  return withKnobs(lesson.knobs, defaults(lesson.knobs), set)
}

/** `--speed`, from 0.1 to 20. */
export function speedOf(text = '1'): number {
  const speed = Number(text)
  if (text !== '' && speed >= 0.1 && speed <= 20) return speed
  throw new WrongUse(`--speed goes from 0.1 to 20, and "${text}" is not in it`)
}
