/** 3500 → "3.50 s" */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

/** 30.4 → "30 ms" */
export function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`
}

/** In the unit a person would say: 0.1 → "0", 51.2 → "51 ms", 1000 → "1.00 s". */
export function time(ms: number): string {
  if (Math.round(ms) === 0) return '0'
  return Math.round(ms) < 1000 ? milliseconds(ms) : seconds(ms)
}

/** "0 to 1.00 s", "1.00 to 3.00 s", "20 to 40 ms": the unit once where both share it. */
export function span(fromMs: number, toMs: number): string {
  const [from, to] = [time(fromMs), time(toMs)]
  const unit = to.slice(to.lastIndexOf(' '))
  return from.endsWith(unit) && unit !== to
    ? `${from.slice(0, -unit.length)} to ${to}`
    : `${from} to ${to}`
}
