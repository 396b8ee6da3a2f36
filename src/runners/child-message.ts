import { either, fits, union, word } from '../schema/schema.ts'
import type { TracedError, TraceEvent } from '../trace/event.ts'
import { moment, traceEvent, tracedError } from '../trace/is-trace.ts'

/**
 * What a child process, of Node or of Python, tells on descriptor 3: one JSON
 * line a message. The events of a trace, of which `logged` says only when a line
 * was written and by which lane (that it was written, its stdout shows), and
 * these, which tell of the run as a whole. `atMs` is the child's own time.
 */
export type ChildMessage = TraceEvent | RunMessage

type RunMessage =
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

const atMs = moment
const runMessage = union<RunMessage>({
  began: { atMs },
  main: { atMs, how: word('finished', 'failed', 'cancelled') },
  hung: { atMs },
  error: { atMs, error: tracedError },
  unhandled: { atMs, error: tracedError },
  exit: { atMs },
})
const message = either(traceEvent, runMessage)

/** Null for what is no whole message: half a line, left by a child that was killed. */
export function childMessage(line: string): ChildMessage | null {
  try {
    const told: unknown = JSON.parse(line)
    return fits<ChildMessage>(message, told) ? told : null
  } catch {
    return null
  }
}
