import type { Bar, LaneFacts, QueueFacts } from '../trace/facts.ts'
import { type Glyphs, stateRole } from './glyphs.ts'
import type { Line, Role, Span } from './line.ts'
import { isToldApart, type Stretch, stretchesOf } from './rows.ts'
import { beside, type Scale } from './scale.ts'

/** One column of a lane. */
export interface Cell {
  glyph: string
  role: Role
}

const empty: Cell = { glyph: ' ', role: 'plain' }

/** A lane on the scale: one cell a column, its touching waits told apart, a dot where it wrote a line. */
export function laneCells(
  { lane, loggedAtMs = [] }: { lane: LaneFacts; loggedAtMs?: readonly number[] },
  scale: Scale,
  glyphs: Glyphs,
): Cell[] {
  const cells: Cell[] = Array.from({ length: scale.cells }, () => empty)
  for (const bar of lane.bars) drawBar(cells, bar, scale, glyphs)
  for (const atMs of loggedAtMs) drawLogged(cells, lane.bars, atMs, { scale, glyphs })
  const [only] = lane.bars
  if (only && lane.bars.length === 1) writeLength(cells, only, scale)
  return cells
}

/** Equal neighbours of one role become one span. */
export function cellSpans(cells: readonly Cell[]): Line {
  const spans: Span[] = []
  for (const { glyph, role } of cells) {
    const last = spans.at(-1)
    if (last?.role === role) last.text += glyph
    else spans.push({ text: glyph, role })
  }
  while (spans.at(-1)?.text.trim() === '') spans.pop()
  return spans
}

/** The most that a queue held in each cell, as a curve. */
export function queueCells(
  queue: QueueFacts,
  scale: Scale,
  glyphs: Glyphs,
  untilMs: number,
): Cell[] {
  const most = Array.from({ length: scale.cells }, () => 0)
  queue.sizes.forEach(({ atMs, size }, index) => {
    const endMs = queue.sizes[index + 1]?.atMs ?? untilMs
    for (let cell = scale.cell(atMs); cell <= scale.cell(endMs); cell++) {
      // A size that lasted no time at all is still the peak, but no step of the curve.
      if (endMs > atMs || size === queue.peak) most[cell] = Math.max(most[cell]!, size)
    }
  })
  const highest = glyphs.levels.length - 1
  return most.map((size) => ({
    glyph: glyphs.levels[Math.ceil((size / Math.max(1, queue.peak)) * highest)]!,
    // Ink is work: what only lies there stands back.
    role: 'dim',
  }))
}

function drawBar(cells: Cell[], bar: Bar, scale: Scale, glyphs: Glyphs): void {
  const [start, end] = [edge(bar.startMs, scale), edge(bar.endMs, scale)]
  let before: Stretch | null = null
  for (const segment of stretchesOf(bar, null)) {
    const [from, to] = [edge(segment.fromMs, scale), edge(segment.toMs, scale)]
    const cell: Cell = { glyph: glyphs.state[segment.state], role: stateRole[segment.state] }
    cells.fill(cell, from, to)
    if (isToldApart(segment, before) && to - from >= 2)
      cells[from] = { ...cell, glyph: glyphs.between }
    // What is too short to be drawn is no neighbour to be told apart from.
    if (to > from) before = segment
  }
  if (end === start) drawShort(cells, bar, Math.min(start, cells.length - 1), glyphs)
  const previous = cells[start - 1]
  if (previous && previous.glyph !== ' ' && end - start >= 2) {
    cells[start] = { ...cells[start]!, glyph: glyphs.between }
  }
  markEnd(cells, bar, Math.min(Math.max(start, end - 1), cells.length - 1), glyphs)
}

/** A bar too short for a cell still has one, unless another bar is there. */
function drawShort(cells: Cell[], { segments }: Bar, at: number, glyphs: Glyphs): void {
  if (cells[at]?.glyph !== ' ') return
  const state = segments.at(-1)?.state ?? 'waiting'
  cells[at] = { glyph: glyphs.state[state], role: stateRole[state] }
}

/** A dot within the bar that was under way; its end stays to be seen. */
function drawLogged(
  cells: Cell[],
  bars: readonly Bar[],
  atMs: number,
  { scale, glyphs }: { scale: Scale; glyphs: Glyphs },
): void {
  const bar = bars.findLast(({ startMs }) => startMs <= atMs)
  if (bar === undefined) return
  const start = Math.min(edge(bar.startMs, scale), cells.length - 1)
  const end = Math.max(start, edge(bar.endMs, scale) - 1)
  const isMarked = bar.outcome === 'failed' || bar.outcome === 'cancelled'
  const at = Math.max(start, Math.min(edge(atMs, scale), end))
  const free = isMarked && at === end ? at - 1 : at
  if (free >= start) cells[free] = { glyph: glyphs.logged, role: 'mark' }
}

function markEnd(cells: Cell[], bar: Bar, at: number, glyphs: Glyphs): void {
  if (bar.outcome === 'failed') cells[at] = { glyph: glyphs.failed, role: 'failed' }
  if (bar.outcome === 'cancelled') cells[at] = { glyph: glyphs.cancelled, role: 'cancelled' }
}

/** A bar under one cell says nothing by its length: its number stands beside it. */
function writeLength(cells: Cell[], bar: Bar, scale: Scale): void {
  const ms = bar.endMs - bar.startMs
  if ((ms / scale.lastMs) * scale.cells >= 1) return
  const text = ` ${beside(ms)}`
  const at = edge(bar.startMs, scale) + 1
  if (at + text.length > cells.length) return
  for (const [index, glyph] of Array.from(text).entries())
    cells[at + index] = { glyph, role: 'dim' }
}

/** The edge between two cells that is nearest to a moment. */
function edge(atMs: number, scale: Scale): number {
  return Math.max(0, Math.min(scale.cells, Math.round((atMs / scale.lastMs) * scale.cells)))
}
