import { describe, expect, it } from 'vitest'
import { parseAnswers } from '../../src/quiz/answers.ts'
import { present, type Presented } from '../../src/quiz/presented.ts'
import { shuffled } from '../../src/quiz/shuffle.ts'
import { numberQuestion, oneOfQuestion, orderQuestion, ranWith, severalQuestion } from './asked.ts'

const known = ranWith(2000)
const asked = [numberQuestion, orderQuestion, oneOfQuestion, severalQuestion].map((question) =>
  present(question, known),
)
const typedFor = ({ options }: Presented, ids: string[], join: string) =>
  ids.map((id) => options.find((option) => option.id === id)!.number).join(join)

describe('--answers', () => {
  it('takes one answer a question, in the order asked', () => {
    const [, order, one, several] = asked as [Presented, Presented, Presented, Presented]
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

  it.each([
    [
      '1,2-1-3,1,1,1',
      '--answers has 5 answers, but there are 4 questions (a decimal needs a point: 2.5)',
    ],
    ['two', 'answer 1 (total): "two" is no number; type one, as 2 or 2.5'],
    ['2,1-2', 'answer 2 (order): "1-2" is not an order of 1, 2, 3; write each once, as 3-2-1'],
    ['2,1-2-2', 'answer 2 (order): "1-2-2" is not an order of 1, 2, 3; write each once, as 3-2-1'],
    ['2,-,3', 'answer 3 (one): "3" is none of 1, 2'],
    ['2,-,-,1+9', 'answer 4 (several): "1+9" is not of the form 1+3, with numbers from 1, 2, 3'],
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
