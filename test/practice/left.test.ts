import { describe, expect, it } from 'vitest'
import { overlapping } from '../../src/practice/cases.ts'
import { practiceKit as kit } from '../../src/practice/kit.ts'
import { events, verdict } from './judging.ts'

describe('a look at what is left', () => {
  const looking = () => {
    const look = { kind: 'look', step: 'last', atMs: 500 } as const
    const debounced = kit.call('main', [], { gives: 'function' })
    return kit.alone({ id: 'one', stubs: {}, script: [debounced, look] }, [])
  }
  const left = (step: string, atMs: number): [number, string, object] => [
    atMs,
    'left',
    { step, what: 'timer', waitsFor: 'time', dueMs: 900 },
  ]

  it('finds a timer of a function that was given', () => {
    const told = events([0, 'began', { step: 'main' }], [500, 'began', { step: 'last' }])
    const cases = [looking()]
    expect(verdict(told, [], { cases }).missed).toBeNull()
    const found = [...told, ...events(left('last', 500)).slice(1)]
    expect(verdict(found, [], { cases }).missed?.id).toBe('left')
  })

  it('leaves to the last of two cases at once what the other may still need', () => {
    const both = overlapping('one', looking(), looking(), 125)
    const first = events(
      [0, 'began', { step: 'one-1-main' }],
      [125, 'began', { step: 'one-2-main' }],
      [500, 'began', { step: 'one-1-last' }],
      left('one-1-last', 500),
      [625, 'began', { step: 'one-2-last' }],
    )
    expect(verdict(first, [], { cases: [both] }).missed).toBeNull()
    const second = [...first, ...events(left('one-2-last', 625)).slice(1)]
    expect(verdict(second, [], { cases: [both] }).missed?.id).toBe('left')
  })
})

describe('members of a value', () => {
  it('are those of an object, of one of a class, of a list and of a tuple', () => {
    const members = { a: 1 }
    expect(kit.membersOf(members)).toEqual(members)
    expect(kit.membersOf({ $instance: 'Pair', of: members })).toEqual(members)
    expect(kit.membersOf(['x', 2])).toEqual({ 0: 'x', 1: 2 })
    expect(kit.membersOf({ $tuple: ['x', 2] })).toEqual({ 0: 'x', 1: 2 })
    expect(kit.membersOf('text')).toEqual({})
  })
})
