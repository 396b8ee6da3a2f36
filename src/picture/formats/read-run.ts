import {
  anyText,
  either,
  id,
  isObject,
  isPackageName,
  knownMembers,
  list,
  must,
  number,
  orNull,
  optional,
  record,
  type Shape,
} from '../../schema/schema.ts'
import { printable } from '../../text/printable.ts'
import { moment, traceShape } from '../../trace/is-trace.ts'
import {
  runOf,
  type SavedDocument,
  savedKind,
  type SavedRun,
  savedVersion,
  type SavedVariant,
} from './saved-run.ts'

/** A text that is no saved run; its message completes "this file …". */
export class NoSavedRun extends Error {
  override name = 'NoSavedRun'
}

/** The run that a text holds as `--save <file.json>` wrote it. Throws NoSavedRun. */
export function readRun(text: string): SavedRun {
  const document = parsed(text) as Partial<SavedDocument> | null
  if (document?.kind !== savedKind) throw new NoSavedRun('is no saved run')
  const { schemaVersion } = document
  if (typeof schemaVersion === 'number' && schemaVersion > savedVersion) {
    throw new NoSavedRun(
      `was saved by a newer learn-async: this one reads version ${savedVersion}, not ${schemaVersion}`,
    )
  }
  const [fault] = savedDocument(document, 'run')
  if (fault !== undefined) throw new NoSavedRun(`is damaged: ${printable(fault)}`)
  return runOf(document as SavedDocument)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new NoSavedRun('is no JSON')
  }
}

const mostEvents = 100_000

/** So many are drawn in no time that anybody would wait. */
const trace: Shape = (value, at) => {
  const events = isObject(value) ? value['events'] : null
  return Array.isArray(events) && events.length > mostEvents
    ? [`${at}.events must be at most ${mostEvents} events`]
    : traceShape(value, at)
}

const savedDocument = knownMembers<SavedDocument>({
  schemaVersion: must(`be ${savedVersion}`, (value) => value === savedVersion),
  kind: anyText,
  // It stands in what is offered to be typed, so it can hold nothing that a shell would read.
  lesson: id,
  course: optional(
    must(
      "be a package's name",
      (value) => value === '<folder>' || (typeof value === 'string' && isPackageName(value)),
    ),
  ),
  title: anyText,
  command: anyText,
  knobs: record(either(anyText, number)),
  variants: list(
    knownMembers<SavedVariant>({
      title: anyText,
      boundMs: orNull(moment),
      notes: list(anyText),
      trace,
    }),
  ),
})
