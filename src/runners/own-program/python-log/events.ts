/** The log of a Python program: what learn_async_own_log.py writes. */
export const kind = {
  /** The next `duration` bytes, filled up to sixteen, are the text numbered `number`. */
  text: 1,
  /** A wait of `duration` is over; `small` of its awaits are those of the wait before. */
  wait: 2,
  /** As `wait`, but it was cancelled. */
  broken: 3,
  /** A step of `duration` is over; `place` is the thread's number. */
  hold: 4,
  /** A task was created in the lane `duration`. */
  made: 5,
  /** Its first argument, if it has one, is the text numbered `duration`. */
  started: 6,
  /** It ended: `small` is how, `duration` how many short waits it had. */
  ended: 7,
  /** Its next wait is over by the end of the lane `duration`. */
  cause: 8,
  /** Somebody heard of its end. */
  heard: 9,
  /** A step that has lasted for `duration` stands at `place`; `small` is 1 where a module is loaded. */
  look: 10,
  /** It has waited for `duration`, and waits on. */
  open: 11,
  /** A place of the limit named by text `number` was asked for. */
  asked: 12,
  /** The text numbered `number` is a fact. */
  told: 13,
  /** The looking thread is there. */
  beat: 14,
} as const

/** One event; `atUs` since time zero, `number` a lane unless its kind says otherwise. */
export interface LogEvent {
  kind: number
  atUs: number
  duration: number
  number: number
  place: number
  small: number
}

const size = 16
const wrap = 2 ** 32

/** Reads a log, whole or broken off, event by event; texts are put into `texts` before any event that names them. */
export function* eventsIn(log: Uint8Array, texts: Map<number, string>): Generator<LogEvent> {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength)
  const decoder = new TextDecoder()
  // Times have 32 bits: 71 minutes. Events come nearly in order, a tenth of a second apart at most.
  let turns = 0
  let before = 0
  for (let at = 0; at + size <= log.byteLength; at += size) {
    const low = view.getUint32(at, true)
    const duration = view.getUint32(at + 4, true)
    const number = view.getUint32(at + 8, true)
    const last = view.getUint32(at + 12, true)
    const one = last & 31
    if (one === kind.text) {
      texts.set(number, decoder.decode(log.subarray(at + size, at + size + duration)))
      at += Math.ceil(duration / size) * size
      continue
    }
    if (one === 0 || one > kind.beat) return
    if (before - low > wrap / 2) turns += 1
    else if (low - before > wrap / 2 && turns > 0) turns -= 1
    before = low
    const atUs = turns * wrap + low
    yield { kind: one, atUs, duration, number, place: last >>> 8, small: (last >>> 5) & 7 }
  }
}
