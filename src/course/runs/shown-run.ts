import type { ServerChoice } from '../../lab/network/network.ts'
import type { Job } from '../../runners/runner.ts'
import type { Trace } from '../../trace/trace.ts'
import type { KnobValues } from '../kit/knob.ts'

/** A run as it was shown. */
export interface ShownRun {
  /** Of its variant or snippet. */
  id: string
  knobs: KnobValues
  speed: number
  seed: number
  trace: Trace
  /**
   * `computed`: the learner ended it, and what is shown is its expected run;
   * `expected`: it was disturbed, and what is shown is its expected run;
   * `recorded`: a Python run as it was shipped with the lesson.
   */
  rest: 'ran' | 'computed' | 'expected' | 'recorded'
  /** The version of the Python that ran it, as `3.11.7`; absent for TypeScript. */
  python?: string
  /** How it differs from its expected run by more than the tolerance; null when they agree. */
  disturbed: string | null
}

/** How a program of a lesson is run, where that is not as usual. */
export type RunOptions = Pick<
  Partial<Job<never>>,
  'speed' | 'signal' | 'onEvent' | 'deadlineMs'
> & {
  /** Where the fetch demo goes: the delay server unless an address is named. */
  server?: ServerChoice
}
