import type { Answered, Entry } from '../../src/journal/entry.ts'
import { type Review, reviewsOf } from '../../src/journal/review.ts'
import { calendarAt, dayAt } from '../../testing/calendar.ts'
import { progressOf } from '../../testing/entries.ts'

export type Verdict = 'right' | 'wrong' | 'passed'

/** Noon of a day, counted from 1 January 2026; `minute` orders what is on one day. */
export const at = (day: number, minute = 0): string =>
  new Date(Date.UTC(2026, 0, 1 + day, 12, minute)).toISOString()
export const answered = (
  day: number,
  verdict: Verdict,
  { question = 'total', step = '', lesson = 'gather', minute = 0 } = {},
): Entry => ({
  kind: 'answered',
  at: at(day, minute),
  lesson,
  step: step || `review:${question}`,
  question,
  knobs: {},
  given: verdict === 'passed' ? null : 1,
  verdict,
  lure: null,
})
export const done = (day: number, lesson = 'gather'): Entry => ({
  kind: 'reached',
  at: at(day),
  lesson,
  step: 'recap',
})
export const inUtc = calendarAt(at(0)).dayOf
export const firstDay = dayAt(at(0))
export const asGiven = (answer: Answered) => answer

export const reviews = (entries: readonly Entry[], reserve: readonly string[] = []): Review[] =>
  reviewsOf(progressOf(entries).of('gather'), reserve, asGiven, inUtc)
