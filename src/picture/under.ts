import stringWidth from 'fast-string-width'
import type { Glyphs } from './glyphs.ts'
import type { Line } from './line.ts'
import type { Picture } from './picture.ts'
import type { Scale } from './scale.ts'
import { time } from '../text/time.ts'

/** Below its bound by less than this, a run could hardly have been shorter: the bound needs no mark. */
const nearBound = 1.05

/**
 * What stands under the lanes of one variant, each pointing at its moment: what
 * the learner said, what is pointed at, and how short the run could have been where it was longer.
 */
export function underLines(
  { facts, boundMs, nowMs, said = [], marks = [] }: Picture,
  place: { indent: number; width: number; scale: Scale; glyphs: Glyphs },
): Line[] {
  const isFar = facts !== null && boundMs !== null && facts.totalMs > nearBound * boundMs
  const least = isFar && nowMs === null ? [boundMs] : []
  return [
    ...marks.map(({ text, atMs }) => pointingAt(text, atMs, place)),
    ...said.map((atMs) => pointingAt(`you said ${time(atMs)}`, atMs, place)),
    ...least.map((atMs) => pointingAt(`least possible ${time(atMs)}`, atMs, place)),
  ]
}

/** A text beside the sign that stands at its moment; beyond the end of the scale the sign leads out of it. */
function pointingAt(
  text: string,
  atMs: number,
  { indent, width, scale, glyphs }: Parameters<typeof underLines>[1],
): Line {
  const isBeyond = atMs > scale.lastMs * 1.0001
  const sign = isBeyond ? glyphs.beyond : glyphs.pointer
  const column = indent + (isBeyond ? scale.cells - sign.length : scale.cell(atMs))
  if (!isBeyond && column + 2 + stringWidth(text) <= width) {
    return [
      { text: ' '.repeat(column) + sign, role: 'mark' },
      { text: ` ${text}`, role: 'dim' },
    ]
  }
  const before = Math.max(0, column - stringWidth(text) - 1)
  return [
    { text: `${' '.repeat(before)}${text} `, role: 'dim' },
    { text: sign, role: 'mark' },
  ]
}
