import { getEventListeners } from 'node:events'

/** How a wait ended; "waits" as long as it has not. */
export type End = 'waits' | { value: unknown } | { error: unknown }

/** What becomes of each wait: `ends[n]` is up to date once `turned` has resolved. */
export class Waits {
  readonly ends: End[] = []

  /** Follows one more wait; gives its number. */
  follow(wait: Promise<unknown>): number {
    const index = this.ends.push('waits') - 1
    wait.then(
      (value) => (this.ends[index] = { value }),
      (error: unknown) => (this.ends[index] = { error }),
    )
    return index
  }
}

/** A turn of the real loop: all that promises can do is done. */
export function turned(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length
}
