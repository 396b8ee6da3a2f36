import type { TraceEvent, TracedError } from './event.ts'

/** How the demo's own promise ended. */
export type Ending =
  /** It was fulfilled. `value` is what it returned, as plain data. */
  | { kind: 'returned'; atMs: number; value: unknown }
  /** It was rejected. */
  | { kind: 'threw'; atMs: number; error: TracedError }
  /** Nothing was left that could ever move it on. */
  | { kind: 'hung'; atMs: number }
  /** It was still under way at its deadline, or was stopped from outside. */
  | { kind: 'stopped'; atMs: number; why: 'deadline' | 'asked' }

/**
 * The immutable record of one run. Events stand in the order in which they
 * happened; a child process adds its exit code, its stderr and how many
 * rejections nobody handled.
 */
export interface Trace {
  readonly kind: 'lab' | 'process' | 'python'
  /** Lab: which clock. A process, and Python, always run in real time. */
  readonly clock: 'real' | 'virtual'
  /** How many times as fast as the wall its clock went; once where it is left out. */
  readonly speed?: number
  readonly events: readonly TraceEvent[]
  readonly ending: Ending
  /** Null for a lab run. */
  readonly exitCode: number | null
  /** Lines that a child process wrote on stderr; empty for a lab run. */
  readonly stderr: readonly string[]
  /** Errors that no handler saw: promises rejected inside the run that nobody listened to. */
  readonly unhandled: readonly TracedError[]
  /** Counted by the delay server, or its model: null when nothing was fetched. */
  readonly server: ServerCount | null
}

/** What the delay server saw during one run. */
export interface ServerCount {
  requests: number
  /** Most requests under way at one moment. */
  peakInFlight: number
  /** Connections that were opened. */
  connections: number
  /** Requests whose connection was closed, by either side, before the reply was whole. */
  gone: number
}
