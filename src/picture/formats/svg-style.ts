/** What a shape is drawn with; `line` strokes, `fill` fills. */
interface Colours {
  card: string
  border: string
  text: string
  dim: string
  grid: string
  wait: string
  work: string
  held: string
  ready: string
  failed: string
  cancelled: string
  bound: string
  mark: string
}

/** On paper and on a bright wall; each sign has a contrast of 3 on the card, each text of 4.5. */
const light: Colours = {
  card: '#fdfcfa',
  border: '#e4e0d8',
  text: '#1f2328',
  dim: '#66645f',
  grid: '#ece8e1',
  wait: '#3f6fd8',
  work: '#1f2328',
  held: '#b3670b',
  ready: '#86818a',
  failed: '#c8321f',
  cancelled: '#8a4fc0',
  bound: '#0f7f6c',
  mark: '#1f2328',
}

const dark: Colours = {
  card: '#16181d',
  border: '#2c3038',
  text: '#eceae6',
  dim: '#9d9c9a',
  grid: '#252931',
  wait: '#7aa5ff',
  work: '#f4f2ee',
  held: '#eda44c',
  ready: '#8d8c92',
  failed: '#ff7b68',
  cancelled: '#c39af2',
  bound: '#45c7ae',
  mark: '#f4f2ee',
}

/**
 * The picture brings its own card, so that it can be read on any slide; the
 * card is light unless the reader prefers dark. Each rule stands below `.la`,
 * so that a page into which the picture is pasted keeps its own looks.
 */
export const style = `
.la text{font:13px ui-sans-serif,system-ui,sans-serif}
.la .code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12.5px}
.la .small{font-size:11.5px}
.la .title{font-size:21px;font-weight:650}
.la .variant{font-size:15px;font-weight:600}
.la .end{text-anchor:end}
.la .middle{text-anchor:middle}
.la .shape{fill:none;stroke-linecap:round;stroke-linejoin:round}
${rules(light)}
@media (prefers-color-scheme:dark){
${rules(dark)}
}
`

function rules(colours: Colours): string {
  const { card, border, text, dim, grid, ...drawn } = colours
  return [
    `.la .card-fill{fill:${card}}`,
    `.la .card{fill:${card};stroke:${border}}`,
    `.la text{fill:${text}}`,
    `.la .rim{stroke:${card}}`,
    `.la .dim{fill:${dim}}`,
    `.la .end-mark{stroke:${dim}}`,
    `.la .grid{stroke:${grid}}`,
    ...Object.entries(drawn).map(
      ([name, colour]) => `.la .${name}{stroke:${colour}}.la .${name}-fill{fill:${colour}}`,
    ),
  ].join('\n')
}

/** The same colours for a page, as variables. */
export const pageColours = `:root{${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
`

function variables(colours: Colours): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
}
