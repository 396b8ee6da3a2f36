import type { HeldThread, Place } from '../../../own-program/run.ts'
import type { Logged, LoggedLane, Look } from './logged.ts'
import type { LoggedPlace } from './places.ts'

/** A look that came later than this after the one before could not be made: C code held the interpreter. */
const gapUs = 30_000
/** Of a step, so much under one line, or in one function, is sure. */
const sure = 0.6
const heldUs = 50_000

/** A stretch of a step, and the look at its end; a gap where there was none for long. */
interface Part {
  us: number
  place: LoggedPlace | null
  isGap: boolean
  /** The look before, where it is a gap. */
  after: LoggedPlace | null
}

/** What names the call of a place in the source, as `time.sleep`; null where it cannot be read. */
export type CallAt = (place: LoggedPlace) => string | null

/**
 * The steps that held a loop for long, with what the thread did in each, as far as it is known. One that
 * lasted until the program was killed ends where it was told of last.
 */
export function heldThreads(
  logged: Logged,
  laneOf: (number: number) => number | null,
  placeOf: (place: LoggedPlace) => Place,
  callAt: CallAt,
): HeldThread[] {
  const last = new Map<string, { words: string[]; atUs: number }>()
  for (const fact of logged.facts) {
    if (fact.words[0] === 'held') last.set(`${fact.words[1]} ${fact.words[3]}`, fact)
  }
  const isWhole = logged.facts.some(({ words }) => words[0] === 'end' || words[0] === 'exited')
  return [...last.values()].flatMap(({ words }) => {
    const [, began, until, number, computed, queued, idleUs, othersUs, then] = words.map(Number)
    const lane = logged.lanes.get(number!)
    const step = { startUs: began!, endUs: until! }
    const isOver = logged.holds.some(
      (hold) => hold.lane === number && Math.abs(hold.endUs - until!) < 1000,
    )
    const untilEnd = !isOver && !isWhole
    const looks = looksIn(logged, step, number!)
    const parts = partsOf(step, looks, (place) => logged.places.get(place))
    const loadedUs = looks.reduce((sum, look, at) => sum + (look.loads ? parts[at]!.us : 0), 0)
    const lastedUs = step.endUs - step.startUs
    if (lastedUs - loadedUs < heldUs) return []
    const at = whereOf(parts, lastedUs, resumedAt(logged, lane, step), logged.places.get(then!))
    const queuedUs = words[5] === '' ? null : queued!
    const restedUs = lastedUs - computed! - (queuedUs ?? lastedUs)
    // Another thread may have had the interpreter: then the call may have done nothing.
    const isIdle = restedUs >= heldUs && words[6] !== '' && othersUs! < idleUs! / 2
    const call = at?.kind === 'line' && isIdle ? mostFrequentCall(parts, at.place, callAt) : null
    return [
      {
        startMs: step.startUs / 1000,
        endMs: step.endUs / 1000,
        lane: laneOf(number!),
        computedMs: computed! / 1000,
        queuedMs: queuedUs === null ? null : queuedUs / 1000,
        ...(call !== null && { synchronousCall: call }),
        at: at === null ? null : shown(at, placeOf),
        ...(untilEnd && { untilEnd: true as const }),
      },
    ]
  })
}

interface Step {
  startUs: number
  endUs: number
}

const looksIn = (logged: Logged, step: Step, lane: number): Look[] =>
  logged.looks.filter(
    (look) =>
      look.lane === lane &&
      Math.abs(look.beganUs - step.startUs) < 1000 &&
      look.atUs <= step.endUs + 1000,
  )

function partsOf(
  step: Step,
  looks: readonly Look[],
  placeAt: (number: number) => LoggedPlace | null,
): Part[] {
  const parts: Part[] = []
  let atUs = step.startUs
  let after: LoggedPlace | null = null
  for (const look of looks) {
    const us = Math.max(0, look.atUs - atUs)
    const place = placeAt(look.place)
    // Between two looks at one line it was nowhere else, as far as can be told.
    const isThere = place !== null && after !== null && lineOf(place) === lineOf(after)
    parts.push({ us, place, isGap: us > gapUs && !isThere, after })
    atUs = look.atUs
    after = place
  }
  const us = step.endUs - atUs
  parts.push({ us, place: us > gapUs ? null : after, isGap: us > gapUs, after })
  return parts
}

type Where =
  | { kind: 'line'; place: LoggedPlace }
  | { kind: 'function'; place: LoggedPlace }
  | { kind: 'between'; from: LoggedPlace; to: LoggedPlace }

const lineOf = ({ file, line }: LoggedPlace): string => `${file}:${line}`
const functionOf = ({ file, fromLine }: LoggedPlace): string => `${file} from ${fromLine}`

function whereOf(
  parts: readonly Part[],
  lastedUs: number,
  before: LoggedPlace | null,
  then: LoggedPlace | null,
): Where | null {
  const seen = parts.filter((part) => !part.isGap)
  const line = most(seen, lineOf)
  if (line !== null && line.us >= sure * lastedUs) return { kind: 'line', place: line.place }
  const gap = parts.filter((part) => part.isGap).toSorted((a, b) => b.us - a.us)[0]
  if (gap !== undefined && gap.us >= lastedUs / 2) {
    return between(gap.after ?? before, gap.place ?? then)
  }
  const within = most(seen, functionOf)
  return within !== null && within.us >= sure * lastedUs
    ? { kind: 'function', place: within.place }
    : null
}

function between(from: LoggedPlace | null, to: LoggedPlace | null): Where | null {
  if (from === null || to === null) return null
  if (lineOf(from) === lineOf(to)) return { kind: 'line', place: to }
  const isForward = from.file === to.file && from.line < to.line
  return isForward ? { kind: 'between', from, to } : null
}

function most(
  parts: readonly Part[],
  keyOf: (place: LoggedPlace) => string,
): { us: number; place: LoggedPlace } | null {
  const sums = new Map<string, { us: number; place: LoggedPlace }>()
  for (const { us, place } of parts) {
    if (place === null) continue
    const sum = sums.get(keyOf(place)) ?? { us: 0, place }
    sums.set(keyOf(place), { ...sum, us: sum.us + us })
  }
  return [...sums.values()].toSorted((a, b) => b.us - a.us)[0] ?? null
}

/** Where the lane waited before the step; of one that had not begun, its first line. */
function resumedAt(logged: Logged, lane: LoggedLane | undefined, step: Step): LoggedPlace | null {
  if (lane === undefined) return null
  const wait = lane.waits.findLast(({ endUs }) => endUs <= step.startUs + 1000)
  return logged.places.get(wait?.place ?? lane.place)
}

function mostFrequentCall(
  parts: readonly Part[],
  place: LoggedPlace,
  callAt: CallAt,
): string | null {
  const calls = new Map<string, number>()
  for (const part of parts) {
    if (part.place === null || lineOf(part.place) !== lineOf(place)) continue
    const call = callAt(part.place)
    if (call !== null) calls.set(call, (calls.get(call) ?? 0) + part.us)
  }
  return [...calls].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

function shown(where: Where, placeOf: (place: LoggedPlace) => Place): HeldThread['at'] {
  if (where.kind === 'line') return { kind: 'line', ...placeOf(where.place) }
  if (where.kind === 'between') {
    return { kind: 'between', from: placeOf(where.from), to: placeOf(where.to) }
  }
  const { function: name, fromLine, toLine } = where.place
  return { kind: 'function', name, file: placeOf(where.place).file, fromLine, toLine }
}
