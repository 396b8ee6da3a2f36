import type { TracedError, TraceEvent } from '../trace/event.ts'
import type { Ending, Trace } from '../trace/trace.ts'
import type { Stamp } from './preload.ts'
import type { Processes } from './processes.ts'
import { toMicroseconds } from './recorder.ts'

/** A plain Node file to be run in a child process. */
export interface ProcessRun {
  /** The file on disk. */
  path: string
  /** Its text where that differs from the file's: it then runs from a temporary folder. */
  text: string | null
  /** Options of Node itself. */
  flags: readonly string[]
  args: readonly string[]
  /** The built preload that stamps its lines. */
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
  const reader = new StampReader(job.onEvent)
  const { exitCode, stderr, endedBy } = await processes.runNode({
    file,
    preload,
    flags,
    args,
    deadlineMs,
    ...(signal && { signal }),
    onStamp: (line) => reader.read(line),
  })
  const atMs = reader.lastMs
  return {
    kind: 'process',
    clock: 'real',
    events: reader.events,
    ending:
      endedBy === 'itself'
        ? ownEnding(exitCode, reader.error, atMs)
        : { kind: 'stopped', atMs, why: endedBy === 'asked' ? 'asked' : 'deadline' },
    exitCode,
    stderr: stderr.split('\n').filter((line) => line.trim() !== ''),
    unhandled: reader.unhandled,
    server: null,
  }
}

function ownEnding(exitCode: number | null, error: TracedError | null, atMs: number): Ending {
  if (exitCode === 0) return { kind: 'returned', atMs, value: null }
  if (exitCode === unsettledExitCode) return { kind: 'hung', atMs }
  return {
    kind: 'threw',
    atMs,
    error: error ?? { name: 'Error', message: `exit code ${exitCode}` },
  }
}

/** Turns stamps into events, timed from the first line. */
class StampReader {
  readonly events: TraceEvent[] = []
  readonly unhandled: TracedError[] = []
  error: TracedError | null = null
  lastMs = 0
  #zeroMs: number | null = null
  #onEvent: ((event: TraceEvent) => void) | undefined

  constructor(onEvent?: (event: TraceEvent) => void) {
    this.#onEvent = onEvent
  }

  read(line: string): void {
    const stamp = stampIn(line)
    if (stamp === null) return
    this.#zeroMs ??= stamp.atMs
    const atMs = toMicroseconds(stamp.atMs - this.#zeroMs)
    this.lastMs = atMs
    if (stamp.kind === 'line') {
      const event: TraceEvent = { kind: 'logged', atMs, lane: '', text: stamp.text }
      this.events.push(event)
      this.#onEvent?.(event)
    } else if (stamp.kind === 'error') {
      this.error = { name: stamp.name, message: stamp.message }
      if (stamp.unhandled) this.unhandled.push(this.error)
    }
  }
}

/** Null for half a line, left by a child that was killed, and for what the program itself wrote on that descriptor. */
function stampIn(line: string): Stamp | null {
  try {
    const stamp = JSON.parse(line) as (Stamp & { text?: unknown; message?: unknown }) | null
    const isWhole =
      stamp !== null &&
      Number.isFinite(stamp.atMs) &&
      (stamp.kind !== 'line' || typeof stamp.text === 'string') &&
      (stamp.kind !== 'error' || typeof stamp.message === 'string')
    return isWhole ? stamp : null
  } catch {
    return null
  }
}
