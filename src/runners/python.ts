import type { TraceEvent } from '../trace/event.ts'
import type { ServerCount, Trace } from '../trace/trace.ts'
import { ChildReader } from './child-reader.ts'
import { startDelayServer } from '../lab/network/delay-server.ts'
import type { RunHost } from './host.ts'
import { childEnding } from './node.ts'
import type { FoundPython, ProcessEnd } from './processes.ts'
import { RealClock } from '../lab/clock/real-clock.ts'

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

/** There is no Python to run Python versions in; one line that says what was looked for. */
export class NoPython extends Error {
  override name = 'NoPython'
  constructor({ command, version }: FoundPython & { kind: 'missing' }) {
    const found = version === null ? 'and there is none' : `and it is Python ${version}`
    super(
      `the Python version needs Python 3.11 or newer: looked for ${command}, ${found}; LEARN_ASYNC_PYTHON can name another`,
    )
  }
}

/** The version of the Python that is there. Throws NoPython. */
export async function pythonVersion({ processes }: RunHost): Promise<string> {
  const found = await processes.findPython()
  if (found.kind === 'missing') throw new NoPython(found)
  return found.version
}

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
  const reader = new ChildReader({
    speed: job.speed,
    countsFrom: 'its own zero',
    onEvent: job.onEvent,
  })
  try {
    const end = await host.processes.runPython({
      command: python.command,
      folder: job.folder,
      args: [host.pythonRunner, `--speed=${job.speed}`, job.file, ...job.args],
      variables: server === null ? {} : { DELAY_SERVER: server.origin },
      // Until its loop runs, a Python needs a moment that is no part of the run.
      deadlineMs: startMs + job.deadlineMs / job.speed,
      ...(job.signal && { signal: job.signal }),
      onMessage: (line, clockMs) => reader.message(line, clockMs),
      onLine: (line, clockMs) => reader.line(line, clockMs),
    })
    // What it takes to leave is no part of the run.
    reader.end(end.endedBy === 'itself' && end.signal === null ? null : end.clockMs)
    return { ...traceOf(reader, end, server?.counter.count ?? null), speed: job.speed }
  } finally {
    await server?.close()
  }
}

const startMs = 5000

/** What Python adds to the warning of a coroutine that was never awaited. */
const advice = /^RuntimeWarning: Enable tracemalloc/

function traceOf(reader: ChildReader, end: ProcessEnd, server: ServerCount | null): Trace {
  const { isHung, main, lastMs } = reader
  const isOwnEnd = end.endedBy === 'itself' && end.signal === null
  return {
    kind: 'python',
    clock: 'real',
    events: reader.events,
    ending: isHung
      ? { kind: 'hung', atMs: lastMs }
      : childEnding(end, reader, (isOwnEnd ? main?.atMs : null) ?? lastMs),
    // A real Python would wait on; nothing ended it but us.
    exitCode: isHung ? null : end.exitCode,
    stderr: end.stderr.split('\n').filter((line) => line.trim() !== '' && !advice.test(line)),
    unhandled: reader.unhandled,
    server,
  }
}
