import { moments, type Tolerance } from './reliability.ts'
import type { Ending, Trace } from './trace.ts'

/** In what two runs differ. */
export interface ClockDifference {
  words: string
  /** Whether no machine, however busy, could have brought it about. */
  isCertain: boolean
}

/** Errors that the language and its threads throw, whatever the time. */
const ofTheLanguage = ['ReferenceError', 'TypeError', 'SyntaxError', 'DataCloneError']

/**
 * In what a run on the real clock is another than the exact run of the same
 * program, whatever the times: how it ended, what happened in it, and the order
 * of what is further `apart` in the exact run, where a machine does not easily
 * turn it round. Null where they are the same.
 */
export function clockDifference(
  real: Trace,
  exact: Trace,
  apart: Tolerance,
): ClockDifference | null {
  const words =
    differentEnding(real.ending, exact.ending) ??
    differentMoments(moments(real), moments(exact), apart) ??
    differentValue(real.ending, exact.ending, apart)
  if (words === null) return null
  const { ending } = real
  const isCertain =
    ending.kind === 'threw' &&
    ofTheLanguage.includes(ending.error.name) &&
    differentEnding(ending, exact.ending) !== null
  return { words, isCertain }
}

function differentEnding(real: Ending, exact: Ending): string | null {
  const [did, should] = [told(real), told(exact)]
  return did.kind === should.kind ? null : `it has ${did.words}, and should have ${should.words}`
}

function differentMoments(
  real: ReadonlyMap<string, number>,
  exact: ReadonlyMap<string, number>,
  apart: Tolerance,
): string | null {
  const missing = [...exact.keys()].find((name) => !real.has(name))
  if (missing !== undefined) return `${missing} is missing`
  const more = [...real.keys()].find((name) => !exact.has(name))
  return more === undefined
    ? turnedRound(exact, real, apart)
    : `${more} is there, which should not be`
}

function differentValue(real: Ending, exact: Ending, apart: Tolerance): string | null {
  if (real.kind !== 'returned' || exact.kind !== 'returned') return null
  if (isSame(real.value, exact.value, apart)) return null
  return `it has returned ${inShort(real.value)}, and should have returned ${inShort(exact.value)}`
}

/** Whether two values are the same but for times, which on the real clock are no whole numbers. */
function isSame(one: unknown, other: unknown, apart: Tolerance): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    const isTime = !Number.isInteger(one) || !Number.isInteger(other)
    return isTime ? Math.abs(one - other) <= apart(other) : one === other
  }
  if (!isObject(one) || !isObject(other)) return one === other
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name], apart))
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function inShort(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Two names of which the first comes later in the exact run, by more than a machine may turn round. */
function turnedRound(
  exact: ReadonlyMap<string, number>,
  real: ReadonlyMap<string, number>,
  apart: Tolerance,
): string | null {
  const inOrder = [...exact].sort((one, other) => one[1] - other[1])
  let sure = 0
  let latest: { name: string; realMs: number } | null = null
  for (const [name, atMs] of inOrder) {
    // All that is surely before this one.
    for (; inOrder[sure]![1] + apart(atMs) < atMs; sure++) {
      const realMs = real.get(inOrder[sure]![0])!
      if (latest === null || realMs > latest.realMs) latest = { name: inOrder[sure]![0], realMs }
    }
    if (latest !== null && real.get(name)! < latest.realMs) {
      return `${name} came before ${latest.name}, and should have come after`
    }
  }
  return null
}

function told(ending: Ending): { kind: string; words: string } {
  switch (ending.kind) {
    case 'returned':
      return { kind: 'returned', words: 'returned' }
    case 'threw': {
      const { name, message } = ending.error
      return { kind: `threw ${name}`, words: `thrown ${name}: ${message.split('\n', 1)[0]}` }
    }
    case 'hung':
      return { kind: 'hung', words: 'hung' }
    case 'stopped':
      return { kind: 'stopped', words: 'gone on without end' }
  }
}
