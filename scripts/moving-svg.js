// What a screen showed, moment by moment, as one SVG that moves. A row that stays
// as it is for some moments stands there once. Where motion is not wanted, or not
// known, the last moment stands still.
import { page, runsSvg } from './screen-svg.js'

/** How long a moment is held: what is read first and last, and what merely passes. */
const firstMs = 2500
const lastMs = 6000
const mostMs = 900

/** @param moments `{ atMs, rows }`, each row the runs of its cells; @param title as of screenSvg */
export function movingSvg(moments, { title, size: { cols, rows } }) {
  const begins = [0]
  for (const [index, { atMs }] of moments.entries()) {
    const next = moments[index + 1]
    const held =
      next === undefined ? lastMs : index === 0 ? firstMs : Math.min(next.atMs - atMs, mostMs)
    begins.push(begins.at(-1) + held)
  }
  const total = begins.at(-1)
  const spans = new Map()
  for (const span of spansOf(moments, rows)) {
    const key = `${span.from}-${span.to}`
    spans.set(key, [...(spans.get(key) ?? []), span])
  }
  const isLast = ({ to }) => to === moments.length
  const style = [...spans].map(([key, [span]]) => {
    const percent = (moment) => `${((begins[moment] / total) * 100).toFixed(2)}%`
    const name = `m${key}`
    const steps = [
      ...(span.from > 0 ? ['0% { visibility: hidden }'] : []),
      `${percent(span.from)} { visibility: visible }`,
      ...(isLast(span) ? [] : [`${percent(span.to)} { visibility: hidden }`]),
    ]
    const still = isLast(span) ? '' : 'visibility: hidden; '
    return `.${name} { ${still}animation: ${name} ${total}ms step-end infinite }
@keyframes ${name} { ${steps.join(' ')} }
`
  })
  const still = '@media (prefers-reduced-motion: reduce) { g { animation: none !important } }\n'
  const groups = [...spans].map(
    ([key, own]) =>
      `<g class="m${key}">\n${own.map(({ runs, row }) => runsSvg(runs, row)).join('\n')}\n</g>`,
  )
  return page({ title, cols, rows }, style.join('') + still, groups.join('\n'))
}

/** Each row with something on it, and from which moment up to which it is the same. */
function spansOf(moments, rows) {
  const spans = []
  for (let row = 0; row < rows; row++) {
    let open = null
    for (const [index, moment] of [...moments, { rows: [] }].entries()) {
      const runs = moment.rows[row] ?? []
      const text = JSON.stringify(runs)
      if (open?.text === text) continue
      if (open !== null) spans.push({ ...open, row, to: index })
      const isEmpty = runs.every((run) => run.text.trim() === '')
      open = isEmpty ? null : { text, runs, from: index }
    }
  }
  return spans
}
