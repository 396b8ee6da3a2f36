/** Where the page stands in its run. */
export interface Playback {
  /** How many events have happened; 0: none is chosen, and the whole run is shown. */
  event: number
  /** The moment it has come to, in lab milliseconds. */
  atMs: number
  playing: boolean
}

/** The moments of all events, in order. */
export type Times = readonly number[]

export const wholeRun: Playback = { event: 0, atMs: 0, playing: false }

/** Stands still right after an event, counted from 1; at 0 the whole run is shown. */
export function atEvent(times: Times, event: number): Playback {
  const nth = Math.max(0, Math.min(times.length, event))
  return { event: nth, atMs: times[nth - 1] ?? 0, playing: false }
}

/** Stands still after the last event that had happened by a moment, or after the first. */
export function atMoment(times: Times, atMs: number): Playback {
  return atEvent(times, Math.max(1, happened(times, atMs)))
}

/** Plays on from where it stands; from the beginning if nothing is left. */
export function started(times: Times, { event, atMs }: Playback): Playback {
  const over = event === 0 || event === times.length
  return over
    ? { event: happened(times, 0), atMs: 0, playing: times.length > 0 }
    : { event, atMs, playing: true }
}

export function paused(playback: Playback): Playback {
  return { ...playback, playing: false }
}

/** After so many milliseconds of lab time more; it stops by itself at the last event. */
export function advanced(times: Times, { atMs }: Playback, byMs: number): Playback {
  const lastMs = times.at(-1) ?? 0
  const nowMs = Math.min(lastMs, atMs + byMs)
  return { event: happened(times, nowMs), atMs: nowMs, playing: nowMs < lastMs }
}

/** Speeds that can be set: lab time, in times real time. */
const slowest = 0.1
const fastest = 20

/** A factor within what can be set, in two digits. */
export function speedOf(factor: number): number {
  return Math.max(slowest, Math.min(fastest, Number(factor.toPrecision(2))))
}

function happened(times: Times, atMs: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
