import { computeFacts } from '../../trace/facts.ts'
import type { Trace } from '../../trace/trace.ts'
import type { Traced } from '../../own-program/traced.ts'
import type { Picture } from '../picture.ts'

/** A run of a demo, to be saved: all its variants, finished. */
export interface SavedRun {
  /** The lesson's id. */
  lesson: string
  /** What is typed to name its course: a package, or `<folder>`; null for the built-in course. */
  course: string | null
  /** The lesson's title. */
  title: string
  /** What to type to make such a run again. */
  command: string
  knobs: Readonly<Record<string, number | string>>
  pictures: readonly Picture[]
  /** The run of one's own program that it is of; none for a lesson's. */
  traced?: Traced
}

/** The version of the JSON form; it grows when a shape changes in a way that could break a reader. */
export const savedVersion = 1

/** A saved run as JSON: in a file of its own, and in the HTML page. Documented in docs/json.md. */
export interface SavedDocument {
  schemaVersion: number
  kind: typeof savedKind
  lesson: string
  /** Left out for the built-in course. */
  course?: string
  title: string
  command: string
  knobs: SavedRun['knobs']
  variants: SavedVariant[]
}

export const savedKind = 'learn-async run'

export interface SavedVariant {
  title: string
  boundMs: number | null
  notes: readonly string[]
  trace: SavedTrace
}

/** A trace without what its demo returned: that is neither drawn nor sure to be plain data. */
export type SavedTrace = Omit<Trace, 'ending'> & { ending: SavedEnding }

type SavedEnding =
  | { kind: 'returned' | 'hung'; atMs: number }
  | Extract<Trace['ending'], { kind: 'threw' | 'stopped' }>

export function documentOf(run: SavedRun): SavedDocument {
  const { lesson, course, title, command, knobs, pictures } = run
  return {
    schemaVersion: savedVersion,
    kind: savedKind,
    lesson,
    ...(course !== null && { course }),
    title,
    command,
    knobs,
    variants: pictures.flatMap(savedVariant),
  }
}

/** Nothing is saved of what is still to run. */
function savedVariant({ title, boundMs, notes, trace }: Picture): SavedVariant[] {
  if (trace === null) return []
  return [{ title, boundMs, notes, trace: { ...trace, ending: savedEnding(trace.ending) } }]
}

/** The run that a document was made of; its facts are computed anew. */
export function runOf(document: SavedDocument): SavedRun {
  const { lesson, course = null, title, command, knobs, variants } = document
  return { lesson, course, title, command, knobs, pictures: variants.map(pictureOf) }
}

function pictureOf({ title, boundMs, notes, trace: saved }: SavedVariant): Picture {
  const { ending } = saved
  const trace: Trace = {
    ...saved,
    ending: ending.kind === 'returned' ? { ...ending, kind: 'returned', value: null } : ending,
  } as Trace
  return { title, boundMs, notes, trace, facts: computeFacts(trace), nowMs: null }
}

function savedEnding(ending: Trace['ending']): SavedEnding {
  return ending.kind === 'returned' ? { kind: ending.kind, atMs: ending.atMs } : ending
}
