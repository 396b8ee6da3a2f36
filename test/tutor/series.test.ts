import { describe, expect, it } from 'vitest'
import type { Answered } from '../../src/journal/entry.ts'
import type { Review } from '../../src/journal/review.ts'
import { putQuestion } from '../../src/tutor/put-question.ts'
import { readyQuestion } from '../../src/tutor/expected.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { reviewQuestion, surpriseQuestion } from '../../src/tutor/series.ts'
import { goodLesson } from '../../testing/courses.ts'
import { runHost } from '../../testing/host.ts'

const good = await goodLesson()
const otherKnobs = [
  { a: 120, b: 350 },
  { a: 110, b: 300 },
]
const loaded = { ...good, lesson: { ...good.lesson, otherKnobs } }
const runs = new LessonRuns(runHost, loaded)
const finish = loaded.lesson.predictions.find(({ id }) => id === 'finish')!

/** A review of `finish`, asked before with each of these knobs. */
function asked(...before: Record<string, number>[]): Review {
  const answers = before.map(
    (knobs): Answered => ({
      kind: 'answered',
      at: '2026-01-01T12:00:00Z',
      lesson: 'good',
      step: 'predict:finish',
      question: 'finish',
      knobs,
      given: null,
      verdict: 'passed',
      lure: null,
    }),
  )
  return {
    question: 'finish',
    missed: answers[0] ?? null,
    missedOn: 0,
    rightOn: [],
    dueOn: 0,
    count: answers.length,
    last: answers.at(-1) ?? null,
  }
}

const inReview = (...before: Record<string, number>[]) =>
  reviewQuestion({ loaded, runs }, finish, asked(...before)).asked

describe('a question in review', () => {
  it('has other knobs than the last time', () => {
    const [first, second] = [inReview({ a: 100, b: 300 }).knobs, inReview({ a: 120, b: 350 }).knobs]
    expect(otherKnobs).toContainEqual(first)
    expect(second).toEqual({ a: 110, b: 300 })
    expect(inReview({ a: 100, b: 300 }, { a: 110, b: 300 }).knobs).toEqual({ a: 120, b: 350 })
  })

  it('has its options in an order that depends on how often it was asked', async () => {
    const rounds = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (times) => {
        const question = inReview(...Array.from({ length: times }, () => ({ a: 100, b: 300 })))
        const ready = await readyQuestion(loaded, runs, question.question, question.knobs)
        return putQuestion(loaded, ready, question).presented.options.map(({ id }) => id)
      }),
    )
    for (const options of rounds) expect([...options].sort()).toEqual(['A', 'B'])
    expect(inReview({}, {}).round).toBe(2)
  })

  it('says with which knobs, and shows the code that was seen in its lesson', async () => {
    const question = inReview({ a: 100, b: 300 })
    const ready = await readyQuestion(loaded, runs, question.question, question.knobs)
    const { a, b } = question.knobs
    expect(putQuestion(loaded, ready, question).presented.text).toBe(
      `Here a is ${a} ms, b ${b} ms. In which order do they finish?`,
    )
    expect(question.question.withCode).toBe(true)
    expect(question.step).toBe('review:finish')
  })
})

it("the surprise question is asked on the lesson's own knobs", () => {
  expect(surpriseQuestion({ loaded, runs }).asked).toMatchObject({
    question: { id: 'alone' },
    knobs: { a: 100, b: 300 },
    step: 'surprise:alone',
  })
})
