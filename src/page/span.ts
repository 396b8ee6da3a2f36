/** The stretch of time that is shown, in lab milliseconds. */
export interface Span {
  fromMs: number
  toMs: number
}

/** Nearer than this many microseconds nothing happens. */
const shortestMs = 0.01

export function lengthOf({ fromMs, toMs }: Span): number {
  return toMs - fromMs
}

/** Zooms in (`factor` above 1) or out, with `aroundMs` standing still, within 0 and `lastMs`. */
export function zoomed(span: Span, factor: number, aroundMs: number, lastMs: number): Span {
  const length = Math.min(lastMs, Math.max(shortestMs, lengthOf(span) / factor))
  const share = (aroundMs - span.fromMs) / lengthOf(span)
  return within(aroundMs - share * length, length, lastMs)
}

/** Moves on by a share of what is shown; back where it is negative. */
export function moved(span: Span, share: number, lastMs: number): Span {
  return within(span.fromMs + share * lengthOf(span), lengthOf(span), lastMs)
}

/** The same length, moved no further than it takes to show a moment. */
export function showing(span: Span, atMs: number, lastMs: number): Span {
  if (atMs >= span.fromMs && atMs <= span.toMs) return span
  return within(atMs - lengthOf(span) / 2, lengthOf(span), lastMs)
}

function within(fromMs: number, length: number, lastMs: number): Span {
  const from = Math.max(0, Math.min(lastMs - length, fromMs))
  return { fromMs: from, toMs: from + length }
}
