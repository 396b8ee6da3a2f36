import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { ServerChoice } from '../lab/network/network.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'
import { computeFacts } from '../trace/facts.ts'
import type { TraceEvent } from '../trace/event.ts'
import type { Trace } from '../trace/trace.ts'
import { traitsOf } from '../trace/traits.ts'

/** What is run, and how. */
export interface Job {
  loaded: LoadedLesson
  runs: LessonRuns
  knobs: KnobValues
  speed: number
  server: ServerChoice
}

/** What `run --json` prints beside the version; documented in docs/json.md. */
export interface RunJson {
  lesson: string
  knobs: KnobValues
  speed: number
  variants: {
    id: string
    kind: Trace['kind']
    /** The version of the Python that ran it; null for TypeScript. */
    python: string | null
    /** When the demo's promise ended; for a process, its last line. Lab milliseconds. */
    totalMs: number
    boundMs: number | null
    /** Null for a process. */
    peakInFlight: number | null
    /** How it differs from what it should have been; null when it does not. */
    disturbed: string | null
    ending: string
    exitCode: number | null
    lanes: { name: string; startMs: number; endMs: number; outcome: string }[]
    events: readonly TraceEvent[]
    /** The lines written, in order. */
    output: string[]
  }[]
}

export function runJson({ loaded, runs, knobs, speed }: Job, shown: readonly ShownRun[]): RunJson {
  return {
    lesson: loaded.id,
    knobs,
    speed,
    variants: shown.map((run) => {
      const facts = computeFacts(run.trace)
      return {
        id: run.id,
        kind: run.trace.kind,
        python: run.python ?? null,
        totalMs: facts.totalMs,
        boundMs: runs.bound(run.id, run.knobs),
        peakInFlight: traitsOf(run.trace).tellsOfTasks ? facts.peakInFlight : null,
        disturbed: run.disturbed,
        ending: run.trace.ending.kind,
        exitCode: run.trace.exitCode,
        lanes: facts.lanes.map(({ name, startMs, endMs, outcome }) => ({
          name,
          startMs,
          endMs,
          outcome,
        })),
        events: run.trace.events,
        output: facts.logged.map(({ text }) => text),
      }
    }),
  }
}
