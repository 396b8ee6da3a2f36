import type { TraceEvent } from '../trace/event.ts'
import type { Trace } from '../trace/trace.ts'
import type { Seen } from './check.ts'
import { errorOf, toldInWords } from './told-value.ts'

/** What was seen of a case as a trace to be drawn: each call of a stub is a lane, named by what it was called with. */
export function traceOf(seen: Seen): Trace {
  const names = laneNames(seen)
  const events: { place: number; event: TraceEvent }[] = []
  for (const [index, call] of seen.calls.entries()) {
    const lane = names[index]!
    const add = (place: number, event: TraceEvent): void => void events.push({ place, event })
    add(call.place, { kind: 'started', atMs: call.atMs, lane })
    add(call.place, { kind: 'waiting', atMs: call.atMs, lane, for: 'timer' })
    if (call.end === null) continue
    const { how, place, atMs, error } = call.end
    if (how === 'returned') add(place, { kind: 'finished', atMs, lane })
    else if (how === 'failed') add(place, { kind: 'failed', atMs, lane, error: failure(error) })
    else add(place, { kind: 'cancelled', atMs, lane, error: { name: 'AbortError', message: '' } })
  }
  events.sort((one, other) => one.place - other.place)
  return {
    kind: 'lab',
    clock: 'virtual',
    events: events.map(({ event }) => event),
    ending: endingOf(seen),
    exitCode: null,
    stderr: [],
    unhandled: [],
    server: null,
  }
}

const failure = (name: string | null) => ({ name: 'Error', message: name ?? '' })

/** When the last of the steps had settled. */
function endingOf(seen: Seen): Trace['ending'] {
  const { scenario, events } = seen
  const lastMs = events.at(-1)?.atMs ?? 0
  const ends = scenario.script.flatMap((step) =>
    step.kind === 'call' && step.gives === 'result' ? [seen.settled(step.step)] : [],
  )
  if (ends.includes(null)) return { kind: 'hung', atMs: lastMs }
  const last = ends.reduce((one, other) => (one!.atMs > other!.atMs ? one : other), ends[0] ?? null)
  if (last === null) return { kind: 'returned', atMs: lastMs, value: null }
  if (last.how === 'value') return { kind: 'returned', atMs: last.atMs, value: null }
  const error = errorOf(last.value)
  const told = error ?? { name: 'Error', message: toldInWords(last.value) }
  return { kind: 'threw', atMs: last.atMs, error: { name: told.name, message: told.message } }
}

/** `load "a"`; with a number behind it from the second of the same name on. */
function laneNames({ calls }: Seen): string[] {
  const counts = new Map<string, number>()
  return calls.map(({ stub, args: [first] }) => {
    const isPlain = typeof first === 'string' || typeof first === 'number'
    const name = isPlain ? `${stub} ${first}` : stub
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}
