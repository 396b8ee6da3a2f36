import { describe, expect, it } from 'vitest'
import { afterKey, type PickState, startState } from '../../src/terminal/pick-state.ts'
import type { PickQuestion } from '../../src/terminal/prompter.ts'
import { pickOf } from './picks.ts'

const names: Record<string, string> = {
  '⏎': 'return',
  '↑': 'up',
  '↓': 'down',
  '←': 'backspace',
  '␛': 'escape',
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
    ['2⏎', ['b']],
    ['↓⏎', ['b']],
    ['↑⏎', ['c']],
    ['↓↓↓⏎', ['a']],
    [' ⏎', ['a']],
    ['3←2⏎', ['b']],
    ['3↑⏎', ['b']],
    ['2 ⏎', ['b']],
    ['B⏎', ['b']],
    ['two⏎', ['b']],
    ['number 2⏎', ['b']],
  ])('%s gives %j', (keys, picked) => {
    expect(outcome(keys, question)).toEqual(picked)
  })

  it('begins at the one selected, which Enter alone takes', () => {
    expect(outcome('⏎', { ...question, selected: 'c' })).toEqual(['c'])
  })

  it.each(['⏎', 'nobody⏎', '23⏎', '7⏎', '7⏎⏎', '2.5⏎', '0.2⏎', 'nobody⏎⏎', 'jj⏎', '2␛⏎'])(
    '%s takes nothing, whatever the cursor stands on',
    (keys) => {
      const state = after(keys, question) as PickState
      expect([state.done, state.picked, state.entry]).toEqual([false, [], ''])
    },
  )

  it('says what was not understood and clears it, also where one is selected', () => {
    const wanted = 'type one of 1 to 3, or its words'
    expect(outcome('7⏎', question)).toBe(`"7" is none of these; ${wanted}`)
    expect(outcome('7⏎2⏎', question)).toEqual(['b'])
    expect(outcome('7↓⏎', question)).toEqual(['b'])
    expect(outcome('nobody⏎⏎', { ...question, selected: 'c' })).toBe(
      'type a number or words, or move with the arrows',
    )
  })

  it('reaches numbers of two digits, as lines of code have', () => {
    const items = [2, 12, 31].map((number) => ({ id: `line ${number}`, number, text: 'code' }))
    const lines = { ...question, items }
    expect(outcome('12⏎', lines)).toEqual(['line 12'])
    expect(outcome('31⏎', lines)).toEqual(['line 31'])
    expect(outcome('2⏎', lines)).toEqual(['line 2'])
    expect(outcome('1⏎', lines)).toMatch('"1" is none of these')
  })
})

describe('several items', () => {
  const question = pickOf('several', ['a', 'b', 'c', 'd'])

  it.each([
    ['13⏎', ['a', 'c']],
    ['31⏎', ['a', 'c']],
    ['1 3⏎', ['a', 'c']],
    ['1+3⏎', ['a', 'c']],
    ['1 + 4⏎', ['a', 'd']],
    ['1 and 4  ⏎', ['a', 'd']],
    ['1  &  4⏎', ['a', 'd']],
    ['1,4⏎', ['a', 'd']],
    ['a + d⏎', ['a', 'd']],
    ['1↓ ⏎', ['a', 'b']],
    [' 3⏎', ['a', 'c']],
    [' ↓ ⏎', ['a', 'b']],
    ['  2⏎', ['b']],
    ['12←⏎', ['a']],
  ])('%s gives %j', (keys, picked) => {
    expect(outcome(keys, question)).toEqual(picked)
  })

  it('asks again where none is marked, or a number is not there', () => {
    expect(outcome('⏎', question)).toBe('mark with a number or Space; - passes')
    expect(outcome('17⏎', question)).toMatch(/^"17" is none of these; type any of 1 to 4/)
    expect(outcome('1 7⏎⏎', question)).toBe('mark with a number or Space; - passes')
    expect(outcome('131⏎', question)).toMatch(/^"131" is none of these/)
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
    ['B A C⏎', ['b', 'a', 'c']],
    ['b > a > c⏎', ['b', 'a', 'c']],
    ['bac⏎', ['b', 'a', 'c']],
  ])('%s gives %j', (keys, picked) => {
    expect(outcome(keys, question)).toEqual(picked)
  })

  it('takes back the last one only', () => {
    expect(outcome(' ↓ ↑ ', question)).toBe('Backspace takes the last one back')
    expect(outcome(' ↓ ←↓ ↑ ⏎', question)).toEqual(['a', 'c', 'b'])
    expect(outcome('1232⏎', question)).toMatch('"1232" is no order of these')
  })

  it('says how many are missing', () => {
    expect(outcome('2⏎', question)).toMatch(/^2 more to put in order; type each of 1 to 3 once/)
  })
})

describe('leaving and passing', () => {
  it.each(['one', 'several', 'order'] as const)('%s: q leaves, - passes', (mode) => {
    expect(after('q', pickOf(mode, ['a', 'b']))).toBe('left')
    expect(after('-', pickOf(mode, ['a', 'b']))).toBe('passed')
  })

  it('does not pass where that is not offered', () => {
    expect(outcome('-⏎', pickOf('one', ['a', 'b'], { mayPass: false }))).toMatch('"-" is none')
  })

  it('does not throw away what is picked for one dash', () => {
    const question = pickOf('several', ['a', 'b'])
    expect(outcome(' -', question)).toBe(
      'Backspace takes the last one back; - passes when none is left',
    )
    expect(outcome(' ←-', question)).toBe('passed')
  })

  it('leave the sign to an item that begins with it, and then want Enter', () => {
    const question = pickOf('one', ['quick', '-1', '?'])
    expect(outcome('quick⏎', question)).toEqual(['quick'])
    expect(outcome('q⏎', question)).toBe('left')
    expect(outcome('-1⏎', question)).toEqual(['-1'])
    expect(outcome('?⏎', question)).toEqual(['?'])
    expect(outcome('q⏎', pickOf('one', ['q', 'quiet']))).toEqual(['q'])
    expect(outcome('-⏎', pickOf('one', ['-1', '-2']))).toBe('passed')
  })

  it('does not take Ctrl-Q or Alt-Q for q', () => {
    const question = pickOf('one', ['a', 'b'])
    const state = startState(question)
    expect(afterKey(state, { name: 'q', ctrl: true }, question)).toBe(state)
    expect(afterKey(state, { name: 'q', meta: true }, question)).toBe(state)
  })
})

it('says on a question mark all that may be typed', () => {
  const question = pickOf('one', ['a', 'b'])
  expect(outcome('7⏎?', question)).toBe(
    'type one of 1 to 2, or its words; a number or the arrows, then Enter; - passes, ? helps, q leaves',
  )
})
