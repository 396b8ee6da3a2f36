import { exitFor } from './exit.ts'
import { ExitError } from './text/exit-error.ts'
import { refusal } from './text/refusal.ts'
import type { EndCause, System } from './system/system.ts'
import { Interrupted } from './terminal/left.ts'

/** Ends from outside, as a command and all that it waits for hear of them. */
export interface Ends {
  /** Aborts with the error to end with. */
  stopped: AbortSignal
  /** Called when the program ends, however it does; returns what takes it back. */
  onRestore(restore: () => void): () => void
  /** Gives the terminal back. */
  restoreAll(): void
  /**
   * What work comes to; once the program is to end, the error to end with. Work
   * that does not end by itself then is left alone after a while, whatever it
   * waits for.
   */
  heard<Result>(work: Promise<Result>): Promise<Result>
}

const patienceMs = 300

/** What happens when the program is to end from outside: the terminal is given back, and all that waits hears of it. */
export function watchEnds(system: System): Ends {
  const { realTime } = system.runHost
  const restores = new Set<() => void>()
  const stopping = new AbortController()
  const stopped = stopping.signal
  const restoreAll = (): void => {
    for (const restore of restores) {
      try {
        restore()
      } catch {
        // What cannot be drawn any more keeps nothing else from being given back.
      }
    }
    restores.clear()
  }
  system.onEnd((cause, error) => {
    restoreAll()
    if (cause === 'crashed') exitFor(error, system)
    stopping.abort(endError[cause](error))
  })
  return {
    stopped,
    restoreAll,
    onRestore(restore) {
      restores.add(restore)
      return () => restores.delete(restore)
    },
    async heard(work) {
      let timer: unknown = null
      const giveUp = new Promise<never>((_resolve, reject) => {
        const whenStopped = (): void => {
          timer = realTime.setTimeout(() => reject(stopped.reason as Error), patienceMs)
        }
        if (stopped.aborted) whenStopped()
        else stopped.addEventListener('abort', whenStopped, { once: true })
      })
      try {
        const result = await Promise.race([work, giveUp])
        if (stopped.aborted) throw stopped.reason
        return result
      } catch (error) {
        throw stopped.aborted ? stopped.reason : error
      } finally {
        if (timer !== null) realTime.clearTimeout(timer)
      }
    },
  }
}

const early = (message: string, exitCode: number) => (): Error =>
  new ExitError(message, { exitCode, telling: 'early' })

const endError: Record<EndCause, (error: unknown) => Error> = {
  SIGINT: () => new Interrupted(),
  SIGTERM: early('ended from outside', 143),
  SIGHUP: early('the terminal hung up', 129),
  SIGQUIT: early('stopped', 131),
  // Whoever read the output has closed it (`| head`).
  'output closed': () => new ExitError('the output was closed', { exitCode: 0, telling: 'quiet' }),
  crashed: () => new Error('an error that nothing caught'),
  'output failed': (error) => new Error(`the output cannot be written: ${refusal(error)}`),
}
