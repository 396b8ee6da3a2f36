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

/** Round moments from 0 to `lastMs` in one unit, at most `most` steps of them. */
export function ticks(lastMs: number, most: number): Tick[] {
  const stepMs = tickStep(lastMs / most)
  const unit = lastMs >= 1000 ? 's' : 'ms'
  const text = (ms: number): string =>
    unit === 'ms' ? String(ms) : String(Number((ms / 1000).toPrecision(6)))
  const all: Tick[] = [{ atMs: 0, text: `0 ${unit}` }]
  for (let atMs = stepMs; atMs <= lastMs * 1.0001; atMs += stepMs) {
    all.push({ atMs, text: text(atMs) })
  }
  return all
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

/** The smallest round step of at least so many milliseconds. */
function tickStep(leastMs: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of steps) if (step * power >= leastMs) return step * power
  }
}

/** A length of time too short for a cell, as the number beside it. */
export function beside(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : seconds(ms)
}
