import type { TracedError, TraceEvent } from '../trace/event.ts'
import type { Ending, Trace } from '../trace/trace.ts'
import type { DriveEnd } from '../lab/clock/clock.ts'
import type { LabHost } from './host.ts'
import type { Lab } from '../lab/lab.ts'
import { makeLab } from '../lab/make-lab.ts'
import { openNetwork, type ServerChoice } from '../lab/network/network.ts'
import { modelledOffload, workerOffload } from '../lab/offload.ts'
import { RealClock } from '../lab/clock/real-clock.ts'
import { Recorder, toMicroseconds, tracedError } from '../lab/recorder.ts'
import { VirtualClock } from '../lab/clock/virtual-clock.ts'

/** One run of a program in the lab. */
export interface LabRun {
  program: (lab: Lab) => Promise<unknown>
  clock: 'real' | 'virtual'
  /** Lab time = wall time × speed; the virtual clock has none. */
  speed: number
  seed: number
  /** Lab milliseconds after which it is stopped. */
  deadlineMs: number
  /** Whether it fetches; the delay server, or its model, stands ready before time zero. */
  network: ServerChoice | null
  signal?: AbortSignal
  onEvent?: (event: TraceEvent) => void
}

/**
 * Runs a program and resolves to its trace; whatever the program does, this
 * does not reject. The run lasts until the program's promise has settled and
 * nothing it started is left; what still ran on after the promise is in the
 * trace too.
 */
export async function runInLab(host: LabHost, job: LabRun): Promise<Trace> {
  const clock =
    job.clock === 'virtual'
      ? new VirtualClock(host.realTime, host.machine)
      : new RealClock(host.realTime, job.speed)
  const recorder = new Recorder(clock, job.onEvent)
  const stopping = new AbortController()
  const abortions = new WeakSet<object>()
  const pauses = new Set<(signal: AbortSignal) => void>()
  const network = await openNetwork(job.network, { clock, kind: job.clock, recorder, abortions })
  const lab = makeLab({
    clock,
    recorder,
    abortions,
    pauses,
    seed: job.seed,
    signal: stopping.signal,
    fetch: network.fetch,
    offload:
      clock instanceof VirtualClock
        ? modelledOffload(clock, stopping.signal)
        : workerOffload(clock, job.speed, stopping.signal),
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
        const value = await job.program(lab)
        if (!over)
          ending = { kind: 'returned', atMs: toMicroseconds(clock.now()), value: plain(value) }
      } catch (error) {
        if (!over)
          ending = { kind: 'threw', atMs: toMicroseconds(clock.now()), error: tracedError(error) }
      }
    },
    { deadlineMs: job.deadlineMs, ...(job.signal && { signal: job.signal }) },
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
    clock: job.clock,
    ...(job.clock === 'real' && { speed: job.speed }),
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
