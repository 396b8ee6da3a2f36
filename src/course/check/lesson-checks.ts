import type { Processes } from '../../runners/processes.ts'
import {
  anyText,
  fits,
  flag,
  members,
  number,
  optional,
  text,
  union,
  word,
} from '../../schema/schema.ts'
import type { FoundLesson } from '../find.ts'
import type { Step } from '../runs/lesson-runs.ts'

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

/** What a process says may be anything, the lesson in it may have written it: so no other members are let pass. */
const reportShape = union<Report>(
  {
    step: { file: text, what: anyText },
    fault: {
      file: text,
      line: optional(number),
      column: optional(number),
      fault: text,
      stack: anyText,
    },
    wrote: { stream: word('stdout', 'stderr'), text: anyText, stack: anyText },
    last: {
      word: word<LastWord>('exits', 'ends', 'throws', 'rejects', 'computes', 'waits', 'memory'),
      message: anyText,
      stack: anyText,
    },
    end: { printed: optional(flag) },
  },
  members,
)

/** The report that a value is, or null. */
export function asReport(value: unknown): Report | null {
  return fits<Report>(reportShape, value) ? value : null
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
