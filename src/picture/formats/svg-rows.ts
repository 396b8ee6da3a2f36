import type { Bar, LaneFacts, QueueFacts } from '../../trace/facts.ts'
import { isToldApart, type Row, type Stretch, stretchesOf } from '../rows.ts'
import { beside } from '../scale.ts'
import { element, escaped, round } from './markup.ts'

/** Where a moment stands, left to right. */
export type Place = (atMs: number) => number

/** A gap of this width tells two waits apart that touch. */
const gap = 2.5

/** Where a row stands, and where the demo's own end is, if anything ran on after it. */
interface Stand {
  x: Place
  y: number
  ownEndMs: number | null
}

/** The shapes of a row around the middle line `y`; `tall` is the row's height. */
export function rowShapes(
  row: Row,
  { tall, untilMs, ...stand }: Stand & { tall: number; untilMs: number },
): string {
  const { x, y } = stand
  switch (row.kind) {
    case 'lane':
      return laneShapes(row.lane, stand) + loggedShapes(row.loggedAtMs ?? [], stand)
    case 'queue':
      return queueShape(row.queue, { x, y, tall, untilMs })
    case 'marks':
      return row.atMs.map((atMs) => markShape(x(atMs), y)).join('')
    case 'more':
      return ''
  }
}

function laneShapes({ bars }: LaneFacts, stand: Stand): string {
  const { x, y } = stand
  const shapes = bars.map((bar, index) => {
    const touches = index > 0 && x(bar.startMs) - x(bars[index - 1]!.endMs) < 1
    return barShapes(bar, touches, stand)
  })
  const [only] = bars
  const short = only && bars.length === 1 && x(only.endMs) - x(only.startMs) < 8
  return shapes.join('') + (short ? lengthText(only, x, y) : '')
}

/** Dots on a lane, each with a rim that tells it from what it lies on. */
function loggedShapes(times: readonly number[], { x, y }: Stand): string {
  return times.map((atMs) => markShape(x(atMs), y)).join('')
}

export function markShape(x: number, y: number): string {
  return element('circle', { class: 'mark-fill rim', cx: x, cy: y, r: 4 })
}

function barShapes(bar: Bar, touches: boolean, { x, y, ownEndMs }: Stand): string {
  let before: Stretch | null = null
  const shapes = seen(stretchesOf(bar, ownEndMs), x).map((segment) => {
    const follows = before === null ? touches : isToldApart(segment, before)
    before = segment
    const [from, to] = [x(segment.fromMs), x(segment.toMs)]
    return stateShape(segment.state, follows ? Math.min(from + gap, to) : from, to, y)
  })
  if (shapes.length === 0) {
    shapes.push(stateShape('waiting', x(bar.startMs), x(bar.startMs), y))
  }
  return shapes.join('') + outcomeShape(bar, x(bar.endMs), y)
}

/** What is too short to be seen belongs to its neighbour; only holding the thread is always seen. */
function seen(segments: readonly Stretch[], x: Place): Stretch[] {
  const tooShort = ({ state, fromMs, toMs }: Stretch): boolean =>
    state !== 'blocked' && x(toMs) - x(fromMs) < 1
  const all: Stretch[] = []
  for (const segment of segments) {
    const last = all.at(-1)
    if (last === undefined) all.push(segment)
    else if (tooShort(last)) all[all.length - 1] = { ...segment, fromMs: last.fromMs }
    else if (tooShort(segment)) all[all.length - 1] = { ...last, toMs: segment.toMs }
    else all.push(segment)
  }
  return all
}

/** Ink is work: a line waits, a full block holds the thread. Each state has its own form. */
const stateShapes = {
  waiting: (x, width, y) => box('wait-fill', x, y, width, 6, 3),
  held: (x, width, y) =>
    element('g', { class: 'shape held', 'stroke-width': 1.25 }, hatching(x, width, y)),
  ready: (x, width, y) =>
    element('path', {
      class: 'shape ready',
      'stroke-width': 3,
      'stroke-dasharray': '0 6',
      d: `M${round(x + 2)} ${y}h${round(Math.max(0.01, width - 4))}`,
    }),
  starved: (x, width, y) => box('wait-fill', x, y, width, 2, 1),
  paced: (x, width, y) =>
    element('g', { class: 'shape held', 'stroke-width': 1.25 }, ticks(x, width, y)),
  blocked: (x, width, y) => box('work-fill', x, y, width, 16, 2),
  orphan: (x, width, y) =>
    element('path', {
      class: 'shape wait',
      'stroke-width': 3,
      'stroke-dasharray': '4 8',
      d: `M${round(x + 3)} ${y}h${round(Math.max(0.01, width - 5))}`,
    }),
} satisfies Record<Stretch['state'], (x: number, width: number, y: number) => string>

/** One stretch of a bar, at least a hair wide. */
export function stateShape(state: Stretch['state'], from: number, to: number, y: number): string {
  return stateShapes[state](from, Math.max(2, to - from), y)
}

function box(
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
): string {
  return element('rect', {
    class: name,
    x,
    y: y - height / 2,
    width,
    height,
    rx: Math.min(rx, width / 2),
  })
}

/** A frame with upright lines: held back by a rate, which counts the time. */
function ticks(x: number, width: number, y: number): string {
  const lines: string[] = []
  for (let at = x + 5; at < x + width; at += 5) lines.push(`M${round(at)} ${y - 5}v10`)
  return element('path', {
    d: `M${round(x)} ${y - 5}h${round(width)}v10h${round(-width)}z${lines.join('')}`,
  })
}

/** A frame with slanted lines: held back. */
function hatching(x: number, width: number, y: number): string {
  const [top, bottom, step] = [y - 5, y + 5, 5]
  const lines: string[] = []
  for (let at = x + step; at < x + width + 10; at += step) {
    // A slanted line from the bottom left, cut where the frame ends.
    const [left, right] = [Math.max(x, at - 10), Math.min(x + width, at)]
    if (right > left) {
      lines.push(
        `M${round(left)} ${round(bottom - (left - (at - 10)))}L${round(right)} ${round(top + (at - right))}`,
      )
    }
  }
  return element('path', {
    d: `M${round(x)} ${top}h${round(width)}v10h${round(-width)}z${lines.join('')}`,
  })
}

function outcomeShape({ outcome }: Bar, x: number, y: number): string {
  return outcome === 'finished' ? '' : outcomeShapes[outcome](x, y)
}

export const outcomeShapes = {
  failed: (x, y) =>
    element('path', {
      class: 'shape failed',
      'stroke-width': 2.75,
      d: `M${round(x - 5)} ${y - 5}l10 10m0-10l-10 10`,
    }),
  cancelled: (x, y) =>
    element(
      'g',
      { class: 'shape cancelled', 'stroke-width': 2 },
      element('circle', { class: 'card-fill', cx: x, cy: y, r: 6 }) +
        element('path', { d: `M${round(x - 4.2)} ${y + 4.2}l8.4-8.4` }),
    ),
  left: (x, y) =>
    [4, 9, 14]
      .map((right) => element('circle', { class: 'wait-fill', cx: x + right, cy: y, r: 1.5 }))
      .join(''),
} satisfies Record<Exclude<Bar['outcome'], 'finished'>, (x: number, y: number) => string>

/** A bar too short to be measured by eye has its length beside it. */
function lengthText(bar: Bar, x: Place, y: number): string {
  const at = x(bar.endMs) + (bar.outcome === 'finished' ? 8 : 20)
  return element(
    'text',
    { class: 'dim code small', x: at, y: y + 4 },
    escaped(beside(bar.endMs - bar.startMs)),
  )
}

/** How much a queue held, as steps over a base line. */
function queueShape(
  { sizes, peak }: QueueFacts,
  { x, y, tall, untilMs }: { x: Place; y: number; tall: number; untilMs: number },
): string {
  const [base, high] = [y + tall / 2 - 3, tall - 6]
  const level = (size: number): string => round(base - (size / Math.max(1, peak)) * high)
  const [first] = sizes
  if (first === undefined) return ''
  const steps = sizes.map(({ atMs, size }) => `H${round(x(atMs))}V${level(size)}`).join('')
  const curve = `M${round(x(first.atMs))} ${round(base)}${steps}H${round(x(untilMs))}`
  return (
    element('path', { class: 'held-fill', opacity: 0.22, d: `${curve}V${round(base)}z` }) +
    element('path', { class: 'shape held', 'stroke-width': 1.5, d: curve })
  )
}
