import type { TracedError, TraceEvent } from '../trace/event.ts'
import { among, byKind, type Members, moment, traceEvent, tracedError } from '../trace/is-trace.ts'

/**
 * What a child process, of Node or of Python, tells on descriptor 3: one JSON
 * line a message. The events of a trace, of which `logged` says only when a line
 * was written and by which lane (that it was written, its stdout shows), and
 * these, which tell of the run as a whole. `atMs` is the child's own time.
 */
export type ChildMessage =
  | TraceEvent
  /** its time can be held against the machine's from here on */
  | { kind: 'began'; atMs: number }
  /** main, of Python, ended */
  | { kind: 'main'; atMs: number; how: 'finished' | 'failed' | 'cancelled' }
  /** nothing is left that could move it on */
  | { kind: 'hung'; atMs: number }
  /** an error ended the program */
  | { kind: 'error'; atMs: number; error: TracedError }
  /** an error that no handler saw */
  | { kind: 'unhandled'; atMs: number; error: TracedError }
  | { kind: 'exit'; atMs: number }

const own = byKind({
  began: { atMs: moment },
  main: { atMs: moment, how: among({ finished: true, failed: true, cancelled: true }) },
  hung: { atMs: moment },
  error: { atMs: moment, error: tracedError },
  unhandled: { atMs: moment, error: tracedError },
  exit: { atMs: moment },
} satisfies Record<Exclude<ChildMessage, TraceEvent>['kind'], Members>)

/** Null for what is no whole message: half a line, left by a child that was killed. */
export function childMessage(line: string): ChildMessage | null {
  try {
    const message: unknown = JSON.parse(line)
    return traceEvent(message) || own(message) ? (message as ChildMessage) : null
  } catch {
    return null
  }
}
