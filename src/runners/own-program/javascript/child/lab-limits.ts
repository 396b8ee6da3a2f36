import type { Asker, Limits } from './limits.ts'
import type { Ask } from './promise-marks.ts'
import { instead } from './stacks.ts'

const { apply } = Reflect

/** What the program has loaded of `learn-async/lab`. */
export interface LoadedLab {
  Semaphore: { prototype: object }
  RateLimiter: { prototype: object }
  Queue: { prototype: object }
}

interface Waits {
  signal?: { aborted?: boolean }
}

/** Watches who waits for a place of a semaphore, for a start, for room in a queue. */
export class LabLimits {
  readonly #limits: Limits
  readonly #asker: Asker

  constructor(limits: Limits, asker: Asker) {
    this.#limits = limits
    this.#asker = asker
  }

  watch = ({ Semaphore, RateLimiter, Queue }: LoadedLab): void => {
    this.#waits(Semaphore.prototype, 'acquire', 'Semaphore', 0)
    this.#waits(RateLimiter.prototype, 'take', 'RateLimiter', 0)
    this.#waits(Queue.prototype, 'put', 'Queue', 1)
    instead(Semaphore.prototype, 'run', (run, semaphore, given) => {
      const [work, options] = given as [unknown, Waits | undefined]
      if (typeof work !== 'function') return apply(run, semaphore, given)
      const isQueued = (semaphore as { free: number }).free === 0 && !isAborted(options)
      const ask: Ask = { what: 'Semaphore', isQueued, heldBack: null }
      const hasPlace = (): unknown => {
        this.#limits.over(ask)
        return apply(work, undefined, [])
      }
      const ran: unknown = apply(run, semaphore, [hasPlace, options])
      this.#limits.settles(ran, ask)
      return ran
    })
  }

  /** Whoever has to wait is given a promise of their own. */
  #waits(limit: object, name: string, what: string, optionsAt: number): void {
    instead(limit, name, (real, self, given) => {
      const before = this.#asker()?.made
      const promise: unknown = apply(real, self, given)
      const made = this.#asker()?.made
      const isQueued = promise === made && made !== before && !isAborted(given[optionsAt])
      this.#limits.settles(promise, { what, isQueued, heldBack: null })
      return promise
    })
  }
}

const isAborted = (options: unknown): boolean => (options as Waits)?.signal?.aborted === true
