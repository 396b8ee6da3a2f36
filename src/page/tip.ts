import type { Traced } from '../own-program/traced.ts'
import type { LaneFacts, QueueFacts } from '../trace/facts.ts'
import { stateMeaning } from '../picture/glyphs.ts'
import { waitingWords } from '../picture/moments.ts'
import type { Row } from '../picture/rows.ts'
import { span, time } from '../text/time.ts'
import { byId, made } from './dom.ts'
import { lengthOf } from './span.ts'
import { momentAt, widthOf } from './pointer.ts'
import type { Stage } from './stage.ts'

/** Says what stands under the pointer. The same is in the words and the table, for who has none. */
export function listenForTip(
  timeline: HTMLElement,
  stage: Stage,
  rows: ReadonlyMap<Element, Row>,
  sources: Traced['sources'],
): void {
  const tip = byId('tip')
  const hide = (): void => void (tip.hidden = true)
  timeline.addEventListener('pointermove', (event) => {
    const row = rows.get((event.target as Element).closest('.row') ?? timeline)
    if (row === undefined || row.kind === 'more') return hide()
    const atMs = momentAt(timeline, stage, event.clientX)
    const nearMs = (lengthOf(stage.span) / widthOf(timeline)) * 6
    tip.replaceChildren(
      made('b', '', row.name),
      ` ${rowText(row, atMs, nearMs)}`,
      ...(row.kind === 'lane' ? standing(row, atMs, sources) : []),
      made('span', 'at-time', time(atMs)),
    )
    tip.hidden = false
    const left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8)
    const below = event.clientY + 18 + tip.offsetHeight < window.innerHeight
    tip.style.left = `${Math.max(8, left)}px`
    tip.style.top = `${below ? event.clientY + 18 : event.clientY - 12 - tip.offsetHeight}px`
  })
  timeline.addEventListener('pointerleave', hide)
  timeline.addEventListener('pointerdown', hide)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
}

/** The line at which a task waited, with what stands there. */
function standing(
  { waits = [] }: Extract<Row, { kind: 'lane' }>,
  atMs: number,
  sources: Traced['sources'],
): Node[] {
  const wait = waits.find(({ startMs, endMs }) => atMs >= startMs && atMs <= endMs)
  if (wait === undefined) return []
  const { file, line } = wait
  const source = sources[file]?.[line]
  return [made('span', 'place', `${file}:${line}`, ...(source ? [made('code', '', source)] : []))]
}

function rowText(row: Exclude<Row, { kind: 'more' }>, atMs: number, nearMs: number): string {
  switch (row.kind) {
    case 'lane':
      return laneText(row.lane, atMs, nearMs)
    case 'queue':
      return queueText(row.queue, atMs)
    case 'marks':
      return row.atMs.some((mark) => Math.abs(mark - atMs) <= nearMs) ? 'is written' : ''
  }
}

function laneText({ bars }: LaneFacts, atMs: number, nearMs: number): string {
  const bar = bars.find(({ startMs, endMs }) => atMs >= startMs - nearMs && atMs <= endMs + nearMs)
  if (bar === undefined) return 'is not under way'
  const segment =
    bar.segments.find(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs) ??
    (atMs < bar.startMs ? bar.segments[0] : bar.segments.at(-1))
  const outcome =
    bar.outcome === 'finished' || atMs < bar.endMs - nearMs ? '' : `, ${endWords[bar.outcome]}`
  if (segment === undefined) return `${time(bar.startMs)}${outcome}`
  const what = segment.state === 'waiting' && segment.for ? ` for ${waitingWords[segment.for]}` : ''
  return `${stateMeaning[segment.state]}${what}, ${span(segment.fromMs, segment.toMs)}${outcome}`
}

const endWords = { failed: 'then fails', cancelled: 'then is cancelled', left: 'then is left' }

function queueText({ sizes, bound }: QueueFacts, atMs: number): string {
  const size = sizes.findLast((step) => step.atMs <= atMs)?.size ?? 0
  return `${size}${bound === null ? '' : ` of at most ${bound}`}`
}
