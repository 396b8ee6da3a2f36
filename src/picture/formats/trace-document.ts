import type { Finding } from '../../own-program/finding.ts'
import type { OwnProgramRun } from '../../own-program/run.ts'
import type { Traced } from '../../own-program/traced.ts'

export const savedTraceVersion = 1
export const savedTraceKind = 'learn-async trace'

/** A traced run as JSON; documented in docs/json.md. */
export interface TraceDocument {
  schemaVersion: number
  kind: typeof savedTraceKind
  program: string
  language: OwnProgramRun['language']
  runtime: string
  exit: OwnProgramRun['exit']
  ended: OwnProgramRun['ended']
  totalMs: number
  lanes: (OwnProgramRun['lanes'][number] & { name: string })[]
  thread: OwnProgramRun['thread']
  findings: Finding[]
  unseen: string[]
  droppedEvents: number
  sources: Traced['sources']
}

export function traceDocument({ run, names, findings, sources }: Traced): TraceDocument {
  const { program, language, runtime, exit, ended, totalMs, thread, unseen, droppedEvents } = run
  return {
    schemaVersion: savedTraceVersion,
    kind: savedTraceKind,
    program,
    language,
    runtime,
    exit,
    ended,
    totalMs,
    lanes: run.lanes.map((lane, index) => ({ name: names[index]!, ...lane })),
    thread,
    findings: [...findings],
    unseen,
    droppedEvents,
    sources,
  }
}

/** The run that a document was made of. */
export function tracedOfDocument({ findings, sources, lanes, ...run }: TraceDocument): Traced {
  return { run: { ...run, lanes }, names: lanes.map(({ name }) => name), findings, sources }
}
