import type { ServerChoice } from '../lab/network/network.ts'
import type { TraceEvent } from '../trace/event.ts'
import type { Trace } from '../trace/trace.ts'

/** One run of one program, whoever wants it: a lesson, an exercise, a command. */
export interface Job<Program> {
  program: Program
  /** The virtual clock is the lab's alone. Real unless given. */
  clock?: 'real' | 'virtual'
  /** Lab time = wall time × speed; 1 unless given. The virtual clock has none, and neither has plain Node. */
  speed?: number
  /** Of what is random in the lab; 1 unless given. */
  seed?: number
  /** Lab milliseconds after which it is stopped. */
  deadlineMs: number
  /** Where it fetches from, which stands ready before time zero; null, or left out, where it fetches nothing. */
  network?: ServerChoice | null
  /** Aborting it stops the run, which then resolves to what there was of it. */
  signal?: AbortSignal
  /** Told of each event when it happens. */
  onEvent?: (event: TraceEvent) => void
}

/** What can run programs of one kind. */
export interface Runner<Program> {
  /** Resolves to the trace; rejects only where the machine cannot run it, never for what the program does. */
  run(job: Job<Program>): Promise<Trace>
}

/** A run that is still to begin, as a live picture takes it: what it is of, nobody need know there. */
export interface RunToWatch<Run> {
  title: string
  /** The least total that theory allows, in lab milliseconds; null where none is claimed. */
  boundMs: number | null
  kind: Trace['kind']
  /** Lab time = wall time × speed. */
  speed: number
  start(onEvent: (event: TraceEvent) => void, signal: AbortSignal): Promise<Run>
  /** What is shown of one that was ended before its time. */
  rest(ended: Run, signal: AbortSignal): Promise<Run>
}
