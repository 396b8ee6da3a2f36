import type { LoadedLesson } from '../course/load.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { listenForKeys } from '../terminal/keys.ts'
import { Left } from '../terminal/ends.ts'
import { LiveRegion } from '../terminal/live-region.ts'
import type { Timers } from '../terminal/streams.ts'
import type { Picture } from '../picture/picture.ts'
import { isPython, programOf } from '../course/code.ts'
import { GrowingPicture, type LivePage } from '../picture/live.ts'
import { titleOf } from './pictures.ts'
import type { LessonRuns, RunOptions, ShownRun } from './lesson-runs.ts'

/** Where a live picture is shown. */
export interface LiveScreen extends LivePage {
  stream: NodeJS.WriteStream
  stdin: NodeJS.ReadStream
  /** As in Streams. */
  watchHeld?: (() => () => void) | undefined
  timers: Timers
  /** False: nothing is drawn until the run is over. */
  moves: boolean
  stopped: AbortSignal
  /** What Ctrl-C does while keys are read one by one; `stopped` then aborts. */
  interrupt: () => void
  /** Registers what gives the terminal back when the program is ended; returns what takes it back. */
  onRestore: (restore: () => void) => () => void
}

/** A variant to be run before the learner's eyes. */
export interface LiveJob {
  loaded: LoadedLesson
  runs: LessonRuns
  variant: string
  knobs: KnobValues
  options: RunOptions & { speed: number }
  /** Drawn above it on the same scale. */
  earlier: readonly Picture[]
  /** What the learner said its total would be, in lab milliseconds. */
  said: readonly number[]
}

/**
 * Runs a variant while its picture grows, then clears the picture: whoever
 * asked draws the finished one. Space ends the run, and the rest is computed
 * on the virtual clock; `q` and Ctrl-C leave.
 */
export async function runLive(screen: LiveScreen, job: LiveJob): Promise<ShownRun> {
  const { loaded, runs, variant, knobs, options } = job
  const ending = new AbortController()
  let why: Error | 'space' | null = null
  const endBy = (cause: Error | 'space'): void => {
    why ??= cause
    ending.abort()
  }
  const whenStopped = (): void => endBy(screen.stopped.reason as Error)
  screen.stopped.addEventListener('abort', whenStopped)
  if (screen.stopped.aborted) whenStopped()

  const growing = new GrowingPicture(screen, {
    ...job,
    title: titleOf(loaded, variant),
    boundMs: runs.bound(variant, knobs),
    kind: programOf(loaded, variant).kind,
    speed: options.speed,
  })
  const region = new LiveRegion({ ...screen, lines: () => growing.lines() })
  const keysOff = screen.moves
    ? listenForKeys(screen, (key) => {
        if (key === 'space') endBy('space')
        if (key === 'q') endBy(new Left())
        if (key === 'ctrl-c') screen.interrupt()
      })
    : () => {}
  const giveBack = (): void => {
    region.stop({ clear: true })
    keysOff()
  }
  const forget = screen.onRestore(giveBack)
  try {
    if (screen.moves) region.start()
    const run = await runs[isPython(variant) ? 'inPython' : 'real'](variant, knobs, {
      ...options,
      signal: ending.signal,
      onEvent: (event) => growing.add(event),
    })
    // TypeScript does not see that the callbacks above may have set it.
    const cause = why as Error | 'space' | null
    if (cause === null) return run
    if (cause !== 'space') throw cause
    const { kind } = programOf(loaded, variant)
    // There is no Python version on the virtual clock; with other knobs there is no recording either.
    if (kind === 'python') return runs.recordedWith(variant, knobs) ?? run
    if (kind === 'process') return await runAgain(screen, job)
    const trace = await runs.expected(variant, knobs)
    return { ...run, trace, rest: 'computed', disturbed: null }
  } finally {
    giveBack()
    forget()
    screen.stopped.removeEventListener('abort', whenStopped)
  }
}

/** A process has no virtual clock to compute the rest on: it runs once more, and nobody looks. */
async function runAgain({ stopped }: LiveScreen, job: LiveJob): Promise<ShownRun> {
  const run = await job.runs.real(job.variant, job.knobs, { ...job.options, signal: stopped })
  if (stopped.aborted) throw stopped.reason
  return run
}
