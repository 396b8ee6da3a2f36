import { eventsIn, kind, type LogEvent } from './events.ts'
import { Places } from './places.ts'

/** A wait as the log has it; times in microseconds, the place by number. */
export interface LoggedWait {
  startUs: number
  endUs: number
  place: number
  /** So many of its awaits are those of the wait before. */
  same: number
  isBroken: boolean
  by: number | null
  slot: string | null
}

/** A task as the log has it. */
export interface LoggedLane {
  number: number
  startUs: number
  within: number
  place: number
  /** The name of its coroutine. */
  startedAt: number
  argument: string | null
  ownName: string | null
  waits: LoggedWait[]
  shortWaits: number
  holds: { startUs: number; endUs: number }[]
  /** Null while it has not ended. */
  endUs: number | null
  outcome: 'finished' | 'failed' | 'cancelled'
  error: { name: string; message: string } | null
  isHeard: boolean
  /** Where it waited when that was looked up last. */
  open: LoggedWait | null
}

export interface Look {
  atUs: number
  beganUs: number
  lane: number
  place: number
  loads: boolean
}

/** All that a log holds, sorted by what it is about, and nothing concluded. */
export interface Logged {
  places: Places
  lanes: Map<number, LoggedLane>
  /** Steps of at least a millisecond on the thread that ran the first loop. */
  holds: { startUs: number; endUs: number; lane: number }[]
  looks: Look[]
  /** How often a place of a limit was asked for: limit, place of the ask. */
  asked: { what: string; place: number }[]
  /** What was told in words, with when. */
  facts: { atUs: number; words: string[] }[]
  /** The last moment of which there is an event. */
  lastUs: number
}

const outcomes = ['finished', 'failed', 'cancelled'] as const

/** Reads a log; null where the program never came to its first statement. */
export function readLog(log: Uint8Array): Logged | null {
  const texts = new Map<number, string>()
  const logged: Logged = {
    places: new Places(texts),
    lanes: new Map(),
    holds: [],
    looks: [],
    asked: [],
    facts: [],
    lastUs: 0,
  }
  const causes = new Map<number, number>()
  for (const event of eventsIn(log, texts)) {
    logged.lastUs = Math.max(logged.lastUs, event.atUs)
    if (event.kind === kind.cause) causes.set(event.number, event.duration)
    else if (event.kind === kind.told) tell(logged, event, texts)
    else if (event.kind === kind.asked) {
      logged.asked.push({ what: texts.get(event.number) ?? '', place: event.place })
    } else add(logged, event, texts, causes)
  }
  return logged.facts.length === 0 ? null : logged
}

function add(
  logged: Logged,
  event: LogEvent,
  texts: ReadonlyMap<number, string>,
  causes: Map<number, number>,
): void {
  const { atUs, duration, number, place, small } = event
  const lane = logged.lanes.get(number)
  const startUs = Math.max(0, atUs - duration)
  if (event.kind === kind.made) {
    logged.lanes.set(number, newLane(event))
  } else if (event.kind === kind.look) {
    logged.looks.push({ atUs, beganUs: startUs, lane: number, place, loads: small === 1 })
  } else if (event.kind === kind.hold) {
    if (place === 0) logged.holds.push({ startUs, endUs: atUs, lane: number })
    lane?.holds.push({ startUs, endUs: atUs })
  } else if (lane === undefined) {
    return
  } else if (event.kind === kind.started) {
    lane.startedAt = place
    lane.argument = texts.get(duration) ?? null
  } else if (event.kind === kind.heard) {
    lane.isHeard = true
  } else if (event.kind === kind.ended) {
    lane.endUs = atUs
    lane.outcome = outcomes[small] ?? 'finished'
    lane.shortWaits = duration
  } else if (event.kind === kind.open) {
    const by = causes.get(number) ?? null
    causes.delete(number)
    lane.open = { startUs, endUs: atUs, place, same: small, isBroken: false, by, slot: null }
  } else if (event.kind === kind.wait || event.kind === kind.broken) {
    lane.open = null
    const isBroken = event.kind === kind.broken
    const by = causes.get(number) ?? null
    causes.delete(number)
    lane.waits.push({ startUs, endUs: atUs, place, same: small, isBroken, by, slot: null })
  }
}

function newLane({ number, atUs, duration, place }: LogEvent): LoggedLane {
  return {
    number,
    startUs: atUs,
    within: duration,
    place,
    startedAt: 0,
    argument: null,
    ownName: null,
    waits: [],
    shortWaits: 0,
    holds: [],
    endUs: null,
    outcome: 'finished',
    error: null,
    isHeard: false,
    open: null,
  }
}

/** What is told of a lane is put to it; all else stays a fact. */
function tell(
  logged: Logged,
  { atUs, number }: LogEvent,
  texts: ReadonlyMap<number, string>,
): void {
  const words = (texts.get(number) ?? '').split('\0')
  const [what, of = '', one = '', two = ''] = words
  const lane = logged.lanes.get(Number(of))
  if (what === 'name' && lane !== undefined) lane.ownName = one
  else if (what === 'failed' && lane !== undefined) lane.error = { name: one, message: two }
  else if (what === 'slot' && lane !== undefined) {
    const wait = lane.open ?? lane.waits.at(-1)
    if (wait !== undefined) wait.slot = one
  } else logged.facts.push({ atUs, words })
}
