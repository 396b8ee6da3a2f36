import type {
  HeldThread,
  Hold,
  KeptAlive,
  OwnLane,
  OwnProgramRun,
  Unhandled,
  Wait,
} from '../../../own-program/run.ts'
import type { WatchedEnd } from '../capture.ts'
import { heldThreads } from './held.ts'
import { awaitsInRow } from './row-spans.ts'
import type { LogLane, LogWait } from './log-lane.ts'
import type { LogLanes } from './log-lanes.ts'
import { slotsOf } from './log-slots.ts'
import { openThings } from './open-things.ts'
import { busyStretches, pathOf, type Sample } from './profile.ts'
import type { ToldByChild } from './told.ts'
import { unseenLines } from './unseen.ts'

/** All that was read of a log. */
export interface ReadLog {
  told: ToldByChild
  lanes: LogLanes
  samples: readonly Sample[]
  end: WatchedEnd
  program: string
  /** A path as it is shown. */
  shown: (path: string) => string
  isOwn: (path: string) => boolean
  lines: (path: string) => readonly string[]
}

/** After so long without a beat nothing is known of what was waited for then. */
const lateUs = 150_000
const leastHeldMs = 50

/** The run that a log tells of, as far as it goes. */
export function readRun(log: ReadLog): OwnProgramRun {
  const { told, lanes, end } = log
  const [start] = told.all('start')
  const ended = howItEnded(log)
  // What comes after the end is our own doing.
  const totalUs =
    told.all('end')[0]?.atUs ?? Math.max(lanes.lastUs, ended.heldUntilEnd ? ended.endUs : 0)
  const saysWaits = ended.how !== 'lost' && !ended.heldUntilEnd
  lanes.end(totalUs, saysWaits)
  lanes.forget((lane) => isIdleTop(lane, told))
  const shownLanes = lanes.lanes.map((lane) => laneOf(lane, log, totalUs))
  const thread = threadOf(log)
  const steps = lanes.lanes.flatMap(({ holds }) => holds.map(({ fromUs }) => fromUs))
  steps.sort((one, other) => one - other)
  const held = told
    .all('gap')
    .flatMap((gap) => heldThreads(gap, log.samples, log, steps))
    .map((one) => withLane(one, shownLanes))
  return {
    language: 'javascript',
    runtime: start?.runtime ?? 'Node.js',
    program: log.program,
    exit: end.exit,
    ended: { how: ended.how, toldMs: lanes.lastUs / 1000, heldUntilEnd: ended.heldUntilEnd },
    totalMs: totalUs / 1000,
    lanes: shownLanes,
    thread,
    observed: {
      held,
      unhandled: unhandledOf(log),
      neverAwaited: [],
      notWaitedFor: notWaitedFor(log, shownLanes),
      leftOver: [],
      keptAlive: ended.how === 'by-itself' ? keptAlive(log, shownLanes, totalUs) : null,
      slots: slotsOf(log),
      inRow: awaitsInRow(told, lanes.lanes, log.shown),
    },
    unseen: unseenLines(log),
    droppedEvents: told.all('part').reduce((sum, { count }) => sum + count, 0),
  }
}

/** A top level that neither waits nor holds the thread is no lane. */
function isIdleTop({ site, waits, holds, shortWaits }: LogLane, told: ToldByChild): boolean {
  return told.isModule(site) && waits.length === 0 && holds.length === 0 && shortWaits === 0
}

function howItEnded({ told, lanes, end }: ReadLog): {
  how: OwnProgramRun['ended']['how']
  heldUntilEnd: boolean
  endUs: number
} {
  const [over] = told.all('end')
  if (over !== undefined) {
    const hasDied = told.all('error').some(({ lastHandlerOnly }) => !lastHandlerOnly)
    const how = over.ranDry ? 'by-itself' : hasDied ? 'error' : 'exit'
    return { how, heldUntilEnd: false, endUs: over.atUs }
  }
  const zeroUs = told.all('zero')[0]?.zeroUs ?? 0
  const endUs = end.endedUs - zeroUs
  const isSilent = endUs - lanes.lastUs > lateUs
  const heldUntilEnd = isSilent && isHeld(lanes.lastBeat, end.looked, zeroUs)
  const isKnown = end.exit.signal !== null && (heldUntilEnd || !isSilent)
  return { how: isKnown ? 'signal' : 'lost', heldUntilEnd, endUs }
}

/** From its last beat until somebody looked the thread computed, but for what others had the processor for. */
function isHeld(beat: LogLanes['lastBeat'], looked: WatchedEnd['looked'], zeroUs: number): boolean {
  if (beat === null || beat.computedMs === 0 || looked === null) return false
  const computedMs = looked.computedMs - beat.computedMs
  const queuedMs = looked.queuedMs - beat.queuedMs
  const sinceMs = (looked.atUs - zeroUs - beat.us) / 1000
  return computedMs >= leastHeldMs && computedMs >= (sinceMs - queuedMs) / 2
}

function laneOf(lane: LogLane, { told, shown }: ReadLog, totalUs: number): OwnLane {
  const found = told.site(lane.site)
  const [line, , name = '', isTop = 0] = found?.site ?? [0]
  const text = lane.argument === 0 ? null : told.text(lane.argument)
  // Of a request: its method, and its path.
  const [method = '', path = ''] = found === null && text !== null ? text.split(' ') : []
  const argument = method === '' ? text : path
  const isOver = lane.endUs !== null
  const error = lane.outcome === 'failed' ? told.failure(lane.activation) : undefined
  return {
    function: method || name || null,
    ...(argument !== null && { argument }),
    ...(isTop === 1 && { isTop: true as const }),
    file: found && shown(found.path),
    line: found === null ? null : line,
    startedBy: lane.startedBy,
    ...(!lane.isWaitedFor && { isUnheard: true as const }),
    startMs: lane.startUs / 1000,
    endMs: (lane.endUs ?? totalUs) / 1000,
    outcome: !isOver ? 'left' : outcomeOf(lane, error),
    ...(error && { error }),
    waits: lane.waits.flatMap((wait) => shownWait(wait, { told, shown })),
    shortWaits: lane.shortWaits,
    holds: lane.holds.map(({ fromUs, toUs }) => ({ startMs: fromUs / 1000, endMs: toUs / 1000 })),
  }
}

/** What ends with the error of a signal that was aborted was cancelled, as in the lessons. */
function outcomeOf({ outcome }: LogLane, error: OwnLane['error']): OwnLane['outcome'] {
  return error?.name === 'AbortError' ? 'cancelled' : outcome
}

/** Field by field: of many a thousand waits, each copy would be felt. */
function shownWait(
  { fromUs, toUs, site, by, isOpen, slot }: LogWait,
  { told, shown }: Pick<ReadLog, 'told' | 'shown'>,
): Wait[] {
  const place = told.locate(site)
  if (place === null) return []
  const { path, line } = place
  const wait: Wait = { startMs: fromUs / 1000, endMs: toUs / 1000, file: shown(path), line }
  if (slot !== 0) wait.slot = told.text(slot) ?? ''
  if (by !== null) wait.by = by
  if (isOpen) wait.isOpen = true
  return [wait]
}

function threadOf({ samples }: ReadLog): Hold[] {
  return busyStretches(samples, 2500)
    .filter(({ fromUs, toUs }) => toUs > 0 && toUs - Math.max(0, fromUs) >= 1000)
    .map(({ fromUs, toUs }) => ({
      startMs: Math.max(0, fromUs / 1000),
      endMs: toUs / 1000,
      lane: null,
    }))
}

/** Whose step it was, if it was nearly all of it. */
function withLane(held: HeldThread, lanes: readonly OwnLane[]): HeldThread {
  const lengthMs = held.endMs - held.startMs
  const lane = lanes.findIndex(({ holds }) =>
    holds.some(
      ({ startMs, endMs }) =>
        Math.min(endMs, held.endMs) - Math.max(startMs, held.startMs) > lengthMs * 0.6,
    ),
  )
  return lane === -1 ? held : { ...held, lane }
}

function unhandledOf({ told, shown, isOwn }: ReadLog): Unhandled[] {
  const late = new Set(told.all('handledLate').map(({ rejection }) => rejection))
  const errors = told.all('error').filter(({ rejection }) => !late.has(rejection ?? 0))
  return errors.map(({ name, message, stack, lastHandlerOnly }) => {
    const place = ownPlace(stack, isOwn)
    return {
      name,
      message,
      ...(place && { file: shown(place.path), line: place.line }),
      lastHandlerOnly,
    }
  })
}

/** The innermost place of the program's own in a stack. */
function ownPlace(
  stack: string,
  isOwn: (path: string) => boolean,
): { path: string; line: number } | null {
  for (const [, where, line] of stack.matchAll(
    /^\s+at (?:.*[ (])?(file:\/\/(?:\/[A-Za-z]:)?\/[^():]*|\/[^():]*|[A-Za-z]:\\[^():]*):(\d+):\d+\)?$/gm,
  )) {
    const path = pathOf(where!)
    if (isOwn(path)) return { path, line: Number(line) }
  }
  return null
}

function notWaitedFor(
  { lanes: { lanes } }: ReadLog,
  shown: readonly OwnLane[],
): OwnProgramRun['observed']['notWaitedFor'] {
  return lanes.flatMap(({ isWaitedFor, startedBy, endUs }, lane) => {
    if (isWaitedFor || startedBy === null) return []
    const starter = shown[startedBy]!
    if (starter.isTop || starter.outcome === 'left') return []
    const ranOnMs = endUs === null ? null : endUs / 1000 - starter.endMs
    return ranOnMs === null || ranOnMs > 1 ? [{ lane, startedBy, ranOnMs }] : []
  })
}

function keptAlive(
  { told, shown }: ReadLog,
  lanes: readonly OwnLane[],
  totalUs: number,
): KeptAlive | null {
  if (lanes.length === 0 || lanes.some(({ outcome }) => outcome === 'left')) return null
  const startMs = lanes.reduce((last, { endMs }) => Math.max(last, endMs), 0)
  const endMs = totalUs / 1000
  if (endMs - startMs < 500 || endMs - startMs < endMs * 0.05) return null
  const last = told.all('timer').find(({ atUs, ms }) => Math.abs(atUs / 1000 + ms - endMs) < 15)
  // A timer set after the last lane: the program went on by callbacks, which have no lanes.
  if (last !== undefined && last.atUs / 1000 > startMs + 1) return null
  const place = last === undefined ? null : told.locate(last.site)
  const open = told.all('open').findLast(({ atUs }) => atUs < totalUs - 1000)?.open ?? []
  return {
    startMs,
    endMs,
    ...(place !== null && { timer: { file: shown(place.path), line: place.line, ms: last!.ms } }),
    open: openThings(open),
  }
}
