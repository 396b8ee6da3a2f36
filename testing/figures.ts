import type { RunView } from '../src/course/kit/told.ts'
import { computeFacts } from '../src/trace/facts.ts'
import type { Answered } from './each-answer.ts'

interface Figure {
  text: string
  /** In milliseconds, where it is a time. */
  value: number
  /** How far from it what was rounded to it may be. */
  rounding: number
}

/** Numbers that a run has no part in: a line's, a version's, and what is so in every Node. */
const noFigures = [
  /\blines? \d+(?:(?:, | and | to | or )\d+)*(?! ms)/gi,
  /\b(?:options?|lesson|tick) \d+(?:(?:, | and )\d+)*/gi,
  /\b(?:Python |Node |HTTP\/)\d+(?:\.\d+)*/g,
  /\b31 bits\b|\b2,147,483,647 ms\b|\b25 days\b/g,
  /\bexits with 13\b|\bexit code (?:was )?13\b/gi,
]

/** A number without a unit may be a count, or be seconds in a question about seconds. */
function figuresOf(text: string): Figure[] {
  const plain = noFigures.reduce((rest, pattern) => rest.replaceAll(pattern, ''), text)
  const found = plain.matchAll(/(?<![\w.])(\d+(?:,\d{3})*)(\.\d+)?(?: (ms|s)\b)?/g)
  return [...found].map(([whole, digits, decimals = '', unit]) => {
    const factor = unit === 's' ? 1000 : 1
    return {
      text: whole,
      value: Number(digits!.replaceAll(',', '') + decimals) * factor,
      rounding: unit === undefined ? 0 : (0.51 * factor) / 10 ** Math.max(0, decimals.length - 1),
    }
  })
}

/** What a sentence says of a run that was not shown: what it was run with. */
const namesAnother = /\b(?:with|without|given|added up|Python)\b/i

/**
 * The figures that a reply argues with, and that stand neither on the screen
 * above it, nor in its picture, nor in what it says to be right, nor in a
 * sentence that names another run. Where all begins, at 0, is no figure.
 */
export function figuresMissing({ attempt, screen }: Answered): string[] {
  const rows = screen.rows.map(({ text }) => text)
  const verdict = rows.findLastIndex((text) => /^(?:Right|Wrong|Passed):/.test(text))
  const told = rows.slice(verdict).join(' ')
  const { why } = attempt.judgement
  const right = told.slice(0, told.indexOf(why[0]!.slice(0, 20)))
  const above = rows.slice(0, verdict).map((row) => row.replace(/^ *\d+ │/, ''))
  const views = [...attempt.views.values()]
  const written = views.flatMap(({ lines, trace }) => [...lines, ...trace.stderr])
  const seen = [...above, ...written, right].flatMap(figuresOf)
  const drawn = screen.rows.some(({ kind }) => kind === 'drawn') ? views.flatMap(momentsOf) : []
  const isSeen = ({ value, rounding }: Figure): boolean =>
    value === 0 ||
    seen.some((one) => [one.value, one.value * 1000, one.value / 1000].includes(value)) ||
    drawn.some((moment) => Math.abs(moment - value) <= rounding)
  return (
    why
      .flatMap((text) => text.split(/(?<=[.!?]"?)\s+/))
      // Of several reasons as many are told as there is room for.
      .filter((sentence) => told.includes(sentence) && !namesAnother.test(sentence))
      .flatMap(figuresOf)
      .filter((one) => !isSeen(one))
      .map(({ text }) => text)
  )
}

/** Where something in a picture begins, ends or is marked. */
function momentsOf({ trace }: RunView): number[] {
  const { lanes, logged } = computeFacts(trace)
  const segments = lanes.flatMap(({ bars }) => bars.flatMap((bar) => bar.segments))
  return [
    ...segments.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...logged.map(({ atMs }) => atMs),
  ]
}
