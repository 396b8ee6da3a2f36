import { GrowingPicture, type LivePage } from '../picture/live.ts'
import type { Picture } from '../picture/picture.ts'
import type { RunToWatch } from '../runners/runner.ts'
import { Left } from '../terminal/left.ts'
import { listenForKeys } from '../terminal/keys.ts'
import { LiveRegion } from '../terminal/live-region.ts'
import type { Timers } from '../terminal/streams.ts'

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

/** A run to be shown while it goes on, beside others. */
export interface LiveJob<Run> extends RunToWatch<Run> {
  /** Drawn above it on the same scale. */
  earlier: readonly Picture[]
  /** What the learner said its total would be, in lab milliseconds. */
  said: readonly number[]
}

/**
 * Runs while the picture grows, then clears the picture: whoever asked draws
 * the finished one. Space ends the run, and the rest is what the job says it
 * is; `q` and Ctrl-C leave.
 */
export async function runLive<Run>(screen: LiveScreen, job: LiveJob<Run>): Promise<Run> {
  const ending = new AbortController()
  const { stopped } = screen
  const whenStopped = (): void => ending.abort(stopped.reason)
  stopped.addEventListener('abort', whenStopped)
  if (stopped.aborted) whenStopped()

  const growing = new GrowingPicture(screen, job)
  const region = new LiveRegion({ ...screen, lines: () => growing.lines() })
  const keysOff = screen.moves
    ? listenForKeys(screen, (key) => {
        if (key === 'space') ending.abort(toTheEnd)
        if (key === 'q') ending.abort(new Left())
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
    const run = await job.start((event) => growing.add(event), ending.signal)
    if (!ending.signal.aborted) return run
    if (ending.signal.reason !== toTheEnd) throw ending.signal.reason
    const rest = await job.rest(run, stopped)
    stopped.throwIfAborted()
    return rest
  } finally {
    giveBack()
    forget()
    stopped.removeEventListener('abort', whenStopped)
  }
}

/** Why a run is ended that goes on, out of sight. */
const toTheEnd = Symbol('to the end')
