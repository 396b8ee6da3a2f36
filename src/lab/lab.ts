import type { Queue } from './tools/queue.ts'
import type { RateLimiter } from './tools/rate-limiter.ts'
import type { Semaphore } from './tools/semaphore.ts'
import type { TaskGroup } from './tools/task-group.ts'
import type { WaitOptions } from './tools/waiter-line.ts'
import type { WithTimeout } from './tools/with-timeout.ts'

/**
 * All that a running demo is handed: its only way to time and network.
 * Every member may be taken out by destructuring. Times are lab milliseconds.
 */
export interface Lab {
  /**
   * Calls `run` at once and draws what it does as the lane `name`, from the
   * call until its promise settles. Gives that promise back.
   */
  task<T>(name: string, run: () => T | PromiseLike<T>): Promise<T>

  /**
   * Starts a wait of `ms` at once, as the lane `name`; resolves to the name.
   * Aborting `signal` ends it, and the lane is cancelled. `ms` is as for `sleep`.
   */
  wait(name: string, ms: number, options?: WaitOptions): Promise<string>

  /** Uses the thread for `ms`, as the lane `name`; resolves to the name. */
  compute(name: string, ms: number): Promise<string>

  /**
   * Resolves after `ms`, on the current lane; Infinity never ends by itself.
   * Aborting `signal` rejects with its reason, and the timer is gone. Rejects
   * with a RangeError when `ms` is not a number of at least 0.
   * Counterpart: asyncio.sleep, in seconds there.
   */
  sleep(ms: number, options?: WaitOptions): Promise<void>

  /** Resolves in the next round of immediates: timers and I/O get a turn before. As in node:timers/promises. */
  setImmediate(): Promise<void>

  /**
   * A signal that aborts after `ms` with a TimeoutError, with Infinity never. It
   * keeps nothing alive. Throws a RangeError when `ms` is not a number of at least 0.
   */
  timeout(ms: number): AbortSignal

  /**
   * Hands `run` a signal that aborts after `ms`, and ends when `run` does.
   * Counterpart: asyncio.timeout, asyncio.wait_for.
   */
  withTimeout: WithTimeout

  /** Holds the thread for `ms`. Nothing else can run; recorded with lane and source line. */
  busy(ms: number): void

  /**
   * Runs `work` on a worker thread and resolves to what it returns. `work` is
   * sent as source text: it sees its arguments and nothing around it; `input`
   * and what it returns are copied. Rejects with what `work` throws, with a
   * DataCloneError for what cannot be copied (a function, a promise), and with
   * an Error where the thread ends before it gave a result.
   * Counterpart: asyncio.to_thread, where the GIL lets one thread compute at a time.
   */
  offload<T, Input = undefined>(
    work: (thread: { busy(ms: number): void }, input: Input) => T,
    input?: Input,
  ): Promise<T>

  /** Writes a line, stamped with the moment and the current lane. Throws a RangeError after 10,000 lines, or a million characters. */
  log(text: string): void

  /**
   * GET from the delay server (or from the address given with `--url`).
   * Resolves when the head of the reply is there; rejects when no reply comes,
   * or with the reason of `signal`. A status of 404 is a reply.
   */
  fetch(path: string, options?: FetchOptions): Promise<LabResponse>

  /** `new Agent({ connections })`: at most so many at a time to a host, null for no limit; undici's. */
  Agent: new (options: {
    connections: number | null
  }) => Agent

  /** A bounded queue whose holding back and size are drawn. A wait that its signal ends is over in the picture too. */
  Queue: new <T>(
    bound?: number,
    name?: string,
  ) => Queue<T>

  /** `TaskGroup.run(block)`: nothing that is started in the block outlives it. Counterpart: asyncio.TaskGroup. */
  TaskGroup: typeof TaskGroup

  /** At most `limit` under way at once; who waits for a place is drawn as held back. */
  Semaphore: new (
    limit: number,
  ) => Semaphore

  /** At most `starts` starts in any `perMs`; who waits for its turn is drawn as held back. */
  RateLimiter: new (
    starts: number,
    perMs: number,
  ) => RateLimiter

  /** The next number of a seeded sequence, at least 0 and below 1. */
  random(): number

  /** Lab milliseconds since the run began. */
  now(): number

  /** Aborts when the run is stopped from outside or its deadline has come. */
  signal: AbortSignal
}

/** A pool of connections, as undici's Agent: hand it to fetch as `dispatcher`. */
export interface Agent {
  readonly connections: number
}

export interface FetchOptions {
  /** The pool that carries the request. Default: one without a limit. */
  dispatcher?: Agent
  signal?: AbortSignal
}

export interface LabResponse {
  status: number
  /** status is 200 to 299 */
  ok: boolean
  headers: Record<string, string>
  text(): Promise<string>
  json(): Promise<unknown>
}
