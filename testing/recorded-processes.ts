import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stamp } from '../src/lab/preload.ts'
import type { ProcessEnd, Processes } from '../src/lab/processes.ts'
import type { Trace } from '../src/trace/trace.ts'

type NodeJob = Parameters<Processes['runNode']>[0]

/** A run of a program of a lesson in a child process, as `npm run dump -- --record` kept it. */
export interface RecordedProcess {
  /** Of the program's text, Node's options and the arguments. */
  ran: string
  trace: Trace
}

export const recordFile = fileURLToPath(new URL('processes.json', import.meta.url))

/** By lesson, program and knobs. */
export async function recordedRuns(): Promise<Record<string, RecordedProcess>> {
  return JSON.parse(await readFile(recordFile, 'utf8')) as Record<string, RecordedProcess>
}

/** What tells one program from another, wherever it stands. */
export async function digestOf({ file, flags, args }: NodeJob): Promise<string> {
  const what = JSON.stringify([path.basename(file), await readFile(file, 'utf8'), flags, args])
  return createHash('sha256').update(what).digest('hex').slice(0, 16)
}

/** Processes that are told as they were recorded, and run where they were not. */
export function recordedProcesses(real: Processes): Processes {
  let read: Promise<Map<string, Trace>> | undefined
  const traces = async (): Promise<Map<string, Trace>> =>
    new Map(Object.values(await recordedRuns()).map(({ ran, trace }) => [ran, trace]))
  return {
    ...real,
    async runNode(job) {
      const trace = (await (read ??= traces())).get(await digestOf(job))
      return trace === undefined ? real.runNode(job) : replayed(trace, job)
    },
  }
}

function replayed(
  { events, ending, unhandled, exitCode, stderr }: Trace,
  job: NodeJob,
): ProcessEnd {
  const { atMs } = ending
  const error = ending.kind === 'threw' ? ending.error : undefined
  const stamps: Stamp[] = [
    ...events.flatMap((event): Stamp[] =>
      event.kind === 'logged' ? [{ kind: 'line', atMs: event.atMs, text: event.text }] : [],
    ),
    ...(error === undefined
      ? []
      : [{ kind: 'error' as const, atMs, ...error, unhandled: unhandled.length > 0 }]),
    { kind: 'exit', atMs },
  ]
  for (const stamp of stamps) job.onStamp(JSON.stringify(stamp))
  const endedBy = ending.kind === 'stopped' ? 'deadline' : 'itself'
  return { exitCode, stderr: stderr.join('\n'), endedBy }
}
