import { lineFinder, runsOf } from '../course/code.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { Question } from '../questions/question.ts'
import type { Before, Ran, RunView } from '../course/kit/told.ts'
import { milliseconds, seconds, time } from '../text/time.ts'

/** A question of any lesson. */
export type AnyQuestion = Question<KnobValues>

/** What a text before a run may speak of. Without a question: a text of the lesson. */
export function before(
  loaded: LoadedLesson,
  question: AnyQuestion | null,
  knobs: KnobValues,
): Before<KnobValues> {
  return { knobs, line: lineFinder(loaded, question), s: seconds, ms: milliseconds, time }
}

/** The same with runs; `views` holds each that may be spoken of, by id. */
export function ran(
  loaded: LoadedLesson,
  question: AnyQuestion | null,
  knobs: KnobValues,
  views: ReadonlyMap<string, RunView>,
): Ran<KnobValues> {
  const decisive = question === null ? undefined : runsOf(question)[0]
  return {
    ...before(loaded, question, knobs),
    run(id = decisive) {
      const view = id === undefined ? undefined : views.get(id)
      if (view === undefined) throw new RangeError(`no run "${id ?? ''}" to speak of here`)
      return view
    },
  }
}

/** A text or a saying as words. */
export function words<Known>(text: string | ((known: Known) => string), known: Known): string {
  return typeof text === 'string' ? text : text(known)
}
