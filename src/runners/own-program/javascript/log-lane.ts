import { clientLeft, kind } from './log-format.ts'

/** A lane as the log tells of it; times in microseconds. */
export interface LogLane {
  activation: number
  site: number
  argument: number
  startedBy: number | null
  startUs: number
  endUs: number | null
  outcome: 'finished' | 'failed' | 'cancelled'
  isWaitedFor: boolean
  waits: LogWait[]
  shortWaits: number
  holds: { fromUs: number; toUs: number }[]
  /** From an await to where it goes on, whatever was called for it: of the sites asked for. */
  spans: { site: number; fromUs: number; toUs: number }[]
}

export interface LogWait {
  fromUs: number
  toUs: number
  site: number
  by: number | null
  isOpen: boolean
  /** It is held back by a limit: the text of its name. */
  slot: number
}

/** One call that is under way. */
export interface Call {
  id: number
  site: number
  enteredUs: number
  /** Who called it in one of its steps. */
  startedBy: Call | null
  /** To whom it belongs, if that was told. */
  owner: Call | null
  lane: LogLane | null
  isWaitedFor: boolean
  wait: { fromUs: number; site: number; other: number } | null
  /** Its wait began by waiting for a place of a limit; null for `toUs`: until now. */
  held: { slot: number; toUs: number | null } | null
  /** It is over, and nobody told yet to whom it belongs. */
  ended: { us: number; outcome: LogLane['outcome'] } | null
  span: { site: number; fromUs: number } | null
  /** Awaits of what belongs to it, before its lane was made. */
  shortWaits: number
}

export function callOf(begun: Pick<Call, 'id' | 'site' | 'enteredUs' | 'startedBy'>): Call {
  const { id, site, enteredUs, startedBy } = begun
  return {
    id,
    site,
    enteredUs,
    startedBy,
    owner: null,
    lane: null,
    isWaitedFor: false,
    wait: null,
    held: null,
    ended: null,
    span: null,
    shortWaits: 0,
  }
}

/** Of an event that ends a call. */
export function outcomeOf(what: number, other: number): LogLane['outcome'] {
  if (what === kind.finished) return 'finished'
  return other === clientLeft ? 'cancelled' : 'failed'
}
