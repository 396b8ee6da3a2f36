import type { TracedError, TraceEvent } from '../trace/event.ts'
import { type ChildMessage, childMessage } from './child-message.ts'
import { toMicroseconds } from '../lab/recorder.ts'

type Logged = TraceEvent & { kind: 'logged' }

/**
 * Makes the events of a trace of the two things that a child gives: its stdout,
 * which says what was written and in which order, and its messages, which say
 * when, and what else happened. A message that tells of a line waits for that
 * line; a line that no message tells of (written past the stream, by a child of
 * the child) takes its time from its arrival.
 */
export class ChildReader {
  readonly events: TraceEvent[] = []
  readonly unhandled: TracedError[] = []
  main: (ChildMessage & { kind: 'main' }) | null = null
  isHung = false
  error: TracedError | null = null
  /** Lab time of the last that is known of it. */
  lastMs = 0
  #waiting: ChildMessage[] = []
  #speed: number
  #onEvent: ((event: TraceEvent) => void) | undefined
  /** The child's time of time zero; null until the first line, where that is what it counts from. */
  #zeroMs: number | null
  /** The child's time when it ended, if it told. */
  #endMs: number | null = null
  /** The clock of the machine, at the child's time zero. */
  #clockMs: number | null = null

  constructor(options: {
    /** Lab time = wall time × speed. */
    speed: number
    countsFrom: 'its own zero' | 'its first line'
    onEvent?: ((event: TraceEvent) => void) | undefined
  }) {
    this.#speed = options.speed
    this.#onEvent = options.onEvent
    this.#zeroMs = options.countsFrom === 'its own zero' ? 0 : null
  }

  /** A line that came on descriptor 3, and when, by the machine's clock. */
  message(line: string, clockMs: number): void {
    const message = childMessage(line)
    if (message === null) return
    // Nothing comes before it was sent: what came soonest is nearest to the truth.
    const zeroMs = clockMs - message.atMs / this.#speed
    const isFirst = this.#clockMs === null || message.kind === 'began'
    this.#clockMs = isFirst ? zeroMs : Math.min(this.#clockMs!, zeroMs)
    this.#waiting.push(message)
    this.#takeUntilLine()
  }

  /** A line of its stdout. All messages sent before it was written have been given. */
  line(text: string, clockMs: number): void {
    const told = this.#waiting.findIndex(
      (message) => message.kind === 'logged' && message.text === text,
    )
    if (told === -1) {
      const latestMs = this.#endMs ?? this.#waiting[0]?.atMs ?? Number.POSITIVE_INFINITY
      const atMs = Math.min(this.#timeAt(clockMs), latestMs)
      return this.#log({ kind: 'logged', atMs, lane: '', text })
    }
    // Lines told of before it did not come as they were told.
    const before = this.#waiting.splice(0, told + 1)
    const line = before.pop() as Logged
    this.#takeAllButLines(before)
    this.#log(line)
    this.#takeUntilLine()
  }

  /** Nothing comes after this. `clockMs` is when it was seen to end; null where that does not matter. */
  end(clockMs: number | null): void {
    this.#takeAllButLines(this.#waiting.splice(0))
    if (this.#endMs === null && clockMs !== null) this.#reach(this.#timeAt(clockMs))
  }

  #takeAllButLines(messages: readonly ChildMessage[]): void {
    for (const message of messages) if (message.kind !== 'logged') this.#take(message)
  }

  #takeUntilLine(): void {
    while (this.#waiting.length > 0 && this.#waiting[0]!.kind !== 'logged') {
      this.#take(this.#waiting.shift()!)
    }
  }

  #take(message: ChildMessage): void {
    switch (message.kind) {
      case 'began':
        return
      case 'main':
        this.main = { ...message, atMs: this.#reach(message.atMs) }
        break
      case 'hung':
        this.isHung = true
        this.#endMs = message.atMs
        break
      case 'error':
        this.error = message.error
        break
      case 'unhandled':
        this.unhandled.push(message.error)
        break
      case 'exit':
        this.#endMs = message.atMs
        break
      default:
        return this.#add(message)
    }
    this.#reach(message.atMs)
  }

  #log(event: Logged): void {
    this.#zeroMs ??= event.atMs
    this.#add(event)
  }

  #add(event: TraceEvent): void {
    const atMs = this.#reach(event.atMs)
    const added =
      event.kind === 'blocked'
        ? { ...event, atMs, fromMs: Math.min(event.fromMs, atMs) }
        : { ...event, atMs }
    this.events.push(added)
    this.#onEvent?.(added)
  }

  #timeAt(clockMs: number): number {
    return this.#clockMs === null ? 0 : Math.max(0, clockMs - this.#clockMs) * this.#speed
  }

  /** The child's time as lab time, which never goes back. */
  #reach(atMs: number): number {
    if (this.#zeroMs === null) return 0
    this.lastMs = Math.max(this.lastMs, toMicroseconds(atMs - this.#zeroMs))
    return this.lastMs
  }
}
