import type { Processes } from '../../runners/processes.ts'
import {
  byKind,
  flag,
  members,
  number,
  optional,
  type Shape,
  text,
  word,
} from '../../schema/schema.ts'
import type { FoundLesson } from '../find.ts'

/** What a lesson is doing while it is checked. */
export interface Step {
  /** Where the author finds it, as `demo.ts`. */
  file: string
  /** Its name in what is said of it, as `"together"`; empty for the lesson as a whole. */
  what: string
  /** Wall milliseconds that it may spend waiting, beside the general patience. */
  waitMs: number
}

/** How the process of a lesson came to its end before the lesson was checked. */
export type LastWord =
  /** process.exit was called; without it nothing was left that the process could wait for. */
  | 'exits'
  | 'ends'
  | 'throws'
  | 'rejects'
  /** The thread is held, or was for long. */
  | 'computes'
  | 'waits'
  | 'memory'

/** What the process in which a lesson is checked reports, one after the other. */
export type Report =
  | ({ kind: 'step' } & Pick<Step, 'file' | 'what'>)
  | { kind: 'fault'; file: string; line?: number; column?: number; fault: string; stack: string }
  /** The lesson wrote past its log. */
  | { kind: 'wrote'; stream: 'stdout' | 'stderr'; text: string; stack: string }
  | { kind: 'last'; word: LastWord; message: string; stack: string }
  /** All of the lesson was checked; Node prints more on stderr, where it was asked to. */
  | { kind: 'end'; printed?: boolean }

type OfKind<Kind extends Report['kind']> = Extract<Report, { kind: Kind }>

const kind = text
const anyText: Shape = (value, at) => (typeof value === 'string' ? [] : [`${at} must be text`])
const stack = anyText

/** What a process says may be anything: the lesson in it may have written it. */
const reportShape = byKind<Report['kind']>({
  step: members<OfKind<'step'>>({ kind, file: text, what: anyText }),
  fault: members<OfKind<'fault'>>({
    kind,
    file: text,
    line: optional(number),
    column: optional(number),
    fault: text,
    stack,
  }),
  wrote: members<OfKind<'wrote'>>({
    kind,
    stream: word('stdout', 'stderr'),
    text: anyText,
    stack,
  }),
  last: members<OfKind<'last'>>({
    kind,
    word: word<LastWord>('exits', 'ends', 'throws', 'rejects', 'computes', 'waits', 'memory'),
    message: anyText,
    stack,
  }),
  end: members<OfKind<'end'>>({ kind, printed: optional(flag) }),
})

/** The report that a value is, or null. */
export function asReport(value: unknown): Report | null {
  return reportShape(value, '').length === 0 ? (value as Report) : null
}

/** How the process ended, and what it wrote by ways that nobody watches. */
export interface ProcessEnd {
  /** `silence`: nothing of it moved any more. */
  by: 'itself' | 'asked' | 'silence'
  exitCode: number | null
  signal: string | null
  stdout: string
  stderr: string
  /** Whether something else than reports came by the way of reports, or the way was closed. */
  forged: boolean
}

/** Processes in which lessons are checked, implemented by `src/system/checks.ts`. */
export interface LessonChecks {
  /** How many are to be checked at once. */
  atOnce: number
  /**
   * Starts a process that checks one lesson and resolves when it and all that
   * it started have ended; at once, killed, where the signal is aborted.
   * Rejects where no process can be started.
   */
  start(job: {
    lesson: FoundLesson
    signal: AbortSignal
    /** Whatever came by the way of reports, with the sign that only the checking process knows. */
    onReport: (report: unknown) => void
  }): Promise<ProcessEnd>
  /** In such a process: what it was started for. From then on it tells how the lesson ends it. */
  inside(): Promise<Inside>
}

/** The side of the process that checks. */
export interface Inside {
  lesson: FoundLesson
  /** Those that the lesson may start: they end with it. */
  processes: Processes
  report(report: Report): void
  /** Begins a step, and its time to wait. */
  begin(step: Step): void
  /** Ends the process; an error of syntax given here is printed by Node, which alone knows where it is. */
  end(thrown?: unknown): void
}
