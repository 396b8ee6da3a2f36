import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildMessage } from '../src/runners/child-message.ts'
import type { ChildJob, ProcessEnd, Processes } from '../src/runners/processes.ts'
import type { Trace } from '../src/trace/trace.ts'

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
export async function digestOf({ args: all }: ChildJob): Promise<string> {
  // node <flags> --require <preload> <file> <args>
  const [flags, [, , file = '', ...args]] = [
    all.slice(0, all.indexOf('--require')),
    all.slice(all.indexOf('--require')),
  ]
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
    async run(job) {
      if (job.command !== 'node') return real.run(job)
      const trace = (await (read ??= traces())).get(await digestOf(job))
      return trace === undefined ? real.run(job) : replayed(trace, job)
    },
  }
}

function replayed(
  { events, ending, unhandled, exitCode, stderr }: Trace,
  job: ChildJob,
): ProcessEnd {
  const { atMs } = ending
  const tell = (message: ChildMessage) => job.onMessage(JSON.stringify(message), message.atMs)
  for (const event of events) {
    tell(event)
    if (event.kind === 'logged') job.onLine(event.text, event.atMs)
  }
  if (ending.kind === 'hung') tell({ kind: 'hung', atMs })
  if (ending.kind === 'threw') tell({ kind: 'error', atMs, error: ending.error })
  for (const error of unhandled) tell({ kind: 'unhandled', atMs, error })
  tell({ kind: 'exit', atMs })
  const endedBy = ending.kind === 'stopped' ? 'deadline' : 'itself'
  return { exitCode, signal: null, clockMs: atMs, stderr: stderr.join('\n'), endedBy }
}
