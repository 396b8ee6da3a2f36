import type { Finding } from '../../own-program/finding.ts'
import type { OwnProgramRun } from '../../own-program/run.ts'
import type { Traced } from '../../own-program/traced.ts'
import { anyText, isObject, knownMembers, list, number } from '../../schema/schema.ts'
import { NoSavedRun } from './read-run.ts'

const savedTraceVersion = 1
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

/** The run that a text holds as `trace --save <file.json>` wrote it. Throws NoSavedRun. */
export function readTrace(text: string): Traced {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new NoSavedRun('is no JSON')
  }
  if (!isTrace(document)) throw new NoSavedRun('is no saved trace')
  const { schemaVersion } = document
  if (typeof schemaVersion === 'number' && schemaVersion > savedTraceVersion) {
    throw new NoSavedRun(
      `was saved by a newer learn-async: this one reads version ${savedTraceVersion}, not ${schemaVersion}`,
    )
  }
  const [fault] = shape(document, 'trace')
  if (fault !== undefined) throw new NoSavedRun(`is damaged: ${fault}`)
  const { findings, sources, lanes, ...run } = document
  return { run: { ...run, lanes }, names: lanes.map(({ name }) => name), findings, sources }
}

/** Whether a text was written by `trace`, damaged or not. */
export function isSavedTrace(text: string): boolean {
  return text.slice(0, 200).includes(`"${savedTraceKind}"`)
}

function isTrace(document: unknown): document is TraceDocument {
  return isObject(document) && document['kind'] === savedTraceKind
}

const stretch = knownMembers({ startMs: number, endMs: number })

const shape = knownMembers({
  program: anyText,
  runtime: anyText,
  totalMs: number,
  lanes: list(
    knownMembers({
      name: anyText,
      startMs: number,
      endMs: number,
      waits: list(stretch),
      holds: list(stretch),
    }),
  ),
  thread: list(stretch),
  findings: list(knownMembers({ kind: anyText, text: anyText })),
  unseen: list(anyText),
})
