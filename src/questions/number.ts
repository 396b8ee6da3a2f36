import type { KnobValues } from '../course/kit/knob.ts'
import { time } from '../text/time.ts'
import { exampleNumber, readNumber, type TypedNumber } from '../text/typed/number.ts'
import type { Kind, WrittenDistractor } from './kind.ts'
import type { Feedback, QuestionBase, Runs } from './question.ts'

export type Unit = 's' | 'ms' | 'count'

/** A number with a unit. Judged within 10 %; a count exactly. */
export interface NumberQuestion extends QuestionBase {
  kind: 'number'
  /** The unit in which a bare number is read. `count`: a plain whole number. */
  unit: Unit
  /** In milliseconds, or a count: computed from the expected run for the verdict and from the shown run for the figure beside it. */
  answer: (runs: Runs) => number
  /** For a process, which has no expected run: the value that theory gives; the shown run must confirm it. */
  bound?: (knobs: KnobValues) => number
  /**
   * What undisturbed runs usually show, where a real one cannot come within 10 %
   * of what is computed: from here to there every number is right as well.
   */
  usual?: (knobs: KnobValues) => readonly [number, number]
  /** It asks how long something lasted in all: that is no moment of the run. */
  isSpan?: boolean
  distractors: readonly NumberDistractor[]
  /** What is said to any other number. */
  otherwise: Feedback
}

type Range = readonly [number, number]

/** A wrong number that tempts; in milliseconds, or a count. A range includes both ends. */
export interface NumberDistractor {
  value: number | Range | ((knobs: KnobValues) => number | Range)
  feedback: Feedback
}

/** Judged right within this share of the right answer. */
const tolerance = 0.1
/** Where the right answer is as good as nothing, so many milliseconds do. */
const toleranceAtZeroMs = 5
/** Within this share of a right time a distractor is too close: who means it may type a figure that is taken. */
const tooClose = 0.15
/** A given number fits a distractor within this share of it. */
const closeness = 0.05

const units = { seconds: 's', milliseconds: 'ms', count: 'count' } as const
const prompts = { s: 'Seconds:', ms: 'Milliseconds:', count: 'How many:' }

export const number: Kind<NumberQuestion, number> = {
  written: {
    words: { seconds: 's', milliseconds: 'ms', count: 'time' },
    options: null,
    tempts: true,
    mayBeBounded: true,
    build: ({ base, word, answer, judged, distractors, otherwise }) => ({
      ...base,
      kind: 'number',
      unit: units[word as keyof typeof units],
      answer: answer as NumberQuestion['answer'],
      ...judged,
      distractors: distractors.map((one) => distractor(one, word === 'seconds' ? 1000 : 1)),
      otherwise,
    }),
  },
  faults: ({ unit, bound }, { isProcess }) =>
    isProcess && unit !== 'count' && bound === undefined
      ? ['a time that a process decides needs a bound in lesson.ts: it has no expected run']
      : [],
  present: ({ unit }) => ({ unit }),
  typed: {
    prompt: ({ unit }) => prompts[unit!],
    hint({ presented: { unit }, right }) {
      const example = exampleNumber(unit!, right)
      return {
        s: `seconds, as ${example}; or with a unit: ms, s or min`,
        ms: `milliseconds, as ${example}; or with a unit: ms, s or min`,
        count: `a whole number, as ${example}`,
      }[unit!]
    },
    read(text, { presented: { unit }, right }) {
      const typed = readNumber(text, unit!, exampleNumber(unit!, right))
      if (typeof typed === 'string') return { fault: typed }
      const doubt = unitDoubt(typed, right, unit!)
      return doubt === null ? typed.value : { fault: doubt }
    },
  },
  answer: (question, runs) => question.answer(runs),
  right: ({ bound, answer }, exact) => (bound ? bound(exact.knobs) : answer(exact)),
  unfair,
  isRight: (question, given, { right, knobs }) =>
    isNearAsShown(given, right, question.unit) || isUsual(question, given, knobs),
  isConfirmed: (question, seen, { right, knobs }) =>
    isUsual(question, seen, knobs) ||
    (isNear(seen, right, question.unit) &&
      figuresOf(seen, question.unit).every((figure) =>
        isNearAsShown(figure, right, question.unit),
      )),
  asksForTime: ({ unit, isSpan = false }) => unit !== 'count' && !isSpan,
  whyWrong(question, given, _right, { knobs }) {
    const index = bestFit(question, given, knobs)
    return index === -1
      ? { feedback: [question.otherwise], distractor: null }
      : { feedback: [question.distractors[index]!.feedback], distractor: String(index) }
  },
  inWords: ({ unit }, given) => (unit === 'count' ? String(given) : time(given)),
  everyAnswer(question, exact) {
    const right = number.right!(question, exact)
    const tempting = ranges(question, exact.knobs).flatMap(([from, to]) => [
      from,
      to,
      (from + to) / 2,
    ])
    const others =
      question.unit === 'count' ? [right + 1, right + 17] : [right * 1.37 + 8, right * 11 + 13]
    return [right, ...(question.usual?.(exact.knobs) ?? []), ...tempting, ...others]
  },
  fits: (_question, given) => typeof given === 'number',
}

/** A number that was written, in the question's unit, a path over knobs, or two of them. */
function distractor(
  { answer, feedback, fromKnobs, fault }: WrittenDistractor,
  factor: number,
): NumberDistractor {
  const ends = answer.split(' to ').map((end) => {
    const text = end.trim()
    // 0.3 s is 300 ms, not 299.99999999999994.
    const value = Number((Number(text) * factor).toPrecision(12))
    return /^\d+(?:\.\d+)?$/.test(text) ? () => value : fromKnobs(text, 'a number')
  })
  if (ends.length > 2) throw fault(`"${answer}" has three ends`)
  return {
    value: (knobs) => {
      const [from, to] = ends.map((end) => end(knobs) as number | Range)
      return to === undefined ? from! : ([from, to] as Range)
    },
    feedback,
  }
}

/** The value or range of each distractor with these knobs. */
function ranges({ distractors }: NumberQuestion, knobs: KnobValues): Range[] {
  return distractors.map(({ value }) => {
    const known = typeof value === 'function' ? value(knobs) : value
    return typeof known === 'number' ? ([known, known] as const) : known
  })
}

/** The index of the distractor that a number fits best; -1 when none does. */
function bestFit(question: NumberQuestion, given: number, knobs: KnobValues): number {
  const slack = question.unit === 'count' ? 0 : closeness
  let [best, bestDistance] = [-1, Number.POSITIVE_INFINITY]
  for (const [index, [from, to]] of ranges(question, knobs).entries()) {
    const distance = given < from ? from - given : given > to ? given - to : 0
    const allowed = slack * Math.abs(given < from ? from : to)
    if (distance <= allowed && distance < bestDistance) [best, bestDistance] = [index, distance]
  }
  return best
}

function unfair(question: NumberQuestion, right: number, { knobs }: Runs): string | null {
  if (!Number.isFinite(right) || right < 0) return `its right answer is ${right}`
  const isRight = (value: number): boolean =>
    number.isRight(question, value, { right, knobs, undecided: [] })
  const all = ranges(question, knobs)
  const first = (is: (range: Range) => boolean, what: string): string | null => {
    const index = all.findIndex(is)
    return index === -1 ? null : `its distractor ${index + 1} is ${what}`
  }
  return (
    first(([from, to]) => from > to, 'a range the wrong way round') ??
    first(
      ([from, to]) => (right >= from && right <= to) || isRight(from) || isRight(to),
      'as good as right',
    ) ??
    first(
      (ends) =>
        question.unit !== 'count' && ends.some((one) => Math.abs(one - right) < tooClose * right),
      `within ${tooClose * 100} % of what is right`,
    )
  )
}

/** Whether a number lies in what undisturbed runs usually show. */
export function isUsual({ usual }: NumberQuestion, value: number, knobs: KnobValues): boolean {
  const [from, to] = usual?.(knobs) ?? [Number.NaN, Number.NaN]
  return value >= from && value <= to
}

/** Whether two values are the same to a judge: a time within 10 %, a count exactly. */
export function isNear(value: number, right: number, unit: Unit): boolean {
  if (unit === 'count') return value === right
  return Math.abs(value - right) <= Math.max(toleranceAtZeroMs, tolerance * Math.abs(right))
}

/** What is typed by who reads a measured number off the screen: to the millisecond, or to two places of a second. */
function figuresOf(value: number, unit: Unit): number[] {
  return unit === 'count' ? [value] : [Math.round(value), 10 * Math.round(value / 10)]
}

/** The same for a number that was typed: one read off the screen was rounded there. */
export function isNearAsShown(value: number, right: number, unit: Unit): boolean {
  if (isNear(value, right, unit)) return true
  // In seconds to two places, else, also where seconds are asked for, to the millisecond.
  const stepMs = value % 10 === 0 && (unit === 's' || value >= 1000) ? 10 : 1
  const roundedFrom = value + (value < right ? stepMs / 2 : -stepMs / 2)
  return unit !== 'count' && value % stepMs === 0 && isNear(roundedFrom, right, unit)
}

/**
 * A bare number that would be right in the other unit is asked about, not
 * judged: "2000 seconds? For milliseconds type: 2000 ms"; so is a part of a
 * millisecond, which nobody means. Null when it is not so.
 */
export function unitDoubt(typed: TypedNumber, right: number, unit: Unit): string | null {
  const { value, withUnit, digits } = typed
  if (withUnit || unit === 'count') return null
  const isPartOfOne = unit === 'ms' && value > 0 && value < 1
  if (isNearAsShown(value, right, unit) && !isPartOfOne) return null
  if (unit === 's' && isNear(value / 1000, right, unit)) {
    return `${digits} seconds? For milliseconds type: ${digits} ms`
  }
  if (unit === 'ms' && (isPartOfOne || isNear(value * 1000, right, unit))) {
    return `${digits} milliseconds? For seconds type: ${digits} s`
  }
  return null
}
