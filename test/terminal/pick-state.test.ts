import { describe, expect, it } from 'vitest'
import { afterKey, type PickState, startState } from '../../src/terminal/pick-state.ts'
import type { PickQuestion } from '../../src/terminal/prompter.ts'
import { pickOf } from './picks.ts'

const names: Record<string, string> = {
  '⏎': 'return',
  '↑': 'up',
  '↓': 'down',
  '←': 'backspace',
  ' ': 'space',
}

/** The state after these keys, or how they ended the question. */
function after(keys: string, question: PickQuestion): PickState | 'left' | 'passed' {
  let state = startState(question)
  for (const sign of keys) {
    const next = afterKey(state, { name: names[sign] ?? sign, sequence: sign }, question)
    if (typeof next === 'string') return next
    state = next
  }
  return state
}

/** What was picked when it was done; otherwise what stands in the note. */
function outcome(keys: string, question: PickQuestion): readonly string[] | string {
  const state = after(keys, question)
  if (typeof state === 'string') return state
  return state.done ? state.picked : state.note
}

describe('one of several items', () => {
  const question = pickOf('one', ['a', 'b', 'c'])

  it.each([
    ['⏎', ['a']],
    ['2⏎', ['b']],
    ['↓⏎', ['b']],
    ['jj⏎', ['c']],
    ['jjk⏎', ['b']],
    ['↑⏎', ['c']],
    ['↓↓↓⏎', ['a']],
    ['23⏎', ['c']],
    ['2 ⏎', ['b']],
  ])('%s gives %j', (keys, picked) => {
    expect(outcome(keys, question)).toEqual(picked)
  })

  it('begins at the one selected', () => {
    expect(outcome('⏎', { ...question, selected: 'c' })).toEqual(['c'])
  })

  it('does not take a number that is not there for the item under the cursor', () => {
    expect(outcome('7⏎', question)).toBe('there is no 7')
    expect(outcome('7⏎2⏎', question)).toEqual(['b'])
    expect(outcome('7↓⏎', question)).toEqual(['b'])
  })

  it('reaches numbers of two digits, as lines of code have', () => {
    const items = [2, 12, 31].map((number) => ({ id: `line ${number}`, number, text: 'code' }))
    const lines = { ...question, items }
    expect(outcome('12⏎', lines)).toEqual(['line 12'])
    expect(outcome('31⏎', lines)).toEqual(['line 31'])
    expect(outcome('2⏎', lines)).toEqual(['line 2'])
    expect(outcome('1⏎', lines)).toBe('there is no 1')
  })
})

describe('several items', () => {
  const question = pickOf('several', ['a', 'b', 'c'])

  it.each([
    ['13⏎', ['a', 'c']],
    ['31⏎', ['a', 'c']],
    ['1 3⏎', ['a', 'c']],
    ['1+3⏎', ['a', 'c']],
    ['131⏎', ['c']],
    [' ↓ ⏎', ['a', 'b']],
    ['  2⏎', ['b']],
    ['12←⏎', ['a']],
  ])('%s gives %j', (keys, picked) => {
    expect(outcome(keys, question)).toEqual(picked)
  })

  it('asks again where none is marked, or a number is not there', () => {
    expect(outcome('⏎', question)).toBe('mark with a number or Space; - passes')
    expect(outcome('17⏎', question)).toBe('there is no 7')
    expect(outcome('17⏎⏎', question)).toEqual(['a'])
  })
})

describe('an order', () => {
  const question = pickOf('order', ['a', 'b', 'c'])

  it.each([
    ['213⏎', ['b', 'a', 'c']],
    ['2 1 3⏎', ['b', 'a', 'c']],
    ['2, 1, 3⏎', ['b', 'a', 'c']],
    ['2-1-3⏎', ['b', 'a', 'c']],
    ['↓ ↑ ↓↓ ⏎', ['b', 'a', 'c']],
    ['21←←123⏎', ['a', 'b', 'c']],
  ])('%s gives %j', (keys, picked) => {
    expect(outcome(keys, question)).toEqual(picked)
  })

  it('takes back the last one only', () => {
    expect(outcome('1232⏎', question)).toEqual(['a', 'b', 'c'])
    expect(outcome('1232', question)).toBe('Backspace takes the last one back')
  })

  it('says how many are missing', () => {
    expect(outcome('2⏎', question)).toBe('2 more to put in order: type their numbers')
  })
})

describe('leaving and passing', () => {
  it.each(['one', 'several', 'order'] as const)('%s: q leaves, - passes', (mode) => {
    expect(after('q', pickOf(mode, ['a', 'b']))).toBe('left')
    expect(after('-', pickOf(mode, ['a', 'b']))).toBe('passed')
  })

  it('does not pass where that is not offered', () => {
    expect(outcome('-⏎', pickOf('one', ['a', 'b'], { mayPass: false }))).toEqual(['a'])
  })

  it('does not throw away what is picked for one dash', () => {
    const question = pickOf('several', ['a', 'b'])
    expect(outcome('1-', question)).toBe(
      'Backspace takes the last one back; - passes when none is left',
    )
    expect(outcome('1←-', question)).toBe('passed')
  })

  it('does not take Ctrl-Q or Alt-Q for q', () => {
    const question = pickOf('one', ['a', 'b'])
    const state = startState(question)
    expect(afterKey(state, { name: 'q', ctrl: true }, question)).toBe(state)
    expect(afterKey(state, { name: 'q', meta: true }, question)).toBe(state)
  })
})

it('shows the hint again on a question mark', () => {
  const question = pickOf('one', ['a', 'b'])
  expect(outcome('7?', question)).toBe('a number or the arrows, then Enter; - passes, q leaves')
})
