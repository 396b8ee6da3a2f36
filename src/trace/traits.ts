import type { Trace } from './trace.ts'

/** What is known of a run by what ran it: who looks at one asks for this, never for the kind itself. */
export interface Traits {
  /** The virtual clock can run it: a run there is what every real one should be. */
  readonly isExact: boolean
  /** What real runs are held against was recorded, and is shipped. */
  readonly isRecorded: boolean
  /** A process of its own: it has an exit code, and writes on stderr. */
  readonly isChild: boolean
  /** It tells of its tasks, and when it as a whole was done; otherwise its lines are all there is. */
  readonly tellsOfTasks: boolean
}

/** By the kind of a trace, and of the program that it is of. */
const traits = {
  lab: { isExact: true, isRecorded: false, isChild: false, tellsOfTasks: true },
  process: { isExact: false, isRecorded: false, isChild: true, tellsOfTasks: false },
  python: { isExact: false, isRecorded: true, isChild: true, tellsOfTasks: true },
} satisfies Record<Trace['kind'], Traits>

export function traitsOf({ kind }: Pick<Trace, 'kind'>): Traits {
  return traits[kind]
}
