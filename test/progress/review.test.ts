import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, dayOf } from '../../src/progress/day.ts'
import type { Entry } from '../../src/progress/entry.ts'
import { isDue, reviewsOf } from '../../src/progress/review.ts'

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
const inUtc = (moment: string): Day | null => dayOf(moment, 0)
const firstDay = inUtc(at(0))!

const reviews = (entries: readonly Entry[], reserve: readonly string[] = []) =>
  reviewsOf(entries, { id: 'gather', reserve }, inUtc)
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
    expect(reviews(entries)).toMatchObject([{ missed: entries[2], answers: entries, rightOn: [] }])
  })

  it('counts days by the calendar of the learner', () => {
    const night: Entry = { ...answered(0, 'wrong'), at: '2026-01-01T23:30:00Z' }
    const morning: Entry = { ...answered(1, 'right'), at: '2026-01-02T07:00:00Z' }
    const dueFor = (ahead: number) => {
      const day = (moment: string) => dayOf(moment, ahead)
      return reviewsOf([night, morning], { id: 'gather', reserve: [] }, day)[0]!.dueOn! - firstDay
    }
    // At UTC a night lies between the two; an hour east they are on one day.
    expect([dueFor(0), dueFor(60)]).toEqual([8, 2])
  })

  it('is forgotten with a reset, and passes over what has no moment', () => {
    const reset: Entry = { kind: 'reset', at: at(1), lesson: 'gather' }
    expect(dueOn(answered(0, 'wrong'), reset)).toBeUndefined()
    expect(dueOn({ ...answered(0, 'wrong'), at: 'once' })).toBeUndefined()
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
        for (const { answers, dueOn: due } of reviews(entries, ['late'])) {
          const last = answers.at(-1)
          if (last !== undefined && due !== null) expect(due).toBeGreaterThan(inUtc(last.at)!)
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

  it('a question that was missed is over only by rights on two days since', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        for (const { missed, rightOn, dueOn: due, answers } of reviews(entries, ['late'])) {
          if (missed === null) continue
          const since = answers.slice(answers.indexOf(missed) + 1)
          expect(since.every(({ verdict }) => verdict === 'right')).toBe(true)
          const days = new Set(since.map((one) => inUtc(one.at)!))
          days.delete(inUtc(missed.at)!)
          expect(due === null).toBe(days.size >= 2)
          expect([...days].slice(0, 2)).toEqual(rightOn)
        }
      }),
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
