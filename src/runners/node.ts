import type { TraceEvent } from '../trace/event.ts'
import type { Ending, Trace } from '../trace/trace.ts'
import { ChildReader } from './child-reader.ts'
import type { ProcessEnd, Processes } from './processes.ts'

/** A plain Node file to be run in a child process. */
export interface ProcessRun {
  /** The file on disk. */
  path: string
  /** Its text where that differs from the file's: it then runs from a temporary folder. */
  text: string | null
  /** Options of Node itself. */
  flags: readonly string[]
  args: readonly string[]
  /** The built preload that tells of it. */
  preload: string
  processes: Processes
  /** Milliseconds after which it is killed. */
  deadlineMs: number
  signal?: AbortSignal
  onEvent?: (event: TraceEvent) => void
}

/** Node's exit code for a top-level await that nothing can settle any more. */
const unsettledExitCode = 13

/**
 * Runs a process variant and resolves to its trace; does not reject for what
 * the program does. Time zero is the first line it writes, since loading the
 * file is no part of the lesson; so it should write one early.
 */
export async function runProcess(job: ProcessRun): Promise<Trace> {
  if (job.text === null) return runFile(job, job.path)
  const name = job.path.replace(/^.*[\\/]/, '')
  const { path, remove } = await job.processes.temporaryFile(name, job.text)
  try {
    return await runFile(job, path)
  } finally {
    await remove()
  }
}

async function runFile(job: ProcessRun, file: string): Promise<Trace> {
  const { preload, flags, args, deadlineMs, processes, signal } = job
  const reader = new ChildReader({ speed: 1, countsFrom: 'its first line', onEvent: job.onEvent })
  const end = await processes.runNode({
    file,
    preload,
    flags,
    args,
    deadlineMs,
    ...(signal && { signal }),
    onMessage: (line, clockMs) => reader.message(line, clockMs),
    onLine: (line, clockMs) => reader.line(line, clockMs),
  })
  reader.end(end.clockMs)
  const hung = reader.isHung && end.exitCode === unsettledExitCode
  return {
    kind: 'process',
    clock: 'real',
    events: reader.events,
    ending: hung ? { kind: 'hung', atMs: reader.lastMs } : childEnding(end, reader, reader.lastMs),
    exitCode: end.exitCode,
    stderr: end.stderr.split('\n').filter((line) => line.trim() !== ''),
    unhandled: reader.unhandled,
    server: null,
  }
}

/** How a child ended that did not hang. */
export function childEnding(
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
