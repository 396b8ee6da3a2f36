import type { TracedError, TraceEvent } from '../trace/event.ts'
import type { Ending, ServerCount, Trace } from '../trace/trace.ts'
import { startDelayServer } from './delay-server.ts'
import type { RunHost } from './host.ts'
import type { FoundPython, ProcessEnd } from './processes.ts'
import { RealClock } from './real-clock.ts'
import { toMicroseconds } from './recorder.ts'

/** A Python program to be run; the file is any asyncio program. */
export interface PythonRun {
  /** The folder that it runs in. */
  folder: string
  /** The file, from that folder. */
  file: string
  args: readonly string[]
  /** Lab time = wall time × speed. */
  speed: number
  /** Whether it fetches: the delay server then stands ready, its address in DELAY_SERVER. */
  network: boolean
  /** Lab milliseconds after which it is killed. */
  deadlineMs: number
  signal?: AbortSignal
  onEvent?: (event: TraceEvent) => void
}

/** There is no Python to run twins in; one line that says what was looked for. */
export class NoPython extends Error {
  override name = 'NoPython'
  constructor({ command, version }: FoundPython & { kind: 'missing' }) {
    const found = version === null ? 'and there is none' : `and it is Python ${version}`
    super(
      `the Python twin needs Python 3.11 or newer: looked for ${command}, ${found}; LEARN_ASYNC_PYTHON can name another`,
    )
  }
}

/** The version of the Python that is there. Throws NoPython. */
export async function pythonVersion({ processes }: RunHost): Promise<string> {
  const found = await processes.findPython()
  if (found.kind === 'missing') throw new NoPython(found)
  return found.version
}

/** The parts of a line on descriptor 3 that are no event: they tell of the run as a whole. */
type Report =
  /** main ended */
  | { kind: 'main'; atMs: number; how: 'finished' | 'failed' | 'cancelled'; error?: TracedError }
  /** nothing is left that could move it on */
  | { kind: 'hung'; atMs: number }
  /** an error ended the program */
  | { kind: 'error'; atMs: number; error: TracedError }
  /** a task's error that nobody looked at */
  | { kind: 'unhandled'; atMs: number; error: TracedError }

/**
 * Runs a Python program, unchanged, and resolves to its trace. Throws NoPython
 * where there is none; does not reject for what the program does.
 */
export async function runPython(host: RunHost, job: PythonRun): Promise<Trace> {
  const python = await host.processes.findPython()
  if (python.kind === 'missing') throw new NoPython(python)
  const server = job.network
    ? await startDelayServer(new RealClock(host.realTime, job.speed))
    : null
  const reader = new ReportReader(job.onEvent)
  try {
    const end = await host.processes.runPython({
      command: python.command,
      folder: job.folder,
      args: [host.pythonRunner, `--speed=${job.speed}`, job.file, ...job.args],
      variables: server === null ? {} : { DELAY_SERVER: server.origin },
      // Until its loop runs, a Python needs a moment that is no part of the run.
      deadlineMs: startMs + job.deadlineMs / job.speed,
      ...(job.signal && { signal: job.signal }),
      onStamp: (line) => reader.read(line),
    })
    return { ...traceOf(reader, end, server?.counter.count ?? null), speed: job.speed }
  } finally {
    await server?.close()
  }
}

const startMs = 5000

/** What Python adds to the warning of a coroutine that was never awaited. */
const advice = /^RuntimeWarning: Enable tracemalloc/

function traceOf(reader: ReportReader, end: ProcessEnd, server: ServerCount | null): Trace {
  const hung = reader.hungAtMs !== null
  return {
    kind: 'python',
    clock: 'real',
    events: reader.events,
    ending: endingOf(reader, end),
    // A real Python would wait on; nothing ended it but us.
    exitCode: hung ? null : end.exitCode,
    stderr: end.stderr.split('\n').filter((line) => line.trim() !== '' && !advice.test(line)),
    unhandled: reader.unhandled,
    server,
  }
}

function endingOf(
  { main, hungAtMs, error, lastMs }: ReportReader,
  { endedBy, exitCode }: ProcessEnd,
): Ending {
  if (hungAtMs !== null) return { kind: 'hung', atMs: hungAtMs }
  if (endedBy !== 'itself') {
    return { kind: 'stopped', atMs: lastMs, why: endedBy === 'asked' ? 'asked' : 'deadline' }
  }
  const atMs = main?.atMs ?? lastMs
  if (exitCode === 0) return { kind: 'returned', atMs, value: null }
  const why = main?.error ?? error ?? { name: 'Error', message: `exit code ${exitCode}` }
  return { kind: 'threw', atMs, error: why }
}

/** A line that is cut short, since the program was killed while writing it, tells nothing. */
function parsed(line: string): Report | TraceEvent | null {
  try {
    return JSON.parse(line) as Report | TraceEvent
  } catch {
    return null
  }
}

/** Turns what the runner writes into events, and keeps what it tells of the run. */
class ReportReader {
  readonly events: TraceEvent[] = []
  readonly unhandled: TracedError[] = []
  main: (Report & { kind: 'main' }) | null = null
  hungAtMs: number | null = null
  error: TracedError | null = null
  lastMs = 0
  #onEvent: ((event: TraceEvent) => void) | undefined

  constructor(onEvent?: (event: TraceEvent) => void) {
    this.#onEvent = onEvent
  }

  read(line: string): void {
    const report = parsed(line)
    if (report === null) return
    this.lastMs = toMicroseconds(report.atMs)
    switch (report.kind) {
      case 'main':
        this.main = report
        break
      case 'hung':
        this.hungAtMs = report.atMs
        break
      case 'error':
        this.error = report.error
        break
      case 'unhandled':
        this.unhandled.push(report.error)
        break
      default:
        this.events.push(report)
        this.#onEvent?.(report)
    }
  }
}
