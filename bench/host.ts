import type { LabHost } from '../src/runners/host.ts'
import type { Lab } from '../src/lab/lab.ts'
import type { ServerChoice } from '../src/lab/network/network.ts'
import { LabRunner } from '../src/runners/lab.ts'
import { realTime } from '../src/system/real-time.ts'
import type { TraceEvent } from '../src/trace/event.ts'
import type { Trace } from '../src/trace/trace.ts'

/** The machine as the lab needs it. */
export const host: LabHost = {
  realTime,
  watchUnhandled: () => () => {},
}

/** A run in real time, at speed 1. */
export function realRun(
  program: (lab: Lab) => Promise<unknown>,
  {
    network = null,
    onEvent,
  }: { network?: ServerChoice | null; onEvent?: (event: TraceEvent) => void } = {},
): Promise<Trace> {
  return new LabRunner(host).run({
    program,
    clock: 'real',
    speed: 1,
    seed: 1,
    deadlineMs: 600_000,
    network,
    ...(onEvent && { onEvent }),
  })
}
