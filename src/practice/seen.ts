import type { CallEnd, Language, Part, Seen, SeenCall, Settled } from './check.ts'
import type { PracticeEvent } from './protocol/protocol.ts'

/** Times nearer than this are one moment: Python reckons in fractions of seconds. */
const exactMs = 0.0015

/** Whether two moments are one. */
export function isSame(oneMs: number, otherMs: number): boolean {
  return Math.abs(oneMs - otherMs) <= exactMs
}

/** Whether one moment lies behind another. */
export function isLater(oneMs: number, thanMs: number): boolean {
  return oneMs - thanMs > exactMs
}

/** What of a run's events belongs to a part of its scenario, with the part's own names and times. */
export function seenOf(
  events: readonly PracticeEvent[],
  { prefix, offsetMs, scenario }: Part,
  language: Language,
): Seen {
  const own = ownEvents(events, prefix, offsetMs)
  const calls = callsOf(own)
  return {
    language,
    scenario,
    events: own,
    calls,
    callsOf: (...stubs) =>
      calls.filter(({ stub }) =>
        stubs.some((name) =>
          name.endsWith('*') ? stub.startsWith(name.slice(0, -1)) : stub === name,
        ),
      ),
    beganMs: (step) =>
      own.find((event) => event.kind === 'began' && event.step === step)?.atMs ?? null,
    settled: (step) => settledOf(own, step),
  }
}

function ownEvents(
  events: readonly PracticeEvent[],
  prefix: string,
  offsetMs: number,
): PracticeEvent[] {
  if (prefix === '') return [...events]
  const ownCalls = new Set<number>()
  return events.flatMap((event): PracticeEvent[] => {
    const named = ['step', 'stub', 'source'].flatMap((member) => {
      const name: unknown = (event as unknown as Record<string, unknown>)[member]
      return typeof name === 'string' ? [[member, name] as const] : []
    })
    const isOwn =
      named.some(([, name]) => name.startsWith(prefix)) ||
      ('call' in event && event.kind !== 'called' && ownCalls.has(event.call))
    if (!isOwn) return []
    if (event.kind === 'called') ownCalls.add(event.call)
    const names = named.map(([member, name]) => [member, name.slice(prefix.length)])
    const bare = withoutPrefix({ ...event, ...Object.fromEntries(names) }, prefix)
    return [{ ...bare, atMs: event.atMs - offsetMs } as PracticeEvent]
  })
}

/** Also of the errors, wherever they are told of. */
function withoutPrefix(value: object, prefix: string): object {
  return JSON.parse(JSON.stringify(value), (name, member: unknown) =>
    (name === '$error' || name === 'error') && typeof member === 'string'
      ? member.slice(prefix.length)
      : member,
  ) as object
}

function callsOf(events: readonly PracticeEvent[]): SeenCall[] {
  const calls = new Map<number, SeenCall>()
  for (const [place, event] of events.entries()) {
    const { atMs } = event
    if (event.kind === 'called') {
      const { stub, args, fits, look, line } = event
      const begun = { stub, args, fits, atMs, look, line, place }
      calls.set(event.call, { ...begun, end: null, abortedMs: null, disturbed: false })
    }
    if (!('call' in event)) continue
    const call = calls.get(event.call)
    if (call === undefined) continue
    if (event.kind === 'returned' || event.kind === 'failed' || event.kind === 'stopped') {
      const error = event.kind === 'failed' ? event.error : null
      call.end ??= { how: event.kind, atMs, place, error } satisfies CallEnd
    }
    if (event.kind === 'aborted') call.abortedMs ??= atMs
    if (event.kind === 'disturbed') call.disturbed = true
  }
  return [...calls.values()]
}

function settledOf(events: readonly PracticeEvent[], step: string): Settled | null {
  const place = events.findIndex((event) => event.kind === 'settled' && event.step === step)
  const event = events[place]
  if (event?.kind !== 'settled') return null
  const { atMs, how, value, line } = event
  return { atMs, how, value, line, place }
}
