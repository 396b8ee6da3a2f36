import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answered, Entry } from '../../src/journal/entry.ts'
import { reviewsOf } from '../../src/journal/review.ts'
import { dayAt } from '../../testing/calendar.ts'
import { progressOf } from '../../testing/entries.ts'
import { answered, at, done, firstDay, inUtc, reviews, type Verdict } from './answers-by-day.ts'
import { reviewsByEntries } from './review-by-entries.ts'

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
