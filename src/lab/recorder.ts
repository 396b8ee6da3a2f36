import { AsyncLocalStorage } from 'node:async_hooks'
import type { TracedError, TraceEvent, WaitingFor } from '../trace/event.ts'
import { inWords } from '../text/thrown.ts'
import type { Clock } from './clock/clock.ts'

/** An event before the recorder has stamped it. */
type Unstamped = TraceEvent extends infer Event
  ? Event extends TraceEvent
    ? Omit<Event, 'atMs'>
    : never
  : never

/**
 * Where every run keeps the lane of the running line. One for all of them: up to
 * Node 22 each that has been used makes every promise after it slower, for good.
 */
const lanes = new AsyncLocalStorage<{ of: Recorder; lane: string }>()

/**
 * Stamps what happens and keeps it. The current lane travels with
 * AsyncLocalStorage, so a demo's awaiting stays plain JavaScript.
 */
export class Recorder {
  readonly events: TraceEvent[] = []
  #clock: Clock
  #onEvent: ((event: TraceEvent) => void) | undefined
  #underWay = new Set<string>()
  #closed = false

  constructor(clock: Clock, onEvent?: (event: TraceEvent) => void) {
    this.#clock = clock
    this.#onEvent = onEvent
  }

  /** The lane that the running line belongs to; empty outside every task. */
  currentLane(): string {
    const here = lanes.getStore()
    return here?.of === this ? here.lane : ''
  }

  record(event: Unstamped): void {
    if (this.#closed) return
    const stamped = { ...event, atMs: toMicroseconds(this.#clock.now()) } as TraceEvent
    this.events.push(stamped)
    this.#onEvent?.(stamped)
  }

  /** Waiting of a lane, the current one unless named; call the result when what it waited for is there. */
  waiting(what: WaitingFor, lane = this.currentLane()): (dueMs?: number) => void {
    if (lane === '') return () => {}
    this.record({ kind: 'waiting', lane, for: what })
    return (dueMs) => this.#resumed(lane, dueMs)
  }

  /**
   * The same for what another lane hands on, on whose line the result is then
   * called: what that one still does comes after, whatever the clock says. Who gave up
   * was handed nothing.
   */
  heldBack(what: 'place' | 'room'): (gaveUp: boolean) => void {
    const lane = this.currentLane()
    if (lane === '') return () => {}
    this.record({ kind: 'waiting', lane, for: what })
    return (gaveUp) => this.#resumed(lane, undefined, gaveUp ? '' : this.currentLane())
  }

  #resumed(lane: string, dueMs?: number, by = ''): void {
    const nowMs = this.#clock.now()
    this.record({
      kind: 'resumed',
      lane,
      dueMs: toMicroseconds(Math.min(dueMs ?? nowMs, nowMs)),
      ...(by !== '' && by !== lane && { by }),
    })
  }

  /** Begins a lane, with a number after its name while another of that name is under way, and runs `body` on it. */
  onLane<T>(name: string, body: (lane: string) => T): T {
    let lane = name
    for (let count = 2; this.#underWay.has(lane); count++) lane = `${name} ${count}`
    this.#underWay.add(lane)
    this.record({ kind: 'started', lane })
    return lanes.run({ of: this, lane }, body, lane)
  }

  endLane(
    lane: string,
    end: { kind: 'finished' } | { kind: 'failed' | 'cancelled'; error: TracedError },
  ): void {
    this.#underWay.delete(lane)
    this.record({ ...end, lane })
  }

  /** After this nothing is recorded: what a stopped demo still does is not part of its run. */
  close(): void {
    this.#closed = true
  }
}

/** Whatever was thrown, as plain data. */
export function tracedError(error: unknown): TracedError {
  return inWords(error)
}

/** A microsecond is finer than any clock here; more digits would only be noise in the journal. */
export function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
