import type { TraceEvent } from '../src/trace/event.ts'
import type { Trace } from '../src/trace/trace.ts'

/** A finished lab trace of these events, which ends with the last of them unless told otherwise. */
export function labTrace(events: TraceEvent[], endMs?: number): Trace {
  const sorted = [...events].sort((one, other) => one.atMs - other.atMs)
  return {
    kind: 'lab',
    clock: 'virtual',
    events: sorted,
    ending: { kind: 'returned', atMs: endMs ?? sorted.at(-1)?.atMs ?? 0, value: null },
    exitCode: null,
    stderr: [],
    unhandled: [],
    server: null,
  }
}

/** A lane that waits for a timer all its life. */
export function wait(lane: string, fromMs: number, toMs: number): TraceEvent[] {
  return [
    { kind: 'started', lane, atMs: fromMs },
    { kind: 'waiting', lane, for: 'timer', atMs: fromMs },
    { kind: 'resumed', lane, dueMs: toMs, atMs: toMs },
    { kind: 'finished', lane, atMs: toMs },
  ]
}

/** The trace of a process that wrote these lines. */
export function processTrace(
  lines: [string, number][],
  exitCode = 0,
  stderr: string[] = [],
): Trace {
  return {
    kind: 'process',
    clock: 'real',
    events: lines.map(([text, atMs]) => ({ kind: 'logged', lane: '', text, atMs })),
    ending: { kind: 'returned', atMs: lines.at(-1)?.[1] ?? 0, value: null },
    exitCode,
    stderr,
    unhandled: [],
    server: null,
  }
}
