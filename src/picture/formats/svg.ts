import stringWidth from 'fast-string-width'
import type { Picture } from '../picture.ts'
import { lastMoment, ownEndOf, rightOf, type Row, rowsOf } from '../rows.ts'
import { ticks } from '../scale.ts'
import { type LegendEntry, legendEntries } from '../legend.ts'
import { printable } from '../../text/printable.ts'
import { cut } from '../../text/width.ts'
import { time } from '../../text/time.ts'
import { pictureInWords } from '../words.ts'
import { element, escaped } from './markup.ts'
import type { SavedRun } from './saved-run.ts'
import { style } from './svg-style.ts'
import { markShape, outcomeShapes, type Place, rowShapes, stateShape } from './svg-rows.ts'

const width = 960
const margin = 36
const mostLanes = 24
const widestName = 26
/** Of a character of the code font, about. */
const character = 7.6

/** A row, and where its middle stands. */
interface PlacedRow {
  row: Row
  y: number
  tall: number
}

interface Block {
  picture: Picture
  /** Base line of its title. */
  titleY: number
  top: number
  bottom: number
  rows: PlacedRow[]
}

interface Plot {
  left: number
  right: number
  lastMs: number
  x: Place
}

/**
 * A picture for slides and notes: lanes on one scale, axis, totals, bounds,
 * legend; the same in words as its description. Self-contained, and readable
 * on light and dark.
 */
export function make(run: SavedRun): string {
  const { lesson, title, command, pictures } = run
  const { blocks, bottom } = placed(pictures)
  const plot = plotOf(pictures, blocks)
  const legend = legendOf(pictures, bottom + 50)
  const shownCommand = cut(printable(command), 60)
  // The command stands right of the legend where there is room, and under it where there is none.
  const commandLeft = width - margin - stringWidth(shownCommand) * character
  const commandY = legend.right > commandLeft ? legend.bottom + 24 : legend.bottom
  const height = commandY + margin
  const [titleId, descriptionId] = [`la-${lesson}-title`, `la-${lesson}-description`]
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'la',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': titleId,
      'aria-describedby': descriptionId,
    },
    [
      element('title', { id: titleId }, escaped(title)),
      element(
        'desc',
        { id: descriptionId },
        escaped(pictures.map((picture) => pictureInWords(picture, false)).join(' ')),
      ),
      `<style>${style}</style>`,
      element('rect', {
        class: 'card',
        x: 0.5,
        y: 0.5,
        width: width - 1,
        height: height - 1,
        rx: 14,
      }),
      textAt(margin, 55, 'title', cut(printable(title), 70)),
      ...blocks.map((block) => grid(block, plot)),
      ...blocks.map((block) => blockShapes(block, plot)),
      axis(plot, bottom + 20),
      legend.markup,
      textAt(width - margin, commandY + 4, 'dim code small end', shownCommand),
    ].join('\n'),
  )}\n`
}

/** Every row and title at its height, top to bottom. */
function placed(pictures: readonly Picture[]): { blocks: Block[]; bottom: number } {
  const rows = pictures.map((picture) => rowsOf(picture, mostLanes, false))
  const pitch = rows.flat().length > 30 ? 20 : 26
  let y = 84
  const blocks = pictures.map((picture, index): Block => {
    const titleY = y + 16
    const top = titleY + 12
    let bottom = top
    const ofBlock = rows[index]!.map((row) => {
      const tall = row.kind === 'queue' ? 34 : pitch
      bottom += tall
      return { row, tall, y: bottom - tall / 2 }
    })
    y = bottom + 22
    return { picture, titleY, top, bottom, rows: ofBlock }
  })
  return { blocks, bottom: blocks.at(-1)?.bottom ?? y }
}

function plotOf(pictures: readonly Picture[], blocks: readonly Block[]): Plot {
  const rows = blocks.flatMap((block) => block.rows.map(({ row }) => row))
  const names = rows.flatMap((row) => (row.kind === 'more' ? [] : [stringWidth(row.name)]))
  const rights = rows.map((row) => stringWidth(rightOf(row)))
  const nameWidth = Math.min(widestName, Math.max(1, ...names)) * character
  const rightWidth = Math.max(2, ...rights) * character
  const [left, right] = [margin + nameWidth + 28, width - margin - rightWidth - 10]
  const lastMs = Math.max(1, lastMoment(pictures))
  return {
    left,
    right,
    lastMs,
    x: (atMs) => left + (Math.min(atMs, lastMs) / lastMs) * (right - left),
  }
}

function grid({ top, bottom }: Block, { lastMs, x }: Plot): string {
  return ticks(lastMs, 10)
    .map(({ atMs }) =>
      element('path', { class: 'shape grid', d: `M${Math.round(x(atMs)) + 0.5} ${top}V${bottom}` }),
    )
    .join('')
}

function axis({ lastMs, x }: Plot, y: number): string {
  return ticks(lastMs, 10)
    .map(({ atMs, text }) => textAt(x(atMs), y, 'dim code small middle', text))
    .join('')
}

function blockShapes({ picture, titleY, top, bottom, rows }: Block, plot: Plot): string {
  const { title, notes, facts, boundMs } = picture
  const heading = cut(printable(title), 60)
  const ownEndMs = ownEndOf(picture)
  return [
    element(
      'text',
      { class: 'variant', x: margin, y: titleY },
      escaped(heading) +
        (notes.length === 0
          ? ''
          : element(
              'tspan',
              { class: 'dim small', dx: 10, 'font-weight': 400 },
              escaped(cut(printable(notes.join(', ')), 90 - heading.length)),
            )),
    ),
    ...(facts === null ? [] : [textAt(width - margin, titleY, 'variant end', time(facts.totalMs))]),
    ...(boundMs === null ? [] : [boundShape(plot.x(boundMs), top, bottom)]),
    ...(ownEndMs === null ? [] : [endShape(plot.x(ownEndMs), top, bottom)]),
    ...rows.map((row) => rowMarkup(row, plot, { untilMs: facts?.lastMs ?? 0, ownEndMs })),
  ].join('\n')
}

function rowMarkup(
  { row, y, tall }: PlacedRow,
  plot: Plot,
  ends: { untilMs: number; ownEndMs: number | null },
): string {
  if (row.kind === 'more') return textAt(margin + 12, y + 4, 'dim code', row.name)
  return [
    textAt(margin + 12, y + 4, 'code', cut(row.name, widestName)),
    rowShapes(row, { x: plot.x, y, tall, ...ends }),
    ...(rightOf(row) === ''
      ? []
      : [textAt(width - margin, y + 4, 'dim code small end', rightOf(row))]),
  ].join('')
}

/** The least time possible: a line with a flag on it. */
function boundShape(x: number, top: number, bottom: number): string {
  return (
    element('path', {
      class: 'shape bound',
      'stroke-width': 1.5,
      'stroke-dasharray': '1 4',
      d: `M${x} ${top}V${bottom}`,
    }) + element('path', { class: 'bound-fill', d: `M${x - 5} ${top - 4}h10l-5 7z` })
  )
}

/** The demo's own end, where lanes ran on after it. */
function endShape(x: number, top: number, bottom: number): string {
  return element('path', {
    class: 'shape end-mark',
    'stroke-width': 1.5,
    'stroke-dasharray': '5 5',
    d: `M${x} ${top}V${bottom}`,
  })
}

/** Names the signs that occur, in lines around `y` and below; and where the last line stands and ends. */
function legendOf(
  pictures: readonly Picture[],
  y: number,
): { markup: string; bottom: number; right: number } {
  let [x, bottom] = [margin + 12, y]
  const items = legendEntries(pictures).map((sign) => {
    const { text } = sign
    const wide = 56 + stringWidth(text) * 6.2
    if (x + wide > width - margin) [x, bottom] = [margin + 12, bottom + 24]
    const markup = signShape(sign, x, bottom) + textAt(x + 32, bottom + 4, 'dim small', text)
    x += wide
    return markup
  })
  return { markup: items.join(''), bottom, right: x }
}

/** A sign's shape, about 24 wide, from `x` on around `y`. */
function signShape(sign: LegendEntry, x: number, y: number): string {
  switch (sign.kind) {
    case 'state':
      return stateShape(sign.state, x, x + 24, y)
    case 'outcome':
      return outcomeShapes[sign.outcome](x + (sign.outcome === 'left' ? 2 : 12), y)
    case 'logged':
      return markShape(x + 12, y)
    case 'bound':
      return boundShape(x + 12, y - 6, y + 9)
    case 'own-end':
      return endShape(x + 12, y - 9, y + 9)
  }
}

function textAt(x: number, y: number, names: string, text: string): string {
  return element('text', { class: names, x, y }, escaped(text))
}
