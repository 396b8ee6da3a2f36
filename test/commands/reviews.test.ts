import { expect, it } from 'vitest'
import { reviewJson, reviewLines } from '../../src/commands/reviews.ts'
import type { Answered, Entry } from '../../src/journal/entry.ts'
import { reviewsOf } from '../../src/journal/review.ts'
import { goodLesson } from '../../testing/courses.ts'
import { runHost } from '../../testing/host.ts'
import { calendarAt } from '../../testing/calendar.ts'
import { progressOf } from '../../testing/entries.ts'

const loaded = await goodLesson()
const calendarOn = (date: string) => calendarAt(`${date}T12:00:00Z`)
const asGiven = (answer: Answered) => answer

const answered = (date: string, given: number | null): Entry => ({
  kind: 'answered',
  at: `${date}T10:00:00.000Z`,
  lesson: 'good',
  step: 'alone:alone',
  question: 'alone',
  knobs: { a: 100, b: 300 },
  given,
  verdict: given === null ? 'passed' : given === 100 ? 'right' : 'wrong',
  lure: null,
})
const done = (date: string): Entry => ({
  kind: 'reached',
  at: `${date}T11:00:00.000Z`,
  lesson: 'good',
  step: 'recap',
})

function told(today: string, ...entries: Entry[]): Promise<string[]> {
  const reviews = reviewsOf(
    progressOf(entries).of('good'),
    ['at-once'],
    asGiven,
    calendarOn('2026-01-01').dayOf,
  ).map((review) => {
    const { quiz, review: toReview } = loaded.lesson
    return { review, question: [...quiz, ...toReview].find(({ id }) => id === review.question)! }
  })
  return reviewLines({ calendar: calendarOn(today), runHost }, loaded, reviews)
}

const text = 'Done after how many milliseconds?'

it('says what was asked, said and right, why, and when it comes back', async () => {
  const missed = answered('2026-11-24', 300)
  const asked = `- missed on 24 Nov: ${text} You said 300 ms; it was 100 ms. That is the other one.`
  expect(await told('2026-11-24', missed)).toEqual([`${asked} Comes back on 25 Nov.`])
  expect(await told('2026-11-25', missed)).toEqual([`${asked} Due today.`])
  expect(await told('2027-01-02', answered('2026-12-31', null))).toEqual([
    `- missed on 31 Dec 2026: ${text} You passed; it was 100 ms. So it is. Due today.`,
  ])
})

it('speaks of the run that was missed: of its knobs, and what it gives with them', async () => {
  const missed = { ...answered('2026-11-24', 170), knobs: { a: 170, b: 300 } }
  const [line] = await told('2026-11-24', { ...missed, given: 300 } as Entry)
  expect(line).toMatch(/missed on 24 Nov: .*You said 300 ms; it was 170 ms\. /)
})

it('says how often it was right since', async () => {
  const once = [answered('2026-11-24', 300), answered('2026-11-25', 100)]
  expect((await told('2026-11-25', ...once)).join()).toMatch(
    /one\. Right once since; comes back on 2 Dec\.$/,
  )
  expect((await told('2026-12-02', ...once, answered('2026-12-02', 100))).join()).toMatch(
    /one\. Right on two days since\.$/,
  )
})

it('counts the reserve in one line', async () => {
  expect(await told('2026-11-24', done('2026-11-24'))).toEqual([
    '- kept for review: 1 question; due on 25 Nov',
  ])
  expect(await told('2026-11-30', done('2026-11-24'))).toEqual([
    '- kept for review: 1 question; due today',
  ])
})

it('gives the days of a review as dates', () => {
  const entries = [answered('2026-11-24', 300), answered('2026-11-25', 100)]
  const [review] = reviewsOf(
    progressOf(entries).of('good'),
    [],
    asGiven,
    calendarOn('2026-01-01').dayOf,
  )
  expect(reviewJson(calendarOn('2026-12-02'), review!)).toEqual({
    question: 'alone',
    why: 'missed',
    missedAt: '2026-11-24T10:00:00.000Z',
    rightOn: ['2026-11-25'],
    dueOn: '2026-12-02',
    due: true,
  })
})
