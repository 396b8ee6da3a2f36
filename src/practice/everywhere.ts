import type { Case, Missed, Seen } from './check.ts'
import type { PracticeEvent } from './protocol/protocol.ts'
import { isLater } from './seen.ts'
import { toldInWords } from './told-value.ts'
import { milliseconds } from '../text/time.ts'

/** What holds in every exercise, beside its own rules. */
export const rulesEverywhere = {
  hung: 'it ends',
  late: 'it ends in time',
  'called-with': 'the functions are called with what the task says',
  'holds-thread': 'nobody but the functions handed in holds the thread',
  unhandled: 'no error is left unheard',
  'never-awaited': 'every coroutine is awaited',
  left: 'nothing is left when the result is there: no timer, no task',
  changed: 'what is handed in is not changed',
} as const

export type RuleEverywhere = keyof typeof rulesEverywhere

/** Told before the exercise's own rules; all others behind them. */
export const first: readonly RuleEverywhere[] = ['hung', 'late', 'called-with', 'holds-thread']

/** `parts` as each of the case's was seen; `whole` with the names as they were run. */
export function missedEverywhere(
  rule: RuleEverywhere,
  { parts }: Case,
  seen: { whole: Seen; parts: readonly Seen[] },
): Missed | null {
  const { events, calls } = seen.whole
  const found = <Kind extends PracticeEvent['kind']>(
    kind: Kind,
    words: (event: Extract<PracticeEvent, { kind: Kind }>) => string | null,
  ): Missed | null => {
    for (const event of events) {
      if (event.kind !== kind) continue
      const saw = words(event as Extract<PracticeEvent, { kind: Kind }>)
      if (saw !== null) return { atMs: event.atMs, line: event.line, saw }
    }
    return null
  }
  switch (rule) {
    case 'hung':
      return found('over', ({ how, line }) =>
        how === 'hung'
          ? `it waits${line === undefined ? '' : ` at line ${line}`} for what can never come`
          : null,
      )
    case 'late':
      return found('over', ({ how, atMs }) =>
        how === 'late' ? `it was not done after ${milliseconds(atMs)}` : null,
      )
    case 'called-with': {
      const odd = calls.find(({ fits }) => fits === null)
      if (odd === undefined) return null
      const { atMs, line, stub, args } = odd
      const bare = stub.replace(/^.*-\d-/, '')
      return { atMs, line, saw: `${bare} was called with ${toldInWords([...args])}` }
    }
    case 'holds-thread':
      return found('held', ({ own }) =>
        isLater(own, 0) ? `it held the thread for ${milliseconds(own)}` : null,
      )
    case 'unhandled':
      return found('unhandled', ({ error }) => `${toldInWords(error)} was heard by nobody`)
    case 'never-awaited':
      return found('never-awaited', ({ what }) => `${what} was called and never awaited`)
    case 'changed':
      return found('changed', ({ what }) => `${what} is not as it was handed in`)
    case 'left':
      for (const [index, part] of parts.entries()) {
        const missed = leftIn(seen.whole, seen.parts[index]!, part)
        if (missed !== null) return missed
      }
      return null
  }
}

function leftIn(
  whole: Seen,
  seen: Seen,
  { prefix, offsetMs, mayLeave }: Case['parts'][number],
): Missed | null {
  for (const [place, event] of whole.events.entries()) {
    if (event.kind !== 'left') continue
    if (event.step !== null && !event.step.startsWith(prefix)) continue
    // It may be what another call needs.
    if (isAnyUnderWay(whole, place) || isLookedAtLater(whole, place, prefix)) continue
    const step = event.step === null ? null : event.step.slice(prefix.length)
    const failed = step !== null && seen.settled(step)?.how === 'error'
    if (failed && event.waitsFor === 'call') continue
    const dueMs = event.dueMs === null ? null : event.dueMs - offsetMs
    if (mayLeave?.({ ...event, step, dueMs }, seen)) continue
    const until = event.dueMs === null ? '' : ` that would go off at ${milliseconds(event.dueMs)}`
    const article = /^[aeiou]/.test(event.what) ? 'an' : 'a'
    const saw = `${article} ${event.what} was still there${until}`
    return { atMs: event.atMs, line: event.line, saw }
  }
  return null
}

/** Whether another part, at work in the same run, is still to look at what is left: it sees this too. */
function isLookedAtLater({ events, scenario }: Seen, place: number, prefix: string): boolean {
  return scenario.script.some(
    ({ kind, step }) =>
      kind === 'look' &&
      !step.startsWith(prefix) &&
      !events.slice(0, place).some((event) => event.kind === 'began' && event.step === step),
  )
}

/** Whether behind the event at `place` a call of the script whose result is awaited has begun and not settled. */
function isAnyUnderWay({ events, scenario }: Seen, place: number): boolean {
  const open = new Set<string>()
  for (const event of events.slice(0, place + 1)) {
    if (event.kind === 'began') open.add(event.step)
    if (event.kind === 'settled') open.delete(event.step)
  }
  return scenario.script.some(
    (step) => step.kind === 'call' && step.gives === 'result' && open.has(step.step),
  )
}
