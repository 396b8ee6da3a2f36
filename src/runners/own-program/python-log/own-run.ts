import type { Ended, OwnLane, OwnProgramRun, Place, Wait } from '../../../own-program/run.ts'
import type { WatchedEnd } from '../capture.ts'
import { type CallAt, heldThreads } from './held.ts'
import type { Logged, LoggedLane, LoggedWait } from './logged.ts'
import { observedEnds } from './observed.ts'
import { type LoggedPlace } from './places.ts'
import { awaitsInRow, type Row } from './rows.ts'
import { slotsOf } from './slots.ts'

/** What is known of a run beside its log. */
export interface AboutRun {
  program: string
  end: WatchedEnd
  /** A file as its owner would write it. */
  shownFile: (file: string) => string
  callAt: CallAt
  /** Whether a function is called by its name in a line. */
  isCalledAt: (file: string, line: number, name: string) => boolean
  rows: readonly Row[]
}

/** Says of a log what it proves. */
export function ownRun(logged: Logged, about: AboutRun): OwnProgramRun {
  const { end, shownFile } = about
  const facts = new Map(logged.facts.map((fact) => [fact.words[0], fact]))
  const isWhole = facts.has('end') || facts.has('exited')
  const [, beforeUs, version] = facts.get('began')?.words ?? []
  const endUs = isWhole
    ? logged.lastUs
    : Math.max(logged.lastUs, end.wallMs * 1000 - Number(beforeUs ?? 0))
  const lanes = [...logged.lanes.values()].toSorted((a, b) => a.startUs - b.startUs)
  const indexes = new Map(lanes.map((lane, index) => [lane.number, index]))
  const laneOf = (number: number): number | null => indexes.get(number) ?? null
  const placeOf = ({ file, line }: LoggedPlace): Place => ({ file: shownFile(file), line })
  const interruptedUs = facts.get('interrupted')?.atUs ?? Infinity
  const held = heldThreads(logged, laneOf, placeOf, about.callAt)
  const heldUntilEnd = isHeldUntilEnd(logged, isWhole, endUs) || held.some((one) => one.untilEnd)
  const ended: Ended = {
    how: endedHow(end, facts),
    toldMs: logged.lastUs / 1000,
    heldUntilEnd,
    ...(isStuck(logged) && { nothingLeft: true as const }),
  }
  const lost = new Set(
    logged.facts.filter(({ words }) => words[0] === 'lost').map(({ words }) => Number(words[1])),
  )
  const endedByItself = ended.how === 'by-itself'
  const around = { logged, laneOf, placeOf, endUs, interruptedUs, endedByItself, lost }
  return {
    language: 'python',
    runtime: `Python ${version ?? ''}`,
    program: about.program,
    exit: end.exit,
    ended,
    totalMs: endUs / 1000,
    lanes: lanes.map((lane) => ownLane(lane, around)),
    thread: logged.holds.map(({ startUs, endUs: until, lane }) => ({
      startMs: startUs / 1000,
      endMs: until / 1000,
      lane: laneOf(lane),
    })),
    observed: {
      held,
      ...observedEnds(logged, { lanes, laneOf, placeOf, about, endUs }),
      slots: slotsOf(logged, lanes, laneOf, placeOf),
      inRow: awaitsInRow(logged, lanes, about.rows, laneOf, placeOf),
    },
    unseen: unseenIn(facts),
    droppedEvents: Number(facts.get('dropped')?.words[1] ?? 0),
  }
}

type Facts = ReadonlyMap<string | undefined, { atUs: number; words: string[] }>

function endedHow({ exit }: WatchedEnd, facts: Facts): Ended['how'] {
  if (exit.signal !== null || facts.has('interrupted')) return 'signal'
  if (facts.has('died')) return 'error'
  if (facts.has('exited')) return 'exit'
  if (!facts.has('end')) return 'lost'
  return exit.code === 0 ? 'by-itself' : 'exit'
}

/** The looking thread tells every tenth of a second, unless C code keeps the interpreter from it. */
function isHeldUntilEnd(logged: Logged, isWhole: boolean, endUs: number): boolean {
  const loopRan = logged.lanes.size > 0 || logged.holds.length > 0
  return !isWhole && loopRan && endUs - logged.lastUs > 150_000
}

/** When nothing was left that could wake a lane that was told, and nothing woke one since. */
function isStuck(logged: Logged): boolean {
  const stuck = logged.facts.findLast(({ words }) => words[0] === 'stuck')
  if (stuck === undefined) return false
  const interrupted = logged.facts.find(({ words }) => words[0] === 'interrupted')
  const untilUs = interrupted?.atUs ?? Infinity
  return [...logged.lanes.values()].every(
    (lane) => !lane.waits.some(({ endUs }) => endUs > stuck.atUs && endUs < untilUs),
  )
}

function unseenIn(facts: Facts): string[] {
  const unseen: string[] = []
  if (facts.has('uvloop')) {
    unseen.push("uvloop is a loop of its own: its tasks' steps and waits were not seen.")
  }
  const fault = facts.get('unwatched')
  if (fault !== undefined) unseen.push(`asyncio could not be watched: ${fault.words[1]}.`)
  return unseen
}

interface Around {
  logged: Logged
  laneOf: (number: number) => number | null
  placeOf: (place: LoggedPlace) => Place
  endUs: number
  interruptedUs: number
  endedByItself: boolean
  /** Lanes that died while their loop ran: nobody could reach what they waited for. */
  lost: ReadonlySet<number>
}

function ownLane(lane: LoggedLane, around: Around): OwnLane {
  const { logged, laneOf, placeOf, endUs, interruptedUs } = around
  const made = logged.places.get(lane.place)
  const started = logged.places.get(lane.startedAt)
  const isLeft =
    lane.endUs === null || (lane.outcome === 'cancelled' && lane.endUs >= interruptedUs)
  // Until its first step it stood at no await.
  const isBegun = ({ startUs }: LoggedWait): boolean => startUs - lane.startUs > 2
  const waits = lane.waits.filter(isBegun).map((wait) => shownWait(wait, lane, around))
  // Stopped with its loop, it might have gone on: nothing is said of that.
  const isProven = !around.endedByItself || around.lost.has(lane.number)
  if (lane.endUs === null && lane.open !== null && isBegun(lane.open) && isProven) {
    waits.push({ ...shownWait({ ...lane.open, endUs }, lane, around), isOpen: true })
  }
  const last = lane.waits.at(-1)
  if (last?.isBroken && isBegun(last) && lane.outcome === 'cancelled' && lane.endUs !== null) {
    waits.push({ ...waits.pop()!, isOpen: true })
  }
  return {
    function: made?.function ?? null,
    ...(lane.ownName !== null && { ownName: lane.ownName }),
    ...(lane.argument !== null && { argument: lane.argument }),
    file: made === null ? null : placeOf(made).file,
    line: made?.line ?? null,
    ...(started !== null && { startedAt: placeOf(started) }),
    startedBy: lane.within === 0 ? null : laneOf(lane.within),
    startMs: lane.startUs / 1000,
    endMs: (lane.endUs ?? endUs) / 1000,
    outcome: isLeft ? 'left' : lane.outcome,
    ...(lane.error !== null && { error: lane.error }),
    waits,
    shortWaits: lane.shortWaits,
    holds: lane.holds.map(({ startUs, endUs: until }) => ({
      startMs: startUs / 1000,
      endMs: until / 1000,
    })),
  }
}

/** Of a wait within a library, where the lane was started: the only line of the person's own. */
function shownWait(wait: LoggedWait, lane: LoggedLane, around: Around): Wait {
  const { places } = around.logged
  const place =
    places.get(wait.place) ?? places.get(lane.startedAt) ?? places.get(lane.place) ?? null
  const by = wait.by === null ? null : around.laneOf(wait.by)
  return {
    startMs: Math.max(wait.startUs, lane.startUs) / 1000,
    endMs: wait.endUs / 1000,
    ...(place === null ? { file: '', line: 0 } : around.placeOf(place)),
    ...(wait.slot !== null && { slot: wait.slot }),
    ...(by !== null && { by }),
  }
}
