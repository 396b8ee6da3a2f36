import stringWidth from 'fast-string-width'
import { type Cell, cellSpans, laneCells, queueCells } from './cells.ts'
import { type Glyphs, glyphs as glyphsFor, stateRole } from './glyphs.ts'
import type { Line, Role, Span } from './line.ts'
import { type DrawOptions, narrowest, type Picture } from './picture.ts'
import { lastMoment, ownEndOf, rightOf, type Row, rowsOf } from './rows.ts'
import { axis, makeScale, type Scale } from './scale.ts'
import { legendEntries } from './legend.ts'
import { printable } from '../text/printable.ts'
import { cut, padEnd } from '../text/width.ts'
import { time } from '../text/time.ts'
import { underLines } from './under.ts'
import { inWords } from './words.ts'

const mostLanes = 24
const widest = 100
const widestName = 18

/**
 * The variants on one scale, as lines: above each its title and total, under
 * all of them the axis and a legend of the signs that occur. Runs under way
 * are drawn as far as they have come. Below 40 columns: the same in words.
 */
export function drawTimeline(pictures: readonly Picture[], options: DrawOptions): Line[] {
  if (options.width < narrowest) return inWords(pictures, options)
  const width = Math.min(options.width, widest)
  const glyphs = glyphsFor(options.ascii)
  const rows = pictures.map((picture) => rowsOf(picture, options.lanes ?? mostLanes, options.ascii))
  const nameWidth = Math.min(
    widestName,
    Math.max(1, ...rows.flat().map(({ name }) => stringWidth(name))),
  )
  const rightWidth = Math.max(0, ...rows.flat().map((row) => stringWidth(rightOf(row))))
  const margin = rightWidth === 0 ? 0 : rightWidth + 2
  const scale = makeScale(lastMoment(pictures), width - nameWidth - 3 - margin)
  const lines = pictures.flatMap((picture, index) => [
    picture.isShrunk
      ? shrunkLine(picture, { indent: nameWidth + 3, width, scale, glyphs })
      : titleLine(picture, width, glyphs),
    ...rows[index]!.map((row) => rowLine(row, { nameWidth, scale, glyphs, picture })),
    ...(rows[index]!.length > 0
      ? underLines(picture, { indent: nameWidth + 3, width, scale, glyphs })
      : []),
  ])
  const hasScale = rows.flat().length > 0
  return [
    ...lines,
    ...(hasScale
      ? [[{ text: `${' '.repeat(nameWidth + 3)}${axis(scale)}`, role: 'dim' as const }]]
      : []),
    ...legend(pictures, lines, glyphs, width),
  ]
}

/** Keeps the spaces at the end of a row; no cell has its role, so that it is a span of its own. */
const end: Cell = { glyph: '.', role: 'heading' }

function rowCells(
  row: Exclude<Row, { kind: 'more' }>,
  scale: Scale,
  glyphs: Glyphs,
  untilMs: number,
): Cell[] {
  switch (row.kind) {
    case 'lane':
      return laneCells(row, scale, glyphs)
    case 'queue':
      return queueCells(row.queue, scale, glyphs, untilMs)
    case 'marks':
      return marks(row.atMs, scale, glyphs)
  }
}

function marks(times: readonly number[], scale: Scale, glyphs: Glyphs): Cell[] {
  const cells: Cell[] = Array.from({ length: scale.cells }, () => ({ glyph: ' ', role: 'plain' }))
  for (const atMs of times) cells[scale.cell(atMs)] = { glyph: glyphs.logged, role: 'mark' }
  return cells
}

function rowLine(
  row: Row,
  {
    nameWidth,
    scale,
    glyphs,
    picture,
  }: { nameWidth: number; scale: Scale; glyphs: Glyphs; picture: Picture },
): Line {
  if (row.kind === 'more') return [{ text: `  ${row.name}`, role: 'dim' }]
  const { facts, nowMs } = picture
  const cells = rowCells(row, scale, glyphs, nowMs ?? facts?.lastMs ?? 0)
  const right = rightOf(row)
  const ownEndMs = ownEndOf(picture)
  if (ownEndMs !== null) markOwnEnd(cells, scale.cell(ownEndMs), row.kind, glyphs)
  const name = [
    {
      text: `  ${padEnd(cut(row.name, nameWidth, glyphs.more), nameWidth)} `,
      role: 'lane' as const,
    },
  ]
  if (right === '') return [...name, ...cellSpans(cells)]
  const drawn = cellSpans([...cells, end]).slice(0, -1)
  const used = drawn.reduce((sum, { text }) => sum + stringWidth(text), 0)
  return [...name, ...drawn, { text: `${' '.repeat(scale.cells - used)}  ${right}`, role: 'dim' }]
}

/** A sign at the demo's own end; a lane that still waits after it is thinner there: nobody waits for it. */
function markOwnEnd(cells: Cell[], at: number, kind: Row['kind'], glyphs: Glyphs): void {
  const { waiting, starved } = glyphs.state
  const waits = (cell: Cell | undefined): boolean =>
    cell?.glyph === waiting || cell?.glyph === starved
  if (kind === 'lane') {
    for (let index = at + 1; index < cells.length; index++) {
      if (waits(cells[index])) cells[index] = { ...cells[index]!, glyph: glyphs.state.orphan }
    }
  }
  if (waits(cells[at]) || cells[at]?.glyph === ' ') cells[at] = { glyph: glyphs.ended, role: 'dim' }
}

function titleLine(
  { title, trace, facts, nowMs, notes }: Picture,
  width: number,
  { more }: Glyphs,
): Line {
  const total = trace === null || facts === null ? '' : time(nowMs ?? facts.totalMs)
  const room = width - stringWidth(total) - 1
  const heading = cut(printable(title), room, more)
  const note =
    notes.length === 0
      ? ''
      : cut(`  ${printable(notes.join(', '))}`, room - stringWidth(heading), more)
  const gap = ' '.repeat(Math.max(0, width - stringWidth(heading + note + total)))
  return [
    { text: heading, role: 'heading' },
    { text: note, role: 'dim' },
    { text: gap + total, role: 'heading' },
  ]
}

/** An earlier run in one line: as long as it took on the same scale, and its total. */
function shrunkLine(
  picture: Picture,
  { indent, width, scale, glyphs }: Parameters<typeof underLines>[1],
): Line {
  const total = picture.facts === null ? '' : time(picture.facts.totalMs)
  const room = width - stringWidth(total) - 2
  const title = `${cut(printable(picture.title), room - 1, glyphs.more)} `
  const end = Math.min(room, indent + scale.cell(picture.facts?.totalMs ?? 0) + 1)
  const bar = glyphs.earlier.repeat(Math.max(0, end - stringWidth(title)))
  const gap = ' '.repeat(Math.max(1, width - stringWidth(title + bar + total)))
  return [{ text: title + bar + gap + total, role: 'dim' }]
}

/** Names the signs that occur, but for those that each reader knows: a plain wait, and what has its words beside it. */
function legend(
  pictures: readonly Picture[],
  lines: readonly Line[],
  glyphs: Glyphs,
  width: number,
): Line[] {
  const signs = legendEntries(pictures).flatMap((sign): Span[] => {
    const text = sign.text.replace('’', "'")
    switch (sign.kind) {
      case 'state':
        if (sign.state === 'waiting') return []
        return [{ text: `${glyphs.state[sign.state]} ${text}`, role: stateRole[sign.state] }]
      case 'outcome':
        if (sign.outcome === 'left') return []
        return [{ text: `${glyphs[sign.outcome]} ${text}`, role: sign.outcome }]
      case 'logged':
        return [{ text: `${glyphs.logged} ${text}`, role: 'mark' }]
      case 'own-end':
        return [{ text: `${glyphs.ended} ${text}`, role: 'dim' }]
      case 'bound':
        return []
    }
  })
  const isDrawn = lines
    .flat()
    .some(({ text, role }) => inBars.has(role) && text.includes(glyphs.between))
  const between: Span[] = isDrawn ? [{ text: `${glyphs.between} next begins`, role: 'dim' }] : []
  return wrapSigns([...signs, ...between], width)
}

const inBars: ReadonlySet<Role> = new Set(Object.values(stateRole))

function wrapSigns(signs: readonly Span[], width: number): Line[] {
  const lines: Span[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const { text, role } of signs) {
    if (used + stringWidth(text) + 3 > width) {
      lines.push([{ text: `  ${text}`, role }])
      used = 2 + stringWidth(text)
    } else {
      lines.at(-1)!.push({ text: `   ${text}`, role })
      used += 3 + stringWidth(text)
    }
  }
  return lines
}
