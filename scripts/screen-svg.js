// A screen's cells as an SVG that is readable on a light and on a dark page:
// the background is the page's own, the 16 colours are those of each scheme.

const cell = { width: 8.4, height: 19 }
const light = ['24292f', 'b3261e', '1a7f37', '8a6100', '0a58ca', '8250df', '0b7285', '57606a']
const dark = ['c9d1d9', 'ff7b72', '56d364', 'e3b341', '79b8ff', 'd2a8ff', '39c5cf', '8b949e']

/** @param lines xterm buffer lines; @param title what is said of it to who cannot see it */
export function screenSvg(lines, { title, size: { cols } }) {
  const rows = lines.map((line, row) => runsSvg(runsOf(line, cols), row)).join('\n')
  return page({ title, cols, rows: lines.length }, '', rows)
}

/** An SVG of so many cells; `style` is beside what every one has. */
export function page({ title, cols, rows }, style, content) {
  const width = Math.ceil(cols * cell.width + 24)
  const height = Math.ceil(rows * cell.height + 24)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<style>
text { font: 14px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
${colours(light)}
.dim { opacity: .7 } .bold { font-weight: 700 }
${style}@media (prefers-color-scheme: dark) {
${colours(dark)}
}
</style>
${content}
</svg>
`
}

function colours(scheme) {
  return scheme.map((colour, index) => `.c${index} { fill: #${colour} }`).join('\n')
}

/** Runs of cells that look alike, of one line of a screen. */
export function runsOf(line, cols) {
  const runs = []
  for (let column = 0; column < cols; column++) {
    const { text, look } = cellOf(line.getCell(column))
    const last = runs.at(-1)
    if (last && last.look === look) last.text += text
    else runs.push({ text, look, column })
  }
  return runs
}

/** Each run placed by its column, so that no font shifts a bar. */
export function runsSvg(runs, row) {
  const y = 12 + row * cell.height + 14
  return runs
    .flatMap(({ text, look, column }) =>
      // Wide gaps are left out: not every reader of SVG keeps spaces.
      [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: shown, index }) => {
        const x = (12 + (column + index) * cell.width).toFixed(1)
        const length = (shown.length * cell.width).toFixed(1)
        return `<text x="${x}" y="${y}" class="${look}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(shown)}</text>`
      }),
    )
    .join('\n')
}

function cellOf(one) {
  const colour = one.isFgPalette() ? one.getFgColor() % 8 : 0
  const isBright = one.isFgPalette() && one.getFgColor() === 8
  const look = [
    `c${isBright ? 7 : colour}`,
    ...(one.isDim() ? ['dim'] : []),
    ...(one.isBold() ? ['bold'] : []),
  ].join(' ')
  return { text: one.getChars() || ' ', look }
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
