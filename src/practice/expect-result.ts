import type { Expectation, Missed, Seen, SeenCall, Settled } from './check.ts'
import type { Data } from './protocol/scenario.ts'
import { isLater, isSame } from './seen.ts'
import {
  differenceInWords,
  errorOf,
  isData,
  isError,
  type ToldError,
  toldInWords,
} from './told-value.ts'
import { milliseconds } from '../text/time.ts'

/** When something is to be; of what was seen, where it depends on that. Null: nothing is expected. */
export type Moment = number | ((seen: Seen) => number | null)

/** The call of `step` gives a value: this one, where one is named. */
export function gives(
  rule: string,
  step: string,
  value: Data | ((seen: Seen) => Data),
): Expectation {
  return {
    rule,
    missed(seen) {
      const settled = seen.settled(step)
      if (settled === null) return notSettled
      if (settled.how === 'error') return missedBy(settled, `it failed with ${inWords(settled)}`)
      const wanted = typeof value === 'function' ? value(seen) : value
      return isData(settled.value, wanted)
        ? null
        : missedBy(settled, `it gave ${differenceInWords(settled.value, wanted)}`)
    },
  }
}

/**
 * The calls that are to give a function give one, and it can be called: neither they, nor calls of
 * which it does not matter what they give, are told as settled then.
 */
export function givesFunctions(rule: string): Expectation {
  return {
    rule,
    missed(seen) {
      const steps = seen.scenario.script.flatMap((one) =>
        one.kind === 'call' && one.gives !== 'result' ? [seen.settled(one.step)] : [],
      )
      const settled = steps.find((one) => one !== null)
      if (!settled) return null
      const did = settled.how === 'error' ? 'it failed with' : 'it gave'
      return missedBy(settled, `${did} ${inWords(settled)}`)
    },
  }
}

/** The call of `step` fails with one of these errors of the scenario. */
export function failsWith(
  rule: string,
  step: string,
  errors: readonly string[] | ((seen: Seen) => readonly string[]),
): Expectation {
  return {
    rule,
    missed(seen) {
      const settled = seen.settled(step)
      if (settled === null) return notSettled
      if (settled.how === 'value') return missedBy(settled, `it gave ${inWords(settled)}`)
      const names = typeof errors === 'function' ? errors(seen) : errors
      return isError(settled.value, names)
        ? null
        : missedBy(settled, `it failed with ${inWords(settled)}`)
    },
  }
}

/** The call of `step` fails with an AggregateError (ExceptionGroup) of these errors of the scenario, in any order. */
export function failsWithAllOf(rule: string, step: string, errors: readonly string[]): Expectation {
  return failsAs(rule, step, ({ is, leaves }) => {
    const isGroup = is.includes('AggregateError') || is.includes('BaseExceptionGroup')
    const found = (leaves ?? []).map(({ known }) => known ?? '')
    return isGroup && String(found.sort()) === String([...errors].sort())
  })
}

/** The call of `step` fails with an error of that name, which is none of the scenario's. */
export function failsNamed(rule: string, step: string, wanted: string): Expectation {
  return failsAs(rule, step, ({ known, name }) => known === null && name === wanted)
}

function failsAs(rule: string, step: string, fits: (error: ToldError) => boolean): Expectation {
  return {
    rule,
    missed(seen) {
      const settled = seen.settled(step)
      if (settled === null) return notSettled
      if (settled.how === 'value') return missedBy(settled, `it gave ${inWords(settled)}`)
      const error = errorOf(settled.value)
      return error !== null && fits(error)
        ? null
        : missedBy(settled, `it failed with ${inWords(settled)}`)
    },
  }
}

/**
 * The call of `step` settles at that moment: not earlier, and, where `latest` is
 * named, not later than that one.
 */
export function settlesAt(
  rule: string,
  step: string,
  moment: Moment,
  latest: Moment = moment,
): Expectation {
  return {
    rule,
    missed(seen) {
      const settled = seen.settled(step)
      if (settled === null) return notSettled
      const [fromMs, toMs] = [moment, latest].map((one) =>
        typeof one === 'function' ? one(seen) : one,
      )
      if (fromMs == null || toMs == null) return null
      if (!isLater(fromMs, settled.atMs) && !isLater(settled.atMs, toMs)) return null
      const isEarly = isLater(fromMs, settled.atMs)
      const limit = isSame(fromMs, toMs)
        ? `${milliseconds(fromMs)} was the moment`
        : `${isEarly ? 'at the earliest' : 'at the latest'} ${milliseconds(isEarly ? fromMs : toMs)}`
      const words = isEarly ? 'too early' : 'too late'
      return missedBy(settled, `it was done at ${milliseconds(settled.atMs)}, ${words}: ${limit}`)
    },
  }
}

/** Of a call whose result never came. */
export const notSettled: Missed = { atMs: null, saw: 'it was never done' }

export function missedBy({ atMs, line }: Settled | SeenCall, saw: string): Missed {
  return { atMs, line, saw }
}

/** The instant of the first failure of these stubs, and all errors that came in it. */
export function firstFailure(
  seen: Seen,
  ...stubs: readonly string[]
): { atMs: number; errors: readonly string[] } | null {
  const failed = seen
    .callsOf(...stubs)
    .flatMap(({ end, abortedMs }) => (end?.how === 'failed' && abortedMs === null ? [end] : []))
  if (failed.length === 0) return null
  const atMs = Math.min(...failed.map((end) => end.atMs))
  return {
    atMs,
    errors: failed.flatMap((end) => (isSame(end.atMs, atMs) ? (end.error ?? []) : [])),
  }
}

/** The moment at which the last call of these stubs ended; null while one is under way. */
export function lastEnd(seen: Seen, ...stubs: readonly string[]): number | null {
  const ends = seen.callsOf(...stubs).map(({ end }) => end?.atMs ?? Infinity)
  const atMs = Math.max(0, ...ends)
  return atMs === Infinity ? null : atMs
}

function inWords({ value }: Settled): string {
  return toldInWords(value)
}
