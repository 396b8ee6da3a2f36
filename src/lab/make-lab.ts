import type { WaitingFor } from '../trace/event.ts'
import { abortionOf } from './tools/abortions.ts'
import type { Clock } from './clock/clock.ts'
import type { Lab } from './lab.ts'
import type { Offload } from './offload.ts'
import { allowManyListeners, onAbort } from './tools/on-abort.ts'
import { LabAgent } from './network/fetch.ts'
import { seededRandom } from './random.ts'
import { type Recorder, toMicroseconds, tracedError } from './recorder.ts'
import { type Recording, recordedTools } from './recorded-tools.ts'
import { TaskGroup } from './tools/task-group.ts'
import { afterAny, timeFault } from './tools/time.ts'
import { timeoutError } from './tools/with-timeout.ts'

/** What a lab is made of; the rest of a run owns these. */
export interface LabParts extends Recording {
  seed: number
  /** Aborted when the run ends early. */
  signal: AbortSignal
  /**
   * What ends each pending wait then. A set, since a signal with 100,000
   * listeners takes long to forget one.
   */
  pauses: Set<(signal: AbortSignal) => void>
  fetch: Lab['fetch']
  offload: Offload
}

/** The lab of one run. Its members may be taken out by destructuring. */
export function makeLab(parts: LabParts): Lab {
  const { clock, recorder, abortions } = parts
  allowManyListeners(parts.signal)

  const task: Lab['task'] = (name, run) =>
    recorder.onLane(name, (lane) => {
      const finished = (): void => recorder.endLane(lane, { kind: 'finished' })
      const failed = (error: unknown): void => {
        const cancelled = typeof error === 'object' && error !== null && abortions.has(error)
        const kind = cancelled ? 'cancelled' : 'failed'
        recorder.endLane(lane, { kind, error: tracedError(error) })
      }
      // A call that gives no promise is over when it returns: its bar must not
      // cover what the thread does next.
      try {
        const result = run()
        if (!isThenable(result)) {
          finished()
          return Promise.resolve(result)
        }
        return Promise.resolve(result).then(
          (value) => {
            finished()
            return value
          },
          (error: unknown) => {
            failed(error)
            throw error
          },
        )
      } catch (error) {
        failed(error)
        return Promise.reject(error)
      }
    })

  /** A promise that `begin` settles; it rejects when the run is stopped or its own signal aborts. */
  function pausing(
    what: WaitingFor,
    own: AbortSignal | undefined,
    begin: (resume: () => void) => { dueMs?: number; cancel: () => void },
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const aborted = [parts.signal, own].find((signal) => signal?.aborted)
      if (aborted) return reject(abortionOf(aborted, abortions))
      const resumed = recorder.waiting(what)
      const { dueMs, cancel } = begin(() => {
        forget()
        resumed(dueMs)
        resolve()
      })
      const stop = (signal: AbortSignal): void => {
        cancel()
        forget()
        resumed()
        reject(abortionOf(signal, abortions))
      }
      const forgetOwn = own && onAbort(own, () => stop(own))
      const forget = (): void => {
        parts.pauses.delete(stop)
        forgetOwn?.()
      }
      parts.pauses.add(stop)
    })
  }

  const sleep: Lab['sleep'] = (ms, { signal } = {}) => {
    const fault = timeFault('a wait', ms)
    if (fault !== null) return Promise.reject(fault)
    return pausing('timer', signal, (resume) => ({
      // As Node's timers take it: whole milliseconds, at least one.
      dueMs: clock.now() + Math.max(1, Math.trunc(ms)),
      cancel: afterAny(clock, ms, resume),
    }))
  }

  const setImmediate: Lab['setImmediate'] = () =>
    pausing('immediate', undefined, (resume) => {
      let live = true
      clock.immediate(() => live && resume())
      return { cancel: () => (live = false) }
    })

  function hold(ms: number, line: number | null): void {
    const fault = timeFault('a time', ms)
    if (fault !== null) throw fault
    const fromMs = toMicroseconds(clock.now())
    clock.busy(ms)
    recorder.record({ kind: 'blocked', lane: recorder.currentLane(), fromMs, line })
  }

  const busy: Lab['busy'] = (ms) => hold(ms, callerLine(busy))

  const compute: Lab['compute'] = (name, ms) => {
    const line = callerLine(compute)
    return task(name, () => {
      hold(ms, line)
      return name
    })
  }

  return {
    task,
    sleep,
    setImmediate,
    busy,
    compute,
    wait: (name, ms, options) => task(name, async () => (await sleep(ms, options), name)),
    timeout: (ms) => timeoutSignal(clock, ms),
    offload: async (work, input) => {
      const done = recorder.waiting('worker')
      try {
        return await parts.offload(work, input)
      } finally {
        done()
      }
    },
    log: cappedLog(recorder),
    fetch: parts.fetch,
    Agent: LabAgent,
    TaskGroup,
    ...recordedTools(parts),
    random: seededRandom(parts.seed),
    now: () => clock.now(),
    signal: parts.signal,
  }
}

/** A log without an end would fill the memory, and the journal: it throws instead. */
const mostLines = 10_000
const mostCharacters = 1_000_000

function cappedLog(recorder: Recorder): Lab['log'] {
  let [lines, characters] = [0, 0]
  return (given) => {
    const text = String(given)
    lines++
    characters += text.length
    if (lines > mostLines || characters > mostCharacters) {
      throw new RangeError(
        `too much was logged: a run may write ${mostLines} lines and ${mostCharacters} characters`,
      )
    }
    recorder.record({ kind: 'logged', lane: recorder.currentLane(), text })
  }
}

function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null)?.then === 'function'
}

function timeoutSignal(clock: Clock, ms: number): AbortSignal {
  const fault = timeFault('a limit', ms)
  if (fault !== null) throw fault
  const controller = new AbortController()
  allowManyListeners(controller.signal)
  if (ms < Number.POSITIVE_INFINITY) {
    afterAny(clock, ms, () => controller.abort(timeoutError(ms)), { keeps: false })
  }
  return controller.signal
}

/**
 * The line from which `called` was called, read from a stack: lesson files run
 * with their types blanked in place, so it is the line on the screen too.
 * Null where the stack does not tell.
 */
function callerLine(called: (...args: never[]) => unknown): number | null {
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, called)
  const frame = holder.stack?.split('\n')[1]
  const line = frame && /:(\d+):\d+\)?$/.exec(frame)?.[1]
  return line ? Number(line) : null
}
