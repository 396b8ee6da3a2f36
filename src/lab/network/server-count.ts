import type { ServerCount } from '../../trace/trace.ts'
import type { Clock } from '../clock/clock.ts'
import type { Visits } from './answer.ts'

/** Counts what a delay server sees, real or in memory. */
export class ServerCounter {
  readonly count: ServerCount = { requests: 0, peakInFlight: 0, connections: 0, gone: 0 }
  #inFlight = 0

  connected(): void {
    this.count.connections++
  }

  began(): void {
    this.count.requests++
    this.count.peakInFlight = Math.max(this.count.peakInFlight, ++this.#inFlight)
  }

  /** A request is over; `gone` when the client left before its reply was whole. */
  ended(gone: boolean): void {
    this.#inFlight--
    if (gone) this.count.gone++
  }
}

/** What a delay server has, for all its requests. */
export interface ServerParts {
  clock: Pick<Clock, 'after'>
  counter: ServerCounter
  visits: Visits
}
