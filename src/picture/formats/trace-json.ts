import { traitsOf } from '../../trace/traits.ts'
import type { TraceEvent } from '../../trace/event.ts'
import type { Bar, LaneFacts } from '../../trace/facts.ts'
import { stateMeaning } from '../glyphs.ts'
import { waitingWords } from '../moments.ts'
import type { Picture } from '../picture.ts'
import { printable } from '../../text/printable.ts'
import type { SavedRun } from './saved-run.ts'

/** An event of Chrome's trace format. Times are whole microseconds. */
interface ChromeEvent {
  /** M names something, X lasts, i is a moment, C is a count. */
  ph: 'M' | 'X' | 'i' | 'C'
  name: string
  pid: number
  tid: number
  ts: number
  dur?: number
  /** Of a moment: it belongs to its thread. */
  s?: 't'
  args?: Record<string, unknown>
}

/** Where an event stands: a variant is a process, a lane is a thread. */
interface Place {
  pid: number
  tid: number
}

/** The demo as a whole has the first thread; lanes follow. */
const demoThread = 1

/**
 * Chrome's trace format, which ui.perfetto.dev opens: one process a variant,
 * one named thread a lane. On a lane each task is an X event that holds one X
 * event for each stretch of it, so that all of them nest.
 */
export function make({ title, command, pictures }: SavedRun): string {
  const events = pictures.flatMap((picture, index) => variantEvents(picture, index + 1))
  const names = events.filter(({ ph }) => ph === 'M')
  const others = events
    .filter(({ ph }) => ph !== 'M')
    // What holds another comes before it.
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
  const document = {
    displayTimeUnit: 'ms',
    otherData: { title: printable(title), command: printable(command) },
    traceEvents: [...names, ...others],
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

function variantEvents(picture: Picture, pid: number): ChromeEvent[] {
  const { title, notes, trace, facts, boundMs } = picture
  if (trace === null || facts === null) return []
  const demo: Place = { pid, tid: demoThread }
  const threads = new Map(
    facts.lanes.map(({ name }, index) => [name, { pid, tid: demoThread + 1 + index }]),
  )
  return [
    name('process_name', { pid, tid: 0 }, [title, ...notes].join(', ')),
    order('process_sort_index', { pid, tid: 0 }, pid),
    ...named(demo, traitsOf(trace).tellsOfTasks ? 'demo' : 'process'),
    {
      ...lasting(title, demo, 0, facts.totalMs),
      args: {
        ending: trace.ending.kind,
        ...(boundMs !== null && { 'least possible, ms': boundMs }),
      },
    },
    ...facts.lanes.flatMap((lane) => laneEvents(lane, threads.get(lane.name)!)),
    ...trace.events.flatMap((event) => pointEvents(event, threads.get(event.lane) ?? demo)),
  ]
}

function laneEvents(lane: LaneFacts, place: Place): ChromeEvent[] {
  return [
    ...named(place, lane.name),
    ...lane.bars.flatMap((bar) => barEvents(lane.name, bar, place)),
  ]
}

function barEvents(lane: string, bar: Bar, place: Place): ChromeEvent[] {
  return [
    {
      ...lasting(lane, place, bar.startMs, bar.endMs),
      args: {
        outcome: bar.outcome,
        ...(bar.error && { error: printable(`${bar.error.name}: ${bar.error.message}`) }),
      },
    },
    ...bar.segments.map((segment) => ({
      ...lasting(stateMeaning[segment.state], place, segment.fromMs, segment.toMs),
      ...(segment.for && { args: { for: waitingWords[segment.for] } }),
    })),
  ]
}

/** What has no length: lines that were written, and how much a queue holds. */
function pointEvents(event: TraceEvent, place: Place): ChromeEvent[] {
  const ts = microseconds(event.atMs)
  if (event.kind === 'logged')
    return [{ ph: 'i', s: 't', name: printable(event.text), ...place, ts }]
  if (event.kind !== 'queued') return []
  return [
    {
      ph: 'C',
      name: `in ${printable(event.queue)}`,
      ...place,
      tid: 0,
      ts,
      args: { size: event.size },
    },
  ]
}

/** The difference of two rounded moments, so that what touched still touches and what held still holds. */
function lasting(text: string, place: Place, fromMs: number, toMs: number): ChromeEvent {
  const ts = microseconds(fromMs)
  return { ph: 'X', name: printable(text), ...place, ts, dur: microseconds(toMs) - ts }
}

function named(place: Place, text: string): ChromeEvent[] {
  return [name('thread_name', place, text), order('thread_sort_index', place, place.tid)]
}

function name(what: string, place: Place, text: string): ChromeEvent {
  return { ph: 'M', name: what, ...place, ts: 0, args: { name: printable(text) } }
}

function order(what: string, place: Place, at: number): ChromeEvent {
  return { ph: 'M', name: what, ...place, ts: 0, args: { sort_index: at } }
}

function microseconds(ms: number): number {
  return Math.round(ms * 1000)
}
