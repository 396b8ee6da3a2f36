import { roundMoments } from '../picture/scale.ts'
import { between, byId, made } from './dom.ts'
import type { Span } from './span.ts'

/** The least that a run knows. */
const microsecond = 0.001

/** Round moments of what is shown, as an axis and as lines behind the rows. */
export function drawAxis(timeline: HTMLElement, { fromMs, toMs }: Span): void {
  const axis = byId('axis')
  const key = `${fromMs} ${toMs} ${axis.clientWidth}`
  if (axis.dataset.drawn === key) return
  axis.dataset.drawn = key
  const moments = roundMoments(fromMs, toMs, Math.max(2, axis.clientWidth / 90), microsecond)
  axis.replaceChildren(...moments.map((atMs) => between(made('span', '', label(atMs)), atMs)))
  for (const grid of timeline.querySelectorAll('.grid')) {
    grid.replaceChildren(...moments.map((atMs) => between(made('i', 'line'), atMs)))
  }
}

function label(ms: number): string {
  const [value, unit] = ms >= 1000 ? [ms / 1000, 's'] : [ms, 'ms']
  return `${Number(value.toPrecision(8))} ${unit}`
}
