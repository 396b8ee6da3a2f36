import { describe, expect, it } from 'vitest'
import { askable, isConfirmed, judge } from '../../src/questions/judge.ts'
import { type Question, kindOf } from '../../src/questions/kinds.ts'
import type { GivenAnswer, Undecided } from '../../src/questions/question.ts'
import { numberQuestion, oneOfQuestion, orderQuestion, ranWith, severalQuestion } from './asked.ts'

const ran = ranWith(2000)
const said = (question: Question, given: GivenAnswer, undecided: Undecided = []) => {
  const { verdict, why, distractor } = judge(question, given, ran, ran, undecided)
  return [verdict, why.join(' | '), distractor]
}

describe('a number', () => {
  it('is right near the exact run, and wrong with what fits it best', () => {
    expect(said(numberQuestion, 2100)).toEqual(['right', 'It took 2 s.', null])
    expect(said(numberQuestion, 3400)).toEqual(['wrong', 'the sum', '0'])
    expect(said(numberQuestion, 1150)).toEqual(['wrong', 'the mean', '1'])
    expect(said(numberQuestion, 9000)).toEqual(['wrong', '9 s is none of these', null])
  })

  it('speaks of the run that was shown, and is judged by the exact one', () => {
    const { verdict, why } = judge(numberQuestion, 2000, ranWith(2000), ranWith(2031))
    expect([verdict, why]).toEqual(['right', ['It took 2.031 s.']])
  })

  it('is right as well where undisturbed runs usually are, and such a run bears it out', () => {
    const usual = { ...numberQuestion, usual: () => [2000, 2600] as const }
    expect([2250, 2600, 2650].map((given) => judge(usual, given, ran, ran).verdict)).toEqual([
      'right',
      'right',
      'wrong',
    ])
    const shown = [2500, 2650].map((totalMs) => isConfirmed(usual, 2000, ranWith(totalMs)))
    expect(shown).toEqual([true, false])
    expect(isConfirmed(numberQuestion, 2000, ranWith(2500))).toBe(false)
  })

  it('is borne out by a run alone whose every figure would be taken as an answer', () => {
    // 204.9 ms is within a tenth of 225, and so is 205 ms; 0.20 s is not.
    const inMs = { ...numberQuestion, unit: 'ms' } as const
    const shown = [202, 204.9, 205, 225, 247].map((ms) => isConfirmed(inMs, 225, ranWith(ms)))
    expect(shown).toEqual([false, false, true, true, false])
  })

  it('of a process is judged by its bound', () => {
    const bound = { ...numberQuestion, bound: () => 50, distractors: [] }
    expect(judge(bound, 51, ranWith(900), ranWith(900)).verdict).toBe('right')
  })
})

describe('an order', () => {
  it('gets the first reason that fits', () => {
    expect(said(orderQuestion, ['C', 'A', 'B'])).toEqual(['right', 'the shorter the sooner', null])
    expect(said(orderQuestion, ['A', 'B', 'C'])).toEqual(['wrong', 'as they were started', '0'])
    expect(said(orderQuestion, ['A', 'C', 'B'])).toEqual(['wrong', 'C before A', '1'])
    expect(said(orderQuestion, ['C', 'B', 'A'])).toEqual(['wrong', 'A before B', '2'])
  })

  it('is right either way for a pair that Node leaves undecided', () => {
    expect(said(orderQuestion, ['A', 'C', 'B'], [['A', 'C']])[0]).toBe('right')
    expect(said(orderQuestion, ['B', 'C', 'A'], [['A', 'C']])[0]).toBe('wrong')
  })

  it('gives each of its permutations exactly one verdict and one text', () => {
    const answers = kindOf(orderQuestion).everyAnswer(orderQuestion, ran)
    expect(answers).toHaveLength(6)
    const right = answers.filter(
      (given) => judge(orderQuestion, given, ran, ran).verdict === 'right',
    )
    expect(right).toEqual([['C', 'A', 'B']])
    for (const given of answers) expect(judge(orderQuestion, given, ran, ran).why).toHaveLength(1)
  })
})

describe('a choice', () => {
  it('of one is right or is told why it tempts', () => {
    expect(said(oneOfQuestion, ['yes'])).toEqual(['right', 'so it is', null])
    expect(said(oneOfQuestion, ['no'])).toEqual(['wrong', 'it would be no if it were not', 'no'])
  })

  it('of several names each option judged wrongly', () => {
    expect(said(severalQuestion, ['c', 'a'])).toEqual(['right', 'both', null])
    expect(said(severalQuestion, ['b', 'c'])).toEqual(['wrong', 'b is not one | a too', 'a+b'])
    expect(said(severalQuestion, [])).toEqual(['wrong', 'a too | c too', 'a+c'])
  })

  it('fails loudly where a lesson has no text for an answer', () => {
    const silent = { ...oneOfQuestion, answer: () => 'no' }
    expect(() => judge(silent, ['yes'], ran, ran)).toThrow('the lesson has no text for this answer')
  })
})

describe('whether a question can be asked', () => {
  it('lets a question be asked whose right answer stands alone', () => {
    for (const question of [numberQuestion, orderQuestion, oneOfQuestion, severalQuestion]) {
      expect(askable(question, ranWith(2000))).toBe(true)
    }
  })

  it.each([
    [3300, 'its distractor 1 is as good as right'],
    [1150, 'its distractor 2 is as good as right'],
    [1050, 'its distractor 2 is as good as right'],
    [Number.NaN, 'its right answer is NaN'],
  ])('refuses a number whose right answer is %d', (totalMs, fault) => {
    expect(askable(numberQuestion, ranWith(totalMs))).toBe(fault)
  })

  it('refuses an order in which two lanes end at one moment', () => {
    const tie = [
      { name: 'A', endMs: 100 },
      { name: 'B', endMs: 200 },
      { name: 'C', endMs: 100 },
    ]
    expect(askable(orderQuestion, ranWith(200, {}, tie))).toBe('"A" is in a tie')
  })

  it('refuses an order that is not one of its items', () => {
    expect(askable({ ...orderQuestion, answer: () => ['A', 'B'] }, ranWith(1))).toBe(
      'its right order is A, B, not one of its items',
    )
  })

  it('refuses a right option that is not there', () => {
    expect(askable({ ...oneOfQuestion, answer: () => 'maybe' }, ranWith(1))).toBe(
      'its right answer "maybe" is not among its options',
    )
  })

  it('refuses a distractor within what real runs usually show', () => {
    const usual = { ...numberQuestion, usual: () => [2000, 3500] as const }
    expect(askable(usual, ranWith(2000))).toBe('its distractor 1 is as good as right')
  })

  it('refuses a distractor within 15 %, though nobody would be judged wrongly', () => {
    expect(askable(numberQuestion, ranWith(3150))).toBe(
      'its distractor 1 is within 15 % of what is right',
    )
    expect(askable(numberQuestion, ranWith(2000))).toBe(true)
  })
})
