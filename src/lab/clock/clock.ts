/**
 * What can move a demo on. A run has one clock, real or virtual; everything in
 * the lab that takes time goes through it, so it knows when nothing is left.
 * All times are lab milliseconds since the run began.
 */
export interface Clock {
  now(): number
  /**
   * Calls back once after `ms`, clamped as Node clamps a delay. `keeps: false`
   * is a timer that keeps no run alive. Returns what cancels it.
   */
  after(ms: number, callback: () => void, options?: { keeps?: boolean }): () => void
  /** Calls back in the next round of immediates. */
  immediate(callback: () => void): void
  /** Holds the thread for `ms`. */
  busy(ms: number): void
  /** Something the clock does not run (a socket, a worker) is under way until the returned function is called. */
  outside(): () => void
}

/** How a drive ended. */
export type DriveEnd =
  /** The main promise settled and nothing was left that keeps a run alive. */
  | 'settled'
  /** The main promise is pending and nothing is left that could move it. */
  | 'hung'
  | 'deadline'
  /** Stopped from outside. */
  | 'asked'

/** A clock that can run a program to its end. */
export interface DrivenClock extends Clock {
  /** Calls `main`, which never rejects, and runs until the end; then no timer is left. */
  drive(main: () => Promise<void>, options: DriveOptions): Promise<DriveEnd>
}

export interface DriveOptions {
  /** Lab milliseconds after which it is stopped. */
  deadlineMs: number
  /** Stops it. */
  signal?: AbortSignal
}

/** The longest delay that Node takes. */
export const longestDelayMs = 2 ** 31 - 1

/** A delay as Node takes it: whole milliseconds from 1 to 2³¹−1; anything else becomes 1. */
export function clampDelay(ms: number): number {
  return ms >= 1 && ms <= longestDelayMs ? Math.trunc(ms) : 1
}
