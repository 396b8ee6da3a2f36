import { questionsOf } from '../course/lesson-parts.ts'
import { defaults, knobFault } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { Answered, RanEntry } from '../journal/entry.ts'
import { isTrace } from '../trace/is-trace.ts'
import type { ShownRun } from './lesson-runs.ts'
import type { AnyQuestion } from './telling.ts'

/**
 * The journal outlives the lessons that it speaks of: a later version may have
 * other variants, knobs and options, and a person may have edited the file.
 * Here its entries are held against the lesson as it is now.
 */

/** A run of the journal as it can be shown; null where the lesson has no such variant or knobs any more. */
export function shownRun(loaded: LoadedLesson, entry: RanEntry): ShownRun | null {
  const { variant, knobs, speed, seed, disturbed, trace } = entry
  const isKnown = loaded.lesson.variants.some(({ id }) => id === variant)
  if (!isKnown || !knobsFit(loaded, knobs) || !isTrace(trace)) return null
  const shown = { id: variant, knobs, speed, seed, trace }
  if (trace.kind !== 'lab' || trace.clock === 'real') return { ...shown, disturbed, rest: 'ran' }
  return { ...shown, disturbed: null, rest: disturbed === null ? 'computed' : 'expected' }
}

/**
 * An answer as it can be told; null where the lesson has no such question or
 * option any more. Knobs that the lesson no longer has give way to its defaults.
 */
export function fittingAnswer(loaded: LoadedLesson, answer: Answered): Answered | null {
  const found = questionsOf(loaded.lesson).find(({ question }) => question.id === answer.question)
  if (found === undefined || !givenFits(found.question, answer.given)) return null
  return knobsFit(loaded, answer.knobs)
    ? answer
    : { ...answer, knobs: defaults(loaded.lesson.knobs) }
}

function knobsFit({ lesson }: LoadedLesson, values: KnobValues): boolean {
  const names = Object.keys(lesson.knobs)
  return (
    Object.keys(values).length === names.length &&
    names.every((name) => knobFault(lesson.knobs[name]!, values[name]) === null)
  )
}

function givenFits(question: AnyQuestion, given: Answered['given']): boolean {
  if (given === null) return true
  if (question.kind === 'number') return typeof given === 'number'
  if (typeof given === 'number' || new Set(given).size < given.length) return false
  const known: readonly string[] =
    question.kind === 'order' ? question.items : question.options.map(({ id }) => id)
  if (!given.every((id) => known.includes(id))) return false
  switch (question.kind) {
    case 'order':
      return given.length === known.length
    case 'one-of':
    case 'line':
      return given.length === 1
    case 'several-of':
      return true
  }
}
