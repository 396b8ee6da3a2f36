import type { TracedError } from '../trace/event.ts'
import type { Ending, Trace } from '../trace/trace.ts'
import type { DriveEnd } from '../lab/clock/clock.ts'
import type { LabHost } from './host.ts'
import type { Lab } from '../lab/lab.ts'
import { makeLab } from '../lab/make-lab.ts'
import { openNetwork } from '../lab/network/network.ts'
import { modelledOffload, workerOffload } from '../lab/offload.ts'
import { RealClock } from '../lab/clock/real-clock.ts'
import { Recorder, toMicroseconds, tracedError } from '../lab/recorder.ts'
import { VirtualClock } from '../lab/clock/virtual-clock.ts'
import type { Job, Runner } from './runner.ts'

/** A program that times and fetches by its lab alone. */
export type LabProgram = (lab: Lab) => Promise<unknown>

/**
 * Runs programs in the lab, on either clock. A run lasts until the program's
 * promise has settled and nothing it started is left; what still ran on after
 * the promise is in the trace too.
 */
export class LabRunner implements Runner<LabProgram> {
  #host: LabHost

  constructor(host: LabHost) {
    this.#host = host
  }

  run(job: Job<LabProgram>): Promise<Trace> {
    return runInLab(this.#host, job)
  }
}

async function runInLab(
  host: LabHost,
  {
    program,
    clock: kind = 'real',
    speed = 1,
    seed = 1,
    deadlineMs,
    network: choice = null,
    signal,
    onEvent,
  }: Job<LabProgram>,
): Promise<Trace> {
  const clock =
    kind === 'virtual'
      ? new VirtualClock(host.realTime, host.machine)
      : new RealClock(host.realTime, speed)
  const recorder = new Recorder(clock, onEvent)
  const stopping = new AbortController()
  const abortions = new WeakSet<object>()
  const pauses = new Set<(signal: AbortSignal) => void>()
  const network = await openNetwork(choice, { clock, kind, recorder, abortions })
  const lab = makeLab({
    clock,
    recorder,
    abortions,
    pauses,
    seed,
    signal: stopping.signal,
    fetch: network.fetch,
    offload:
      clock instanceof VirtualClock
        ? modelledOffload(clock, stopping.signal)
        : workerOffload(clock, speed, stopping.signal),
  })
  const unhandled: TracedError[] = []
  let over = false
  const unwatch = host.watchUnhandled((error) => {
    if (!over) unhandled.push(tracedError(error))
  })
  let ending: Ending | null = null
  const end = await clock.drive(
    async () => {
      try {
        const value = await program(lab)
        if (!over)
          ending = { kind: 'returned', atMs: toMicroseconds(clock.now()), value: plain(value) }
      } catch (error) {
        if (!over)
          ending = { kind: 'threw', atMs: toMicroseconds(clock.now()), error: tracedError(error) }
      }
    },
    { deadlineMs, ...(signal && { signal }) },
  )
  const atMs = toMicroseconds(clock.now())
  over = true
  recorder.close()
  stopping.abort(new DOMException('the run was stopped', 'AbortError'))
  for (const stop of pauses) stop(stopping.signal)
  const server = await network.close()
  // What the stopped program leaves rejected is reported one turn later: not part of the run, and no reason to die.
  await new Promise<void>((resolve) => host.realTime.setImmediate(resolve))
  unwatch()
  return {
    kind: 'lab',
    clock: kind,
    ...(kind === 'real' && { speed }),
    events: recorder.events,
    ending: ending ?? earlyEnding(end, atMs),
    exitCode: null,
    stderr: [],
    unhandled,
    server,
  }
}

/** The ending of a program whose promise never settled. */
function earlyEnding(end: DriveEnd, atMs: number): Ending {
  if (end === 'deadline' || end === 'asked') return { kind: 'stopped', atMs, why: end }
  return { kind: 'hung', atMs }
}

/** What a demo returned, as data that can be kept and printed; what cannot be is left out. */
function plain(value: unknown): unknown {
  try {
    const text = JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Error ? tracedError(part) : typeof part === 'function' ? '[function]' : part,
    )
    return text === undefined ? undefined : (JSON.parse(text) as unknown)
  } catch {
    // A circle, or a whole number without a limit.
    return undefined
  }
}
