import { describe, expect, it } from 'vitest'
import { isConfirmed, judge, present } from '../../src/questions/judge.ts'
import { kindOf, kinds, kindWords, type Question, writtenForm } from '../../src/questions/kinds.ts'
import {
  lineQuestion,
  numberQuestion,
  oneOfQuestion,
  orderQuestion,
  ranWith,
  severalQuestion,
} from './asked.ts'

const ran = ranWith(2000)
const questions: Question[] = [
  numberQuestion,
  orderQuestion,
  oneOfQuestion,
  severalQuestion,
  lineQuestion,
]

it('has a question of each kind here', () => {
  expect(questions.map(({ kind }) => kind)).toEqual(Object.keys(kinds))
})

it('knows each kind by words of its own', () => {
  expect(new Set(kindWords).size).toBe(kindWords.length)
  for (const word of kindWords) expect(Object.keys(writtenForm(word).words)).toContain(word)
})

describe.each(questions)('a question of the kind $kind', (question) => {
  const kind = kindOf(question)

  it('has an answer that is right, is borne out by its own run, and comes among all answers', () => {
    const right = kind.answer(question, ran)
    expect(judge(question, right, ran, ran).verdict).toBe('right')
    expect(isConfirmed(question, right, ran)).toBe(true)
    expect(kind.everyAnswer(question, ran)).toContainEqual(right)
  })

  it('takes back each of its answers from the journal, and none of another form', () => {
    for (const given of kind.everyAnswer(question, ran)) {
      expect(kind.fits(question, given)).toBe(true)
    }
    const others = [['gone'], ['a', 'a'], typeof kind.answer(question, ran) === 'number' ? [] : 3]
    expect(others.map((given) => kind.fits(question, given))).toEqual([false, false, false])
  })

  it('has words for each answer', () => {
    const { options } = present(question, ran)
    for (const given of kind.everyAnswer(question, ran)) {
      expect(kind.inWords(question, given, options)).toMatch(/^[^?]+$/)
    }
  })
})

it('finds no fault in the form of a whole question, and each that is there', () => {
  const code = { line: (text: string) => Number(text.at(-1)), isProcess: true }
  const bound = { ...numberQuestion, bound: () => 50 }
  for (const question of [bound, ...questions.slice(1)]) {
    expect(kindOf(question).faults(question, code)).toEqual([])
  }
  const [first] = lineQuestion.options
  const faulty: [Question, string[]][] = [
    [
      numberQuestion,
      ['a time that a process decides needs a bound in lesson.ts: it has no expected run'],
    ],
    [{ ...orderQuestion, items: ['A'] }, ['1 item, not two or more']],
    [
      {
        ...oneOfQuestion,
        options: [
          { id: 'yes', text: 'yes' },
          { id: 'no', text: 'no' },
        ],
      },
      ['several options say nothing to who is wrong: yes, no'],
    ],
    [
      { ...severalQuestion, options: [...severalQuestion.options, { id: 'd', text: 'd' }] },
      ['option d says nothing to who judges it wrongly'],
    ],
    [
      { ...lineQuestion, options: [first!, { ...first!, id: 'too', feedback: 'the same line' }] },
      ['two options are on line 1'],
    ],
  ]
  for (const [question, faults] of faulty) {
    expect(kindOf(question).faults(question, code)).toEqual(faults)
  }
})
