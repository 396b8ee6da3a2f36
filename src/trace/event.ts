/**
 * What happened in a run, one event at a time. Plain data: it is drawn, judged,
 * kept in the journal and printed by `--json` as it stands here.
 *
 * All times are lab time in milliseconds since the run began
 * (lab time = wall time × speed).
 */

/** What a waiting lane waits for. `room`, `place` and `rate` mean: held back by a limit. */
export type WaitingFor =
  /** a time that has to pass */
  | 'timer'
  /** the next round of immediates */
  | 'immediate'
  /** the head of a reply from the network */
  | 'reply'
  /** the body of a reply */
  | 'body'
  /** an item: the queue is empty */
  | 'item'
  /** room: the queue is full */
  | 'room'
  /** a place among a limited number, such as a connection of a pool */
  | 'place'
  /** the moment at which a rate limit lets it begin */
  | 'rate'
  /** a worker thread */
  | 'worker'
  /** what another task gives, or anything that asyncio does not tell apart; only in Python */
  | 'result'

/** Whether who waits for that is held back by a limit. */
export function isHeldBack(what: WaitingFor): boolean {
  return what === 'room' || what === 'place' || what === 'rate'
}

/** How a child process or a demo as a whole ended, when it did not end well. */
export interface TracedError {
  name: string
  message: string
}

export type TraceEvent =
  /** A task was called; its lane begins. */
  | { kind: 'started'; atMs: number; lane: string }
  /** A lane gave the thread back and waits for something the lab knows. */
  | { kind: 'waiting'; atMs: number; lane: string; for: WaitingFor }
  /**
   * What it waited for is there and it runs on; it was ready from `dueMs`. `by`
   * is the lane that let it go on, where one handed on a place or made room.
   */
  | { kind: 'resumed'; atMs: number; lane: string; dueMs: number; by?: string }
  /** A queue changed: it now holds `size` items of at most `bound` (null: unbounded). */
  | {
      kind: 'queued'
      atMs: number
      lane: string
      queue: string
      size: number
      bound: number | null
    }
  /** A task's promise was fulfilled. */
  | { kind: 'finished'; atMs: number; lane: string }
  /** A task's promise was rejected. */
  | { kind: 'failed'; atMs: number; lane: string; error: TracedError }
  /** A task ended because its signal was aborted. */
  | { kind: 'cancelled'; atMs: number; lane: string; error: TracedError }
  /** A line was written; `lane` is empty when no task wrote it. */
  | { kind: 'logged'; atMs: number; lane: string; text: string }
  /** A lane held the thread from `fromMs` to `atMs`; `line` is its place in the source, if known. */
  | { kind: 'blocked'; atMs: number; lane: string; fromMs: number; line: number | null }

export type TraceEventKind = TraceEvent['kind']
