import type { LaneFacts, QueueFacts } from '../trace/facts.ts'
import type { Picture } from '../picture/picture.ts'
import { isToldApart, ownEndOf, rightOf, type Row, rowsOf, stretchesOf } from '../picture/rows.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'
import { between, drawn, made } from './dom.ts'

/** Every lane has its own row: the page scrolls and zooms. */
const everyLane = Number.POSITIVE_INFINITY

const densities = ['few', 'many', 'very-many'] as const

/** Draws the rows of all variants, in place of what was drawn; `rows` then says which element shows which row. */
export function drawTimeline(
  timeline: HTMLElement,
  pictures: readonly Picture[],
  lastMs: number,
  rows: Map<Element, Row>,
): void {
  for (const before of timeline.querySelectorAll('.variant')) before.remove()
  rows.clear()
  const all = pictures.map((picture) => rowsOf(picture, everyLane, false))
  const flat = all.flat()
  timeline.style.setProperty('--names', columns(flat.map(({ name }) => name.length)))
  timeline.style.setProperty('--rights', columns(flat.map((row) => rightOf(row).length)))
  timeline.classList.remove(...densities)
  timeline.classList.add(density(flat.length))
  timeline.prepend(
    ...pictures.map((picture, index) => {
      const elements = all[index]!.map((row) => {
        const element = rowElement(row, picture, lastMs)
        rows.set(element, row)
        return element
      })
      return variant(picture, elements)
    }),
  )
}

/** Room for the longest of some texts, as pixels of the code font. */
function columns(lengths: readonly number[]): string {
  const most = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  return `${Math.min(26, most) * 8 + 12}px`
}

/** With many rows each becomes lower; with very many its name shows only under the pointer. */
function density(count: number): (typeof densities)[number] {
  if (count > 200) return 'very-many'
  return count > 40 ? 'many' : 'few'
}

function variant(picture: Picture, rows: readonly HTMLElement[]): HTMLElement {
  const { title, notes, facts } = picture
  return made(
    'div',
    'variant',
    made(
      'div',
      'heading',
      made('b', '', printable(title)),
      made('span', 'notes', printable(notes.join(', '))),
      made('b', 'total', facts === null ? '' : time(facts.totalMs)),
    ),
    made('div', 'lanes', overlay(picture), ...rows, veil()),
  )
}

/** What stands behind the rows, over their whole height. */
function overlay(picture: Picture): HTMLElement {
  const { boundMs } = picture
  const ownEndMs = ownEndOf(picture)
  const scale = made('div', 'scale')
  scale.append(made('div', 'grid'))
  if (boundMs !== null) scale.append(between(made('i', 'bound'), boundMs))
  if (ownEndMs !== null) scale.append(between(made('i', 'own-end'), ownEndMs))
  return made('div', 'overlay', scale)
}

/** What lies over all that has not happened yet. */
function veil(): HTMLElement {
  return made('div', 'overlay', made('div', 'scale', made('div', 'veil')))
}

function rowElement(row: Row, picture: Picture, lastMs: number): HTMLElement {
  return made(
    'div',
    `row ${row.kind}`,
    made('span', 'name', row.name),
    made('div', 'track', made('div', 'scale', ...rowShapes(row, picture, lastMs))),
    made('span', 'right', rightOf(row)),
  )
}

function rowShapes(row: Row, picture: Picture, lastMs: number): Node[] {
  switch (row.kind) {
    case 'lane':
      return [...laneShapes(row.lane, ownEndOf(picture)), ...marks(row.loggedAtMs ?? [])]
    case 'queue':
      return [queueShape(row.queue, picture.facts?.lastMs ?? lastMs)]
    case 'marks':
      return marks(row.atMs)
    case 'more':
      return []
  }
}

function marks(times: readonly number[]): Node[] {
  return times.map((atMs) => between(made('i', 'mark'), atMs))
}

function laneShapes({ bars }: LaneFacts, ownEndMs: number | null): Node[] {
  return bars.flatMap((bar, index) => {
    const touches = bars[index - 1]?.endMs === bar.startMs
    const stretches = stretchesOf(bar, ownEndMs).map((stretch, at, all) => {
      const follows = at === 0 ? touches : isToldApart(stretch, all[at - 1])
      const { state, fromMs, toMs } = stretch
      return between(made('i', follows ? `${state} follows` : state), fromMs, toMs)
    })
    const begins = made('i', `${bar.segments[0]?.state ?? 'waiting'} begins`)
    const outcome = made('i', `outcome ${bar.outcome}`)
    return [
      between(begins, bar.startMs),
      ...stretches,
      ...(bar.outcome === 'finished' ? [] : [between(outcome, bar.endMs)]),
    ]
  })
}

/** Steps over a base line, stretched to the time that they took. */
function queueShape({ sizes, peak }: QueueFacts, untilMs: number): SVGElement {
  const first = sizes[0]?.atMs ?? 0
  const lengthMs = Math.max(0.001, untilMs - first)
  const high = Math.max(1, peak)
  const steps = sizes.map(({ atMs, size }) => `H${atMs - first}V${high - size}`).join('')
  const curve = `M0 ${high}${steps}H${lengthMs}`
  return between(
    drawn(
      'svg',
      { viewBox: `0 0 ${lengthMs} ${high}`, preserveAspectRatio: 'none' },
      drawn('path', { class: 'level', d: `${curve}V${high}z` }),
      drawn('path', { class: 'curve', d: curve }),
    ),
    first,
    untilMs,
  )
}
