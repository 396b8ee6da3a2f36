import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answered, Entry } from '../../src/journal/entry.ts'
import { isDue, type Review, reviewsOf } from '../../src/journal/review.ts'
import { calendarAt, dayAt } from '../../testing/calendar.ts'
import { progressOf } from '../../testing/entries.ts'
import { reviewsByEntries } from './review-by-entries.ts'

type Verdict = 'right' | 'wrong' | 'passed'

/** Noon of a day, counted from 1 January 2026; `minute` orders what is on one day. */
const at = (day: number, minute = 0): string =>
  new Date(Date.UTC(2026, 0, 1 + day, 12, minute)).toISOString()
const answered = (
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
const done = (day: number, lesson = 'gather'): Entry => ({
  kind: 'reached',
  at: at(day),
  lesson,
  step: 'recap',
})
const inUtc = calendarAt(at(0)).dayOf
const firstDay = dayAt(at(0))
const asGiven = (answer: Answered) => answer

const reviews = (entries: readonly Entry[], reserve: readonly string[] = []): Review[] =>
  reviewsOf(progressOf(entries).of('gather'), reserve, asGiven, inUtc)
/** The day on which the question `total` is due, counted from 1 January; null: over; undefined: never missed. */
const dueOn = (...entries: Entry[]): number | null | undefined => {
  const found = reviews(entries).find(({ question }) => question === 'total')
  return found === undefined ? undefined : found.dueOn === null ? null : found.dueOn - firstDay
}

describe('a question in review', () => {
  it('is none that was right at first', () => {
    expect(dueOn(answered(0, 'right'))).toBeUndefined()
  })

  it.each(['wrong', 'passed'] as const)('that was %s is due on the next day', (verdict) => {
    expect(dueOn(answered(0, verdict, { step: 'quiz:total' }))).toBe(1)
  })

  it('is due on the next day though it was right at the end of its lesson', () => {
    expect(
      dueOn(
        answered(0, 'wrong', { step: 'quiz:total' }),
        answered(0, 'right', { step: 'missed:total' }),
      ),
    ).toBe(1)
  })

  it('comes back seven days after it was right, and then is over', () => {
    expect(dueOn(answered(0, 'wrong'), answered(1, 'right'))).toBe(8)
    expect(dueOn(answered(0, 'wrong'), answered(5, 'right'))).toBe(12)
    expect(dueOn(answered(0, 'wrong'), answered(1, 'right'), answered(8, 'right'))).toBeNull()
  })

  it('is not over when it was right twice on one day', () => {
    expect(
      dueOn(answered(0, 'wrong'), answered(1, 'right'), answered(1, 'right', { minute: 1 })),
    ).toBe(8)
  })

  it('is over when it was right on two days, wherever it was asked', () => {
    expect(
      dueOn(
        answered(0, 'wrong'),
        answered(1, 'right'),
        answered(3, 'right', { step: 'alone:total' }),
      ),
    ).toBeNull()
  })

  it('starts over with a wrong answer or a pass, also when it was over', () => {
    expect(dueOn(answered(0, 'wrong'), answered(1, 'right'), answered(8, 'passed'))).toBe(9)
    const over = [answered(0, 'wrong'), answered(1, 'right'), answered(8, 'right')]
    expect(dueOn(...over, answered(20, 'wrong'))).toBe(21)
    expect(dueOn(...over, answered(20, 'wrong'), answered(21, 'right'))).toBe(28)
  })

  it('waits for the learner: due once, and still due later', () => {
    const [review] = reviews([answered(0, 'wrong')])
    expect([0, 1, 40].map((day) => isDue(review!, firstDay + day))).toEqual([false, true, true])
  })

  it('knows which answer began it, and all that were given', () => {
    const entries = [answered(0, 'wrong'), answered(1, 'right'), answered(8, 'wrong')]
    expect(reviews(entries)).toMatchObject([
      { missed: entries[2], last: entries[2], count: 3, rightOn: [] },
    ])
  })

  it('counts days by the calendar of the learner', () => {
    const night: Entry = { ...answered(0, 'wrong'), at: '2026-01-01T23:30:00Z' }
    const morning: Entry = { ...answered(1, 'right'), at: '2026-01-02T07:00:00Z' }
    const dueFor = (ahead: number) => {
      const day = calendarAt(at(0), ahead).dayOf
      const { dueOn: due } = reviewsOf(
        progressOf([night, morning]).of('gather'),
        [],
        asGiven,
        day,
      )[0]!
      return due! - firstDay
    }
    // At UTC a night lies between the two; an hour east they are on one day.
    expect([dueFor(0), dueFor(60)]).toEqual([8, 2])
  })

  it('is forgotten with a reset', () => {
    const reset: Entry = { kind: 'reset', at: at(1), lesson: 'gather' }
    expect(dueOn(answered(0, 'wrong'), reset)).toBeUndefined()
  })
})

describe('the reserve', () => {
  it('is due on the day after its lesson was done first', () => {
    expect(reviews([answered(0, 'right')], ['late'])).toEqual([])
    expect(reviews([done(3), done(9)], ['late'])).toMatchObject([
      { question: 'late', missed: null, dueOn: firstDay + 4 },
    ])
  })

  it('is over when it was right, and comes back like any other when it was not', () => {
    expect(reviews([done(3), answered(4, 'right', { question: 'late' })], ['late'])).toEqual([])
    expect(reviews([done(3), answered(4, 'wrong', { question: 'late' })], ['late'])).toMatchObject([
      { question: 'late', missed: { verdict: 'wrong' }, dueOn: firstDay + 5 },
    ])
  })
})

it('begins with the surprise quiz only where the lesson was done before', () => {
  const surprise = answered(2, 'wrong', { step: 'surprise:total' })
  expect(dueOn(surprise)).toBeUndefined()
  expect(dueOn(surprise, done(3))).toBeUndefined()
  expect(dueOn(done(1), surprise)).toBe(3)
})

const verdicts = fc.constantFrom<Verdict>('right', 'wrong', 'passed')
/** A journal of one lesson: answers to three questions on rising days, and the lesson done on some. */
const journals = fc
  .array(
    fc.record({
      later: fc.integer({ min: 0, max: 9 }),
      verdict: verdicts,
      question: fc.constantFrom('one', 'two', 'late'),
      step: fc.constantFrom('quiz', 'missed', 'review', 'alone', 'surprise', 'recap'),
    }),
    { maxLength: 25 },
  )
  .map((steps) => {
    let day = 0
    return steps.map(({ later, verdict, question, step }): Entry => {
      day += later
      if (step === 'recap') return done(day)
      return answered(day, verdict, { question, step: `${step}:${question}` })
    })
  })

describe('in any journal', () => {
  it('nothing is due on a day on which it was asked', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        for (const { last, dueOn: due } of reviews(entries, ['late'])) {
          if (last !== null && due !== null) expect(due).toBeGreaterThan(dayAt(last.at))
        }
      }),
    )
  })

  it('two right answers on different days, both when it is due, end it', () => {
    fc.assert(
      fc.property(journals, fc.nat(20), fc.nat(20), (entries, wait, again) => {
        for (const { question, dueOn: due } of reviews(entries, ['late'])) {
          if (due === null) continue
          const first = due - firstDay + wait
          const once = [...entries, answered(first, 'right', { question })]
          const comesBack = reviews(once, ['late']).find((one) => one.question === question)
          if (comesBack === undefined || comesBack.dueOn === null) continue
          expect(comesBack.dueOn).toBe(firstDay + first + 7)
          const twice = [...once, answered(first + 7 + again, 'right', { question })]
          const over = reviews(twice, ['late']).find((one) => one.question === question)
          expect(over).toMatchObject({ dueOn: null, rightOn: { length: 2 } })
        }
      }),
    )
  })

  it('what comes back is what one who looks at every entry would find', () => {
    const given = fc.constantFrom<Answered['given']>(null, 1, 2, ['a'], ['b'], ['a', 'b'])
    const answers = fc
      .record({
        later: fc.integer({ min: -1, max: 2 }),
        verdict: verdicts,
        question: fc.constantFrom('one', 'late'),
        step: fc.constantFrom('quiz', 'surprise', 'recap', 'reset'),
        given,
      })
      .chain((one) => fc.integer({ min: 1, max: 3 }).map((times) => ({ ...one, times })))
    const unfit = fc.uniqueArray(given, { selector: (one) => JSON.stringify(one), maxLength: 3 })
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 40 }), unfit, (made, without) => {
        let day = 100
        const entries = made.flatMap((one): Entry[] => {
          day += one.later
          if (one.step === 'recap') return [done(day)]
          if (one.step === 'reset' && one.verdict === 'passed' && one.given === null) {
            return [{ kind: 'reset', at: at(day), lesson: 'gather' }]
          }
          const step = `${one.step}:${one.question}`
          const entry = { ...answered(day, one.verdict, { question: one.question, step }) }
          return Array.from({ length: one.times }, () => ({ ...entry, given: one.given }) as Entry)
        })
        // A lesson has a place for any number, or for none.
        const kindOf = (one: Answered['given']) =>
          typeof one === 'number' ? 1 : JSON.stringify(one)
        const none = new Set(without.map(kindOf))
        const fits = (answer: Answered) => !none.has(kindOf(answer.given))
        const found = reviewsOf(
          progressOf(entries).of('gather'),
          ['late'],
          (answer) => (fits(answer) ? answer : null),
          inUtc,
        )
        expect(
          found.map(({ question, missed, rightOn, dueOn: due, count, last }) => ({
            question,
            missed,
            rightOn,
            dueOn: due,
            count,
            last,
          })),
        ).toEqual(
          reviewsByEntries(entries, { lesson: 'gather', reserve: ['late'] }, fits).map(
            ({ answers: all, ...rest }) => ({
              ...rest,
              count: all.length,
              last: all.at(-1) ?? null,
            }),
          ),
        )
        for (const { missed, missedOn } of found) {
          expect(missedOn).toBe(missed === null ? null : dayAt(missed.at))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('entries of other lessons between them change nothing', () => {
    const others = fc.array(fc.tuple(fc.nat(25), fc.nat(60), verdicts), { maxLength: 15 })
    fc.assert(
      fc.property(journals, others, (entries, between) => {
        const mixed = [...entries]
        for (const [place, day, verdict] of between) {
          const other =
            verdict === 'passed'
              ? done(day, 'fetch')
              : answered(day, verdict, { lesson: 'fetch', question: 'one' })
          mixed.splice(Math.min(place, mixed.length), 0, other)
        }
        expect(reviews(mixed, ['late'])).toEqual(reviews(entries, ['late']))
      }),
    )
  })
})
