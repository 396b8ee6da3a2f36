import { ticks } from '../picture/scale.ts'
import { between, byId, made } from './dom.ts'
import { lengthOf, type Span } from './span.ts'

/** Round moments of what is shown, as an axis and as lines behind the rows. */
export function drawAxis(timeline: HTMLElement, span: Span): void {
  const axis = byId('axis')
  const key = `${span.fromMs} ${span.toMs} ${axis.clientWidth}`
  if (axis.dataset.drawn === key) return
  axis.dataset.drawn = key
  const moments = roundMoments(span, Math.max(2, axis.clientWidth / 90))
  axis.replaceChildren(...moments.map((atMs) => between(made('span', '', label(atMs)), atMs, atMs)))
  for (const grid of timeline.querySelectorAll('.grid')) {
    grid.replaceChildren(...moments.map((atMs) => between(made('i', 'line'), atMs, atMs)))
  }
}

function roundMoments(span: Span, most: number): number[] {
  // A microsecond is the least that a run knows; below a millisecond steps are a part of one.
  const [, second] = ticks(lengthOf(span) * 1000, most)
  const stepMs = (second?.atMs ?? lengthOf(span) * 1000) / 1000
  const first = Math.ceil(span.fromMs / stepMs - 1e-6)
  const count = Math.floor((span.toMs - first * stepMs) / stepMs + 1e-6) + 1
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs)
}

function label(ms: number): string {
  const [value, unit] = ms >= 1000 ? [ms / 1000, 's'] : [ms, 'ms']
  return `${Number(value.toPrecision(8))} ${unit}`
}
