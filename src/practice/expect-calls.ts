import type { Expectation, Seen, SeenCall } from './check.ts'
import { missedBy, type Moment } from './expect-result.ts'
import type { Data } from './protocol/scenario.ts'
import { isLater, isSame } from './seen.ts'
import { isData, toldInWords } from './told-value.ts'
import { milliseconds } from '../text/time.ts'

/**
 * The stubs are called once for each of these first arguments, in any order, and
 * no oftener; where `some` is set, not all of them need be.
 */
export function calledOnceEach(
  rule: string,
  stub: string,
  args: readonly (readonly Data[])[],
  { some = false }: { some?: boolean } = {},
): Expectation {
  return {
    rule,
    missed(seen) {
      const open = [...args]
      for (const call of seen.callsOf(stub)) {
        const found = open.findIndex((wanted) => isCalledWith(call, wanted))
        if (found === -1) {
          const isKnown = args.some((wanted) => isCalledWith(call, wanted))
          const given = argsInWords(call)
          const words = `${stub} was called${given && ` with ${given}`}`
          return missedBy(call, isKnown ? `${words} once more` : words)
        }
        open.splice(found, 1)
      }
      if (some || open.length === 0) return null
      const [first] = open
      const words = first!.length === 0 ? '' : ` with ${JSON.stringify(first).slice(1, -1)}`
      return { atMs: null, saw: `${stub} was never called${words}` }
    },
  }
}

export function isCalledWith({ args }: SeenCall, wanted: readonly Data[]): boolean {
  return wanted.every((data, index) => args[index] !== undefined && isData(args[index], data))
}

/** Each of these stubs, so many calls in all, is called at that moment: before virtual time moves on. */
export function allCalledAt(
  rule: string,
  stubs: readonly string[],
  count: number,
  moment: Moment,
): Expectation {
  return {
    rule,
    missed(seen) {
      const atMs = typeof moment === 'function' ? moment(seen) : moment
      if (atMs === null) return null
      const calls = seen.callsOf(...stubs)
      const inTime = calls.filter((call) => isSame(call.atMs, atMs)).length
      if (inTime >= count) return null
      const late = calls.find((call) => isLater(call.atMs, atMs))
      const [stub] = stubs
      const isOne = count === 1 && stubs.length === 1
      const of = stubs.length === 1 && !stub!.endsWith('*') ? ` of ${stub}` : ''
      const words = isOne
        ? `${stub} was not called at ${milliseconds(atMs)}`
        : `only ${inTime} of ${count} calls${of} had begun at ${milliseconds(atMs)}`
      if (late === undefined) return { atMs, saw: words }
      const then = isOne ? 'but' : 'the next began'
      return missedBy(late, `${words}, ${then} at ${milliseconds(late.atMs)}`)
    },
  }
}

/** At most `most` calls of these stubs are under way at any time. */
export function atMost(rule: string, stubs: readonly string[], most: number): Expectation {
  return {
    rule,
    missed(seen) {
      for (const call of seen.callsOf(...stubs)) {
        const count = underWay(seen, stubs, call.place)
        if (count > most) return missedBy(call, `${count} were under way, ${most} may be`)
      }
      return null
    },
  }
}

/**
 * Whenever virtual time moves on, from the beginning of `step` until it settles
 * or `until`, as many calls of these stubs are under way as `wanted` says of that
 * moment: the state at the end of the instant, whatever the order in it.
 */
export function busyWheneverTimeMoves(
  rule: string,
  step: string,
  stubs: readonly string[],
  wanted: (seen: Seen, place: number) => number,
  until: Moment = Number.POSITIVE_INFINITY,
): Expectation {
  return {
    rule,
    missed(seen) {
      const fromMs = seen.beganMs(step)
      if (fromMs === null) return null
      const givenMs = typeof until === 'function' ? until(seen) : until
      const toMs = Math.min(givenMs ?? Infinity, seen.settled(step)?.atMs ?? Infinity)
      for (const { atMs, place } of endsOfInstants(seen)) {
        if (isLater(fromMs, atMs)) continue
        if (!isLater(toMs, atMs)) return null
        const count = underWay(seen, stubs, place)
        const least = wanted(seen, place)
        if (count >= least) continue
        const next = seen.callsOf(...stubs).find((call) => call.place > place)
        return {
          atMs,
          line: next?.line,
          saw: `from ${milliseconds(atMs)} on ${count === 0 ? 'none' : `only ${count}`} ${count === 1 ? 'was' : 'were'} under way, though ${least} could be`,
        }
      }
      return null
    },
  }
}

/** No call of these stubs begins at a later instant than that moment. */
export function noneBeginsAfter(
  rule: string,
  stubs: readonly string[],
  moment: Moment,
): Expectation {
  return {
    rule,
    missed(seen) {
      const atMs = typeof moment === 'function' ? moment(seen) : moment
      if (atMs === null) return null
      const late = seen.callsOf(...stubs).find((call) => isLater(call.atMs, atMs))
      return late === undefined
        ? null
        : missedBy(
            late,
            `${late.stub} was called at ${milliseconds(late.atMs)}, after ${milliseconds(atMs)}`,
          )
    },
  }
}

/** All calls of these stubs that are under way at that moment are aborted (cancelled) in its instant. */
export function abortsAllAt(rule: string, stubs: readonly string[], moment: Moment): Expectation {
  return {
    rule,
    missed(seen) {
      const atMs = typeof moment === 'function' ? moment(seen) : moment
      if (atMs === null) return null
      for (const call of seen.callsOf(...stubs)) {
        const endMs = call.abortedMs ?? call.end?.atMs ?? Infinity
        if (isLater(call.atMs, atMs) || !isLater(endMs, atMs)) continue
        const words = `${call.stub}(${argsInWords(call)}) went on after ${milliseconds(atMs)}`
        const late = call.abortedMs
        return missedBy(call, late === null ? words : `${words}, until ${milliseconds(late)}`)
      }
      return null
    },
  }
}

/** No call of these stubs is aborted (cancelled) before that moment; null: none ever is. */
export function abortsNoneBefore(
  rule: string,
  stubs: readonly string[],
  moment: Moment,
): Expectation {
  return {
    rule,
    missed(seen) {
      const atMs = (typeof moment === 'function' ? moment(seen) : moment) ?? Infinity
      const early = seen
        .callsOf(...stubs)
        .find(({ abortedMs }) => abortedMs !== null && isLater(atMs, abortedMs))
      return early === undefined
        ? null
        : missedBy(
            early,
            `${early.stub}(${argsInWords(early)}) was ${aborted(seen)} at ${milliseconds(early.abortedMs!)}`,
          )
    },
  }
}

const aborted = ({ language }: Seen): string => (language === 'python' ? 'cancelled' : 'aborted')

/** How many calls of these stubs are under way behind the event at `place`. */
export function underWay(seen: Seen, stubs: readonly string[], place: number): number {
  return seen
    .callsOf(...stubs)
    .filter((call) => call.place <= place && (call.end === null || call.end.place > place)).length
}

/** How many calls of these stubs have begun up to the event at `place`. */
export function begun(seen: Seen, stubs: readonly string[], place: number): number {
  return seen.callsOf(...stubs).filter((call) => call.place <= place).length
}

/** The last event of each instant, and its moment. */
export function endsOfInstants({ events }: Seen): { atMs: number; place: number }[] {
  return events.flatMap(({ atMs }, place) => {
    const next = events[place + 1]
    return next === undefined || isLater(next.atMs, atMs) ? [{ atMs, place }] : []
  })
}

function argsInWords({ args }: SeenCall): string {
  const plain = args.filter((arg) => !(typeof arg === 'object' && arg !== null && '$other' in arg))
  return toldInWords(plain.slice(0, 1)).slice(1, -1)
}
