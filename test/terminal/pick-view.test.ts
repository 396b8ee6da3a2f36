import stringWidth from 'fast-string-width'
import { expect, it } from 'vitest'
import { startState } from '../../src/terminal/pick-state.ts'
import { pickFrame, type PickStyle } from '../../src/terminal/pick-view.ts'
import type { PickQuestion } from '../../src/terminal/prompter.ts'
import { pickOf } from './picks.ts'

const style = (columns: number, ascii = false): PickStyle => ({
  heading: (text) => text,
  mark: (text) => text,
  active: (text) => text,
  dim: (text) => text,
  columns: () => columns,
  ascii,
})

function rowsOf(question: PickQuestion, active: number, columns: number, rows: number): string[] {
  const { above, below } = pickFrame(
    { ...startState(question), active },
    question,
    style(columns),
    rows,
  )
  return [...above, ...below]
}

it('ends with the active item what stands above the cursor', () => {
  const question = pickOf('one', ['first', 'second', 'third'])
  const { above, below } = pickFrame(
    { ...startState(question), active: 1 },
    question,
    style(80),
    24,
  )
  expect(above).toEqual(['   1  first', '❯  2  second'])
  expect(below).toEqual([
    '   3  third',
    'a number or the arrows, then Enter',
    '- passes, ? helps, q leaves',
  ])
})

it('wraps long items and the hint under themselves', () => {
  const question = pickOf('one', ['as long as the longest of the three waits', 'b'])
  expect(rowsOf(question, 0, 30, 24)).toEqual([
    '❯  1  as long as the longest',
    '      of the three waits',
    '   2  b',
    'a number or the arrows, then',
    'Enter',
    '- passes, ? helps, q leaves',
  ])
})

it('puts a state beside its item, or under it where there is no room', () => {
  const items = [{ id: 'gather', number: 3, text: 'Together: gather', hint: 'done, 7 of 9 right' }]
  const question = { ...pickOf('one', []), items }
  expect(rowsOf(question, 0, 60, 24)[0]).toBe('❯  3  Together: gather  done, 7 of 9 right')
  expect(rowsOf(question, 0, 40, 24).slice(0, 2)).toEqual([
    '❯  3  Together: gather',
    '      done, 7 of 9 right',
  ])
})

it('shows the part of a long list around the active item', () => {
  const question = pickOf(
    'one',
    Array.from({ length: 12 }, (_, index) => `lesson ${index + 1}`),
  )
  expect(rowsOf(question, 0, 80, 8)).toEqual([
    '❯  1  lesson 1',
    '   2  lesson 2',
    '   3  lesson 3',
    '   … 9 more',
    'a number or the arrows, then Enter',
    '- passes, ? helps, q leaves',
  ])
  expect(rowsOf(question, 6, 80, 8)).toContain('❯  7  lesson 7')
  expect(rowsOf(question, 11, 80, 8).slice(0, 2)).toEqual(['   … 9 more', '  10  lesson 10'])
})

it('never has a row wider than the window, nor more rows', () => {
  const texts = [
    'short',
    'something that takes more than a row',
    'async () => { await wait(1) }',
    'x\ny',
  ]
  for (const mode of ['one', 'several', 'order'] as const) {
    for (const columns of [20, 40, 80, 200]) {
      for (const rows of [12, 24]) {
        for (const active of texts.keys()) {
          const drawn = rowsOf(pickOf(mode, texts), active, columns, rows)
          expect(drawn.filter((row) => stringWidth(row) >= columns)).toEqual([])
          // With the row of the question.
          expect(drawn.length).toBeLessThanOrEqual(rows - 1)
        }
      }
    }
  }
})

it('points with ASCII alone where that is asked for', () => {
  const question = pickOf('one', ['a'])
  const state = startState(question)
  const open = pickFrame(state, question, style(80, true), 24)
  const done = pickFrame({ ...state, picked: ['a'], done: true }, question, style(80, true), 24)
  expect([...open.above, ...open.below, ...done.above].join('\n')).toMatch(/^[\x20-\x7e\n]*$/)
})

it('shows control characters in an item as signs', () => {
  expect(rowsOf(pickOf('one', ['a\x1b[2Jb']), 0, 80, 24)[0]).toBe('❯  1  a\\x1b[2Jb')
})
