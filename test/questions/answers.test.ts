import { describe, expect, it } from 'vitest'
import { type Asked, parseAnswers } from '../../src/questions/answers.ts'
import { correctAnswer, present } from '../../src/questions/judge.ts'
import { shuffled } from '../../src/questions/options.ts'
import { numberQuestion, oneOfQuestion, orderQuestion, ranWith, severalQuestion } from './asked.ts'

const known = ranWith(2000)
const asked: Asked[] = [numberQuestion, orderQuestion, oneOfQuestion, severalQuestion].map(
  (question) => ({ presented: present(question, known), right: correctAnswer(question, known) }),
)
const typedFor = ({ presented: { options } }: Asked, ids: string[], join: string) =>
  ids.map((id) => options.find((option) => option.id === id)!.number).join(join)

describe('--answers', () => {
  it('takes one answer a question, in the order asked', () => {
    const [, order, one, several] = asked as [Asked, Asked, Asked, Asked]
    const list = [
      '2.5 s',
      typedFor(order, ['C', 'A', 'B'], '-'),
      typedFor(one, ['yes'], ''),
      typedFor(several, ['a', 'c'], '+'),
    ]
    expect(parseAnswers(list.join(','), asked)).toEqual([
      2500,
      ['C', 'A', 'B'],
      ['yes'],
      ['a', 'c'],
    ])
  })

  it('passes with a dash, and passes what is not there', () => {
    expect(parseAnswers('-,-', asked)).toEqual([null, null, null, null])
  })

  it('takes words, and commas in an answer where semicolons stand between them', () => {
    expect(parseAnswers('about 2 s; c, a, b; no; a and c', asked)).toEqual([
      2000,
      ['C', 'A', 'B'],
      ['no'],
      ['a', 'c'],
    ])
  })

  it.each([
    [
      '1,2-1-3,1,1,1',
      '--answers has 5 answers, but there are 4 questions (a decimal needs a point: 2.5)',
    ],
    ['nobody', 'answer 1 (total): "nobody" is no number; type one, as 7.5'],
    ['2000', 'answer 1 (total): 2000 seconds? For milliseconds type: 2000 ms'],
    ['2,1-2', 'answer 2 (order): 1 more to put in order; type each of 1 to 3 once, in order, as '],
    ['2,1-2-2', 'answer 2 (order): "1-2-2" is no order of these; type each of 1 to 3 once, '],
    ['2,-,3', 'answer 3 (one): "3" is none of these; type one of 1 to 2, or its words'],
    ['2,-,0.2', 'answer 3 (one): "0.2" is none of these; type one of 1 to 2, or its words'],
    ['2,-,-,1+9', 'answer 4 (several): "1+9" is none of these; type any of 1 to 3, or their words'],
  ])('refuses %j in one line', (list, fault) => {
    expect(() => parseAnswers(list, asked)).toThrow(fault)
  })
})

describe('the order of options', () => {
  const letters = ['a', 'b', 'c', 'd', 'e']

  it('follows from the seed alone', () => {
    expect(shuffled(letters, 'x 0')).toEqual(shuffled(letters, 'x 0'))
    expect(shuffled(letters, 'x 0')).not.toEqual(shuffled(letters, 'x 1'))
  })

  it('loses nothing and is never the order written', () => {
    for (let round = 0; round < 200; round++) {
      const order = shuffled(letters, `seed ${round}`)
      expect([...order].sort()).toEqual(letters)
      expect(order).not.toEqual(letters)
    }
  })

  it('stays as written where a lesson says so', () => {
    expect(present({ ...severalQuestion, fixed: true }, known).options.map(({ id }) => id)).toEqual(
      ['a', 'b', 'c'],
    )
  })
})
