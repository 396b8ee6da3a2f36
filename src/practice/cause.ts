import type { Missed, Seen } from './check.ts'
import type { PracticeEvent } from './protocol/protocol.ts'
import { isLater } from './seen.ts'
import { errorOf, type ToldError, toldInWords } from './told-value.ts'

/**
 * What was missed, with the fault of the learner's that it follows from, where there is one: their
 * function failed by then with an error of its own; where something waits for ever, an error was
 * heard by nobody; where nothing was done, a coroutine was never awaited.
 */
export function withCause(missed: Missed, { events }: Seen, rule: string): Missed {
  for (const event of events) {
    const isBefore = missed.atMs === null || !isLater(event.atMs, missed.atMs)
    const cause = causeIn(event, rule, missed.line === undefined)
    if (cause === null || (!isBefore && event.kind !== 'never-awaited')) continue
    if (missed.saw.includes(cause.words)) return missed
    const saw = `${missed.saw}: ${cause.how}`
    return { atMs: missed.atMs ?? event.atMs, line: event.line ?? missed.line, saw }
  }
  return missed
}

function causeIn(
  event: PracticeEvent,
  rule: string,
  nothingDone: boolean,
): { words: string; how: string } | null {
  if (event.kind === 'never-awaited') {
    const how = `${event.what}() was called and never awaited`
    return nothingDone ? { words: how, how } : null
  }
  const isUnheard = event.kind === 'unhandled' && rule === 'hung'
  if (!isUnheard && event.kind !== 'settled') return null
  const told = event.kind === 'settled' ? event.value : event.error
  const error = errorOf(told)
  if (error === null || !isOwn(error)) return null
  const words = toldInWords(told)
  return { words, how: isUnheard ? `${words} was heard by nobody` : `it failed with ${words}` }
}

/** None of the scenario's, nor what the platform makes of an end that was asked for. */
function isOwn({ known, name, leaves }: ToldError): boolean {
  const asked = ['TimeoutError', 'AbortError', 'CancelledError']
  return known === null && !asked.includes(name) && (leaves ?? []).every(isOwn)
}
