import type { Traced } from '../../own-program/traced.ts'
import { anyText, isObject, knownMembers, list, number } from '../../schema/schema.ts'
import { NoSavedRun } from './read-run.ts'
import {
  savedTraceKind,
  savedTraceVersion,
  type TraceDocument,
  tracedOfDocument,
} from './trace-document.ts'

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
  return tracedOfDocument(document)
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
