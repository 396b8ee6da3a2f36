import type { KeptAlive, NotWaitedFor, Observed, Place } from '../../../own-program/run.ts'
import type { Logged, LoggedLane } from './logged.ts'
import type { AboutRun } from './about-run.ts'
import { type LoggedPlace, withoutLocals } from './places.ts'

interface Around {
  lanes: readonly LoggedLane[]
  laneOf: (number: number) => number | null
  placeOf: (place: LoggedPlace) => Place
  about: Pick<AboutRun, 'shownFile' | 'isCalledAt'>
  endUs: number
}

type Ends = Pick<Observed, 'unhandled' | 'neverAwaited' | 'notWaitedFor' | 'leftOver' | 'keptAlive'>

/** What a program left: errors that nobody handled, and work that nobody waited for. */
export function observedEnds(logged: Logged, around: Around): Ends {
  return {
    unhandled: unhandledIn(logged, around),
    neverAwaited: neverAwaitedIn(logged, around),
    notWaitedFor: notWaitedForIn(logged, around),
    leftOver: leftOverIn(logged, around),
    keptAlive: keptAliveIn(logged, around),
  }
}

const factsOf = (logged: Logged, what: string): string[][] =>
  logged.facts.filter(({ words }) => words[0] === what).map(({ words }) => words.slice(1))

function unhandledIn(logged: Logged, { laneOf, placeOf }: Around): Observed['unhandled'] {
  return factsOf(logged, 'unhandled').map(([lane, handler, name, message, at]) => {
    const place = logged.places.get(Number(at))
    const of = laneOf(Number(lane))
    return {
      name: name ?? '',
      message: message ?? '',
      ...(place !== null && placeOf(place)),
      ...(of !== null && { lane: of }),
      lastHandlerOnly: handler !== '',
    }
  })
}

/** At the line in which it was called, where that is plain, else where it is defined. */
function neverAwaitedIn(logged: Logged, { about }: Around): Observed['neverAwaited'] {
  const found = new Map<string, Observed['neverAwaited'][number]>()
  for (const [qualified = '', file = '', line, droppedIn = '', droppedAt] of factsOf(
    logged,
    'never awaited',
  )) {
    const name = withoutLocals(qualified)
    const isThere = droppedIn !== '' && about.isCalledAt(droppedIn, Number(droppedAt), name)
    const at = isThere ? { file: droppedIn, line: Number(droppedAt) } : { file, line: Number(line) }
    const key = `${name} ${at.file}:${at.line}`
    const count = (found.get(key)?.count ?? 0) + 1
    found.set(key, { name, file: about.shownFile(at.file), line: at.line, count })
  }
  return [...found.values()]
}

/** It ended by itself after the lane that started it, and no callback of anybody's heard of it. */
function notWaitedForIn(logged: Logged, { lanes, laneOf }: Around): NotWaitedFor[] {
  return lanes.flatMap((lane): NotWaitedFor[] => {
    const startedBy = logged.lanes.get(lane.within)
    const by = laneOf(lane.within)
    const isOfOwn = lane.startedAt !== 0 && lane.outcome !== 'cancelled'
    if (startedBy === undefined || by === null || !isOfOwn || lane.isHeard) return []
    if (lane.endUs === null || startedBy.endUs === null || lane.endUs < startedBy.endUs) return []
    const ranOnMs = (lane.endUs - startedBy.endUs) / 1000
    return [{ lane: laneOf(lane.number)!, startedBy: by, ranOnMs }]
  })
}

function leftOverIn(logged: Logged, { laneOf, placeOf }: Around): Observed['leftOver'] {
  return factsOf(logged, 'left').flatMap(([number, at]) => {
    const lane = laneOf(Number(number))
    const place = logged.places.get(Number(at))
    return lane === null ? [] : [{ lane, ...(place !== null && placeOf(place)) }]
  })
}

/** Threads that the main one waited for when the last lane had ended. */
function keptAliveIn(logged: Logged, { lanes, about, endUs }: Around): KeptAlive | null {
  const lastUs = Math.max(0, ...lanes.map((lane) => lane.endUs ?? Infinity))
  const alive = logged.facts.filter(({ words, atUs }) => words[0] === 'alive' && atUs > lastUs)
  if (lanes.length === 0 || alive.length === 0) return null
  const threads = new Map<string, Set<string>>()
  for (const { words } of alive) {
    const at = `${about.shownFile(words[2]!)}:${words[3]}`
    threads.set(at, (threads.get(at) ?? new Set()).add(words[1]!))
  }
  const open = [...threads].map(
    ([at, { size }]) => `${size} ${size === 1 ? 'thread' : 'threads'} at ${at}`,
  )
  return { startMs: lastUs / 1000, endMs: endUs / 1000, open }
}
