import type { Ending, Trace } from '../trace/trace.ts'
import { ChildReader } from './child-reader.ts'
import type { ChildProgram, ProcessEnd, Processes } from './processes.ts'
import type { Job } from './runner.ts'

/** In what children of one runtime differ from others. */
export interface Runtime {
  kind: Trace['kind']
  /** Lab time = wall time × speed; left out where the runtime has no such thing. */
  speed?: number
  countsFrom: 'its own zero' | 'its first line'
  /** The exit code of a program that nothing can move on; null where it would wait on, and only its watcher ends it. */
  hungExitCode: number | null
  /** What it takes to leave is a part of the run. */
  isWatchedToItsEnd: boolean
  /** A line of stderr that says nothing of the program. */
  noise?: RegExp
}

/** Runs a program in a child process and makes a trace of what its watcher tells on descriptor 3. */
export async function runChild(
  processes: Processes,
  program: ChildProgram,
  { deadlineMs, signal, onEvent }: Pick<Job<unknown>, 'deadlineMs' | 'signal' | 'onEvent'>,
  runtime: Runtime,
): Promise<Trace> {
  const { kind, speed = 1, countsFrom, hungExitCode, isWatchedToItsEnd, noise } = runtime
  const reader = new ChildReader({ speed, countsFrom, onEvent })
  const end = await processes.run({
    ...program,
    deadlineMs,
    signal,
    onMessage: (line, clockMs) => reader.message(line, clockMs),
    onLine: (line, clockMs) => reader.line(line, clockMs),
  })
  const isOwnEnd = end.endedBy === 'itself' && end.signal === null
  reader.end(isOwnEnd && !isWatchedToItsEnd ? null : end.clockMs)
  const { lastMs, main } = reader
  const isHung = reader.isHung && (hungExitCode === null || end.exitCode === hungExitCode)
  const endedMs = isOwnEnd ? (main?.atMs ?? lastMs) : lastMs
  return {
    kind,
    clock: 'real',
    events: reader.events,
    ending: isHung ? { kind: 'hung', atMs: lastMs } : endingOf(end, reader, endedMs),
    exitCode: isHung ? hungExitCode : end.exitCode,
    stderr: end.stderr.split('\n').filter((line) => line.trim() !== '' && !noise?.test(line)),
    unhandled: reader.unhandled,
    server: null,
    ...(runtime.speed !== undefined && { speed }),
  }
}

/** How a child ended that did not hang. */
function endingOf(
  { endedBy, exitCode, signal }: ProcessEnd,
  { error }: ChildReader,
  atMs: number,
): Ending {
  if (endedBy !== 'itself') {
    return { kind: 'stopped', atMs, why: endedBy === 'asked' ? 'asked' : 'deadline' }
  }
  if (exitCode === 0) return { kind: 'returned', atMs, value: null }
  const why = signal === null ? `exit code ${exitCode}` : `killed by ${signal}`
  const own = signal === null ? error : null
  return { kind: 'threw', atMs, error: own ?? { name: 'Error', message: why } }
}
