/**
 * One run of a person's own program, as plain data: what both captures end in,
 * and all that findings, pictures and files are made of. What the log did not
 * prove is not in it: a list is empty, a field null or left out.
 *
 * Times are wall milliseconds since the program's first statement. A file is a
 * path as the program's owner would write it: relative to the working directory
 * where it lies under it, else absolute, with `/`. Lines count from 1.
 */
export interface OwnProgramRun {
  language: 'javascript' | 'python'
  /** What ran it, as a person names it: `Node.js 22.23.1`, `Python 3.12.1`. */
  runtime: string
  /** The program with its options and arguments, as it was typed. */
  program: string
  exit: { code: number | null; signal: string | null }
  ended: Ended
  totalMs: number
  /** In the order in which they started. Lanes are named elsewhere by their place in this list. */
  lanes: OwnLane[]
  /** The thread taken: every step of at least a millisecond, in order, whoever took it. */
  thread: Hold[]
  observed: Observed
  /** What could not be seen, a sentence each, as it is printed. */
  unseen: string[]
  /** Events that were counted and not kept. */
  droppedEvents: number
}

export interface Ended {
  /**
   * `by-itself`: nothing was left to do. `exit`: it called process.exit or sys.exit.
   * `error`: of an error that nobody caught. `signal`: of a signal. `lost`: the log
   * breaks off, and nobody knows why.
   */
  how: 'by-itself' | 'exit' | 'error' | 'signal' | 'lost'
  /** The last moment that the log tells of; before totalMs only where the log breaks off. */
  toldMs: number
  /** The thread was held when the log broke off, and until the end: then nothing is said of waits. */
  heldUntilEnd: boolean
  /** It took a signal to end it, though nothing was left that could settle an open wait. */
  nothingLeft?: true
}

/** The root of a chain of direct awaits: what an asyncio Task is. */
export interface OwnLane {
  /** The function, else the variable, property or call it was made for; null: `file:line` is its name. */
  function: string | null
  /** The name its owner gave it (an asyncio Task's own); then no argument is shown. */
  ownName?: string
  /** Its first argument, if that is a number or a short text: as it is shown. */
  argument?: string
  /** It is the entry's top level (`main` of asyncio.run is not: it is a function). */
  isTop?: boolean
  /** Where the function, or for want of it the call, stands; the line is its first. */
  file: string | null
  line: number | null
  /** Where it was started, if that is known. */
  startedAt?: Place
  /** The lane in whose step it was started; null for none. */
  startedBy: number | null
  /** Nobody ever waited for it; left out where somebody did, or that is not known. */
  isUnheard?: true
  startMs: number
  /** When it ended; of a lane left, when the run ended. */
  endMs: number
  outcome: 'finished' | 'failed' | 'cancelled' | 'left'
  error?: { name: string; message: string }
  /** Waits of at least half a millisecond, and an open one however short, in order. */
  waits: Wait[]
  /** Shorter waits, counted. */
  shortWaits: number
  /** Its steps of at least a millisecond. */
  holds: Stretch[]
}

export interface Place {
  file: string
  line: number
}

export interface Stretch {
  startMs: number
  endMs: number
}

/** A lane waited: at its deepest await. */
export interface Wait extends Stretch {
  file: string
  line: number
  /** Held back by a limit: what it waited for a place of, e.g. `asyncio.Semaphore`. */
  slot?: string
  /** The lane whose end let it go on; of an open one, for whose end it waits, if that is known. */
  by?: number
  /** It was never over: the lane was left in it, or cancelled out of it (then `endMs` is when). */
  isOpen?: true
}

/** A step that held the thread. */
export interface Hold extends Stretch {
  /** Whose step it was; null for a callback of no lane. */
  lane: number | null
}

/** What findings are made from; each only where the log proves it. */
export interface Observed {
  held: HeldThread[]
  unhandled: Unhandled[]
  neverAwaited: (Place & { name: string; count: number })[]
  notWaitedFor: NotWaitedFor[]
  leftOver: (Partial<Place> & { lane: number })[]
  keptAlive: KeptAlive | null
  slots: Slot[]
  inRow: AwaitsInRow[]
}

/**
 * The loop was held for at least 50 ms. Captures hand over what they measured;
 * whether it is enough to speak of is decided by `findings.ts` alone.
 */
export interface HeldThread extends Hold {
  /** Of it, the thread computed for so long; null where that cannot be told. */
  computedMs: number | null
  /** It was ready to compute, but others had the processor; null where that cannot be told. */
  queuedMs: number | null
  /** It stood in this synchronous call, neither computing nor queueing: `readFileSync`, `time.sleep`. */
  synchronousCall?: string
  /** What is sure of where: one line, one function, or somewhere between two places. Null: nothing. */
  at:
    | ({ kind: 'line' } & Place)
    | { kind: 'function'; name: string; file: string; fromLine: number; toLine: number }
    | { kind: 'between'; from: Place; to: Place }
    | null
  /** It lasted until the program was killed. */
  untilEnd?: true
}

export interface Unhandled {
  name: string
  message: string
  file?: string
  line?: number
  lane?: number
  /** A last handler (unhandledRejection, a loop's exception handler) heard of it, and nobody else did. */
  lastHandlerOnly: boolean
}

/** Started in another lane than the top level, and never waited for by anybody. */
export interface NotWaitedFor {
  lane: number
  startedBy: number
  /** How long it ran on after the lane that started it; null: it never ended. */
  ranOnMs: number | null
}

/** The process lived on though all lanes had ended. */
export interface KeptAlive extends Stretch {
  timer?: Place & { ms: number }
  /** Else what was open then, counted: `1 TCP socket`. */
  open: string[]
}

/** Waits for a place of one limit, at one line. */
export interface Slot extends Place {
  what: string
  /** Of so many that asked for a place there. */
  asked: number
  waits: (Stretch & { lane: number | null })[]
}

/**
 * Awaits of one function, one after the other, that look as if they could be started
 * together: results bound, none used before the last, nothing that must keep its order.
 */
export interface AwaitsInRow {
  file: string
  /** One line an await; a loop has one. */
  lines: number[]
  lane: number
  /** How long each took, in order; of a loop, each turn. */
  ms: number[]
  isLoop: boolean
}
