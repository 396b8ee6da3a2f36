import { seconds } from '../text/time.ts'

/** Lab time on cells: `from 0 to lastMs` on `cells` columns. */
export interface Scale {
  cells: number
  lastMs: number
  /** The cell that a moment falls into, 0 to cells−1. */
  cell(atMs: number): number
}

export function makeScale(lastMs: number, cells: number): Scale {
  const last = Math.max(lastMs, 1)
  return {
    cells,
    lastMs: last,
    cell: (atMs) => Math.max(0, Math.min(cells - 1, Math.floor((atMs / last) * cells + 1e-9))),
  }
}

const steps = [1, 2, 5]

/** A round moment, and how it is written on an axis whose first tick names the unit. */
export interface Tick {
  atMs: number
  text: string
}

/** Round moments from 0 to `lastMs` in one unit, at most `most` steps of whole milliseconds. */
export function ticks(lastMs: number, most: number): Tick[] {
  const unit = lastMs >= 1000 ? 's' : 'ms'
  const text = (ms: number): string =>
    unit === 'ms' ? String(ms) : String(Number((ms / 1000).toPrecision(6)))
  return roundMoments(0, lastMs, most, 1).map((atMs) => ({
    atMs,
    text: atMs === 0 ? `0 ${unit}` : text(atMs),
  }))
}

/** Round moments of a stretch of time, at most `most` steps of `leastMs` or more. */
export function roundMoments(
  fromMs: number,
  toMs: number,
  most: number,
  leastMs: number,
): number[] {
  const lengthMs = toMs - fromMs
  const stepMs = tickStep(lengthMs / most, leastMs)
  const first = Math.ceil(fromMs / stepMs - 1e-6)
  const last = Math.floor((toMs + lengthMs * 1e-4) / stepMs)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * stepMs)
}

const roomCells = 8

/** An axis under the lanes: round ticks, one unit, named at zero. */
export function axis({ cells, lastMs }: Scale): string {
  const [zero, ...others] = ticks(lastMs, cells / roomCells)
  let row = zero!.text
  for (const { atMs, text } of others) {
    const at = Math.round((atMs / lastMs) * cells)
    // A tick stands where its moment is, but the last may lean back into the picture.
    const start = Math.min(at, cells - text.length)
    if (start > row.length) row = row.padEnd(start) + text
  }
  return row.slice(0, cells)
}

/** The smallest round step of at least so many milliseconds, and of no less than `smallest`. */
function tickStep(leastMs: number, smallest: number): number {
  for (let power = smallest; ; power *= 10) {
    for (const step of steps) if (step * power >= leastMs) return step * power
  }
}

/** A length of time too short for a cell, as the number beside it. */
export function beside(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : seconds(ms)
}
