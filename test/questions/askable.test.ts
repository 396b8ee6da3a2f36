import { expect, it } from 'vitest'
import { askable } from '../../src/questions/judge.ts'
import { numberQuestion, oneOfQuestion, orderQuestion, ranWith, severalQuestion } from './asked.ts'

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

it('refuses a distractor within 12 %, though nobody would be judged wrongly', () => {
  expect(askable(numberQuestion, ranWith(3150))).toBe(
    'its distractor 1 is within 12 % of what is right',
  )
  expect(askable(numberQuestion, ranWith(2000))).toBe(true)
})
