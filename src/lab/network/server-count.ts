import type { ServerCount } from '../../trace/trace.ts'

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
