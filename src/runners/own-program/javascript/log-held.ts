import { notQueued } from './log-format.ts'
import type { Call, LogWait } from './log-lane.ts'

/** What is shorter was no waiting. */
const shortestUs = 500

/** Who waits for a place of a limit, and how many asked for one. */
export class LogHeld {
  readonly #asked = new Map<string, number>()

  /** `slot` is the text of what is asked for; 0: it has its place, or needed not to wait for it. */
  told(call: Call, atUs: number, slot: number, how: number): void {
    if (call.wait === null) return
    if (slot === 0) {
      // However late that is told, nothing held it back.
      if (how === notQueued) call.held = null
      else if (call.held !== null) call.held.toUs ??= atUs
      return
    }
    call.held = { slot, toUs: null }
    const key = keyOf(slot, call.wait.site)
    this.#asked.set(key, (this.#asked.get(key) ?? 0) + 1)
  }

  asked(slot: number, site: number): number {
    return this.#asked.get(keyOf(slot, site)) ?? 0
  }
}

/** A wait in two, where first a place of a limit was waited for, and then what was done with it. */
export function parts(held: Call['held'], wait: LogWait): LogWait[] {
  if (held === null) return [wait]
  const { slot, toUs } = held
  if (toUs === null) return [{ ...wait, slot }]
  if (toUs - wait.fromUs < shortestUs) return [wait]
  return [
    { ...wait, toUs, slot, by: null, isOpen: false },
    { ...wait, fromUs: toUs },
  ]
}

function keyOf(slot: number, site: number): string {
  return `${slot} ${site}`
}
