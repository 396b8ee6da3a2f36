/**
 * The log of a JavaScript program, as the child writes it and the reader reads it.
 * `events` holds 16 bytes an event, four unsigned 32-bit numbers, little-endian:
 * time in microseconds since time zero, kind (low 4 bits) and site, activation,
 * other. `told` holds a line of JSON a message. An activation is one call of an
 * async function, one async generator, one module's top level, or one request that
 * came in: that has site 0, and method and path for its argument.
 */
export const files = {
  events: 'events',
  /** What was logged before them: of more than that only the last is kept. */
  before: 'events-before',
  told: 'told.jsonl',
  profile: 'profile-',
} as const

export const bytesOfEvent = 16

export const kind = {
  /** `other` is the activation in whose step it began; 0 for none. */
  entered: 1,
  /** It belongs to no caller: a lane. `other` is its argument, by number; 0 for none. */
  isLane: 2,
  /** It awaits what no activation gives. */
  awaits: 3,
  /** It awaits in the very step what `other` gives, which so belongs to it. */
  awaitsOwn: 4,
  /** It awaits what `other` gives, which is a lane. */
  awaitsLane: 5,
  /** What it awaited is settled, and it runs on. */
  resumed: 6,
  finished: 7,
  failed: 8,
  /** Its step is over, and it waits somewhere that is not known. */
  paused: 9,
  /** It returned what `other` will give, which so belongs to it; or `other` was called in its step, and it is a request. */
  returnsOwn: 10,
  /** Its step is over; it ends with the promise that it returned. */
  returns: 11,
  /** Somebody waits for it: told once. */
  isWaitedFor: 12,
  /** A timer of ours fired. Instead of an activation: how many milliseconds the thread computed until then; `other`: queued. */
  beat: 13,
  /** An async generator gave an item, and waits to be asked for the next. */
  gave: 14,
  /** What it awaits since just now asked for a place of a limit, whose name is the text `other`; 0: it has that place, and `notQueued` for its site: it had it at once. */
  held: 15,
} as const

/** For `other` of a request that failed since nobody waits for its answer any more. */
export const clientLeft = 2

/** Instead of the site of an event of kind `held`. */
export const notQueued = 1

/** Of a file that was read: its sites have numbers from `first` on. */
export interface ToldFile {
  told: 'file'
  path: string
  first: number
  sites: Site[]
  inRow: InRow[]
}

/** A place in the text: its line, and of a function its last line and its name. */
export type Site = [line: number] | [line: number, lastLine: number, name: string, isTop: 0 | 1]

/** Awaits that look as if they might be started together: sites, by their places in the file's list. */
export interface InRow {
  sites: number[]
  lines: number[]
  isLoop: boolean
}

export type Told =
  | ToldFile
  | { told: 'start'; runtime: string; pid: number }
  /** Time zero, in microseconds of the machine's clock; what is told of time before it is void. */
  | { told: 'zero'; zeroUs: number }
  | { told: 'text'; number: number; text: string }
  | { told: 'unseen'; path: string; why: string }
  /** Its TypeScript is none that this Node runs, and it runs without its types. */
  | { told: 'types'; path: string }
  | {
      told: 'gap'
      fromUs: number
      toUs: number
      computedUs: number | null
      queuedUs: number | null
    }
  /** The text that ran was made of this file by a loader of the program's: V8's lines are not the file's. */
  | { told: 'made'; path: string }
  | { told: 'timer'; site: number; ms: number; atUs: number }
  | {
      told: 'error'
      name: string
      message: string
      stack: string
      origin: string
      lastHandlerOnly: boolean
      /** Of a rejection of which the last handler heard, by which `handledLate` names it. */
      rejection?: number
    }
  /** Somebody handled that rejection after all. */
  | { told: 'handledLate'; rejection: number }
  | { told: 'failed'; activation: number; name: string; message: string }
  /** `events` begins anew, and what it held until then is `before`; `count` events that were that are gone. */
  | { told: 'part'; atUs: number; count: number }
  | { told: 'open'; atUs: number; open: string[] }
  | { told: 'end'; atUs: number; code: number; ranDry: boolean }
