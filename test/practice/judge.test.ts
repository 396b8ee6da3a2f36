import { describe, expect, it } from 'vitest'
import { overlapping, scenarioOf } from '../../src/practice/cases.ts'
import { practiceKit as kit } from '../../src/practice/kit.ts'
import { caseOf, events, missedBy, verdict } from './judging.ts'

describe('a bound on what is under way', () => {
  const two = kit.atMost('bounded', ['load'], 2)
  const call = (call: number) => ({ call })

  it('holds between two events of one instant too', () => {
    const told = events(
      [0, 'called', call(0)],
      [0, 'called', call(1)],
      [0, 'called', call(2)],
      [0, 'returned', call(0)],
    )
    expect(missedBy(told, two)).toBe('bounded')
  })

  it('is kept by one that begins when another has ended, in the same instant', () => {
    const told = events(
      [0, 'called', call(0)],
      [0, 'called', call(1)],
      [125, 'returned', call(0)],
      [125, 'called', call(2)],
    )
    expect(missedBy(told, two)).toBeNull()
  })
})

describe('so many under way whenever time moves on', () => {
  const two = kit.busyWheneverTimeMoves('busy', 'main', ['load'], () => 2)
  const begun = (secondMs: number) =>
    events(
      [0, 'began', { step: 'main' }],
      [0, 'called', { call: 0 }],
      [secondMs, 'called', { call: 1 }],
      [250, 'returned', { call: 0 }],
      [250, 'settled', { step: 'main', how: 'value', value: 1 }],
      [250, 'over', { how: 'done' }],
    )

  it('looks at the ends of instants alone', () => {
    expect(missedBy(begun(0), two)).toBeNull()
  })

  it('sees a pause of a millisecond', () => {
    expect(missedBy(begun(1), two)).toBe('busy')
  })

  it('takes what differs by less than a microsecond for one instant', () => {
    expect(missedBy(begun(0.0009), two)).toBeNull()
  })
})

describe('a result', () => {
  const settled = (value: unknown, how = 'value', atMs = 250) =>
    events([0, 'began', { step: 'main' }], [atMs, 'settled', { step: 'main', how, value }])

  it.each([
    ['a tuple for a list', { $tuple: [1, 'a'] }, [1, 'a']],
    ['nothing for nothing', { $nothing: true }, kit.nothing],
    ['an object of a class', { $instance: 'Pair', of: { b: 2, a: 1 } }, { a: 1, b: 2 }],
  ])('may be %s', (_what, value, data) => {
    expect(missedBy(settled(value), kit.gives('result', 'main', data))).toBeNull()
  })

  it.each([
    ['another order', [2, 1], [1, 2]],
    ['a longer list', [1, 2, 3], [1, 2]],
    ['null for nothing', null, kit.nothing],
    ['0 for false', 0, false],
    ['a member more', { a: 1, b: 2 }, { a: 1 }],
    ['nothing for an empty object', { $nothing: true }, {}],
  ])('may not be %s', (_what, value, data) => {
    expect(missedBy(settled(value), kit.gives('result', 'main', data))).toBe('result')
  })

  it('that is a group of the one error is that error, and a group of two is not', () => {
    const error = { $error: 'no', name: 'Error', message: 'no', is: ['Error'] }
    const other = { ...error, $error: 'other' }
    const group = (...of: object[]) => ({
      $error: null,
      name: 'ExceptionGroup',
      message: '',
      is: ['ExceptionGroup', 'BaseExceptionGroup'],
      of,
    })
    const fails = kit.failsWith('fails', 'main', ['no'])
    expect(missedBy(settled(group(group(error)), 'error'), fails)).toBeNull()
    expect(missedBy(settled(group(error, other), 'error'), fails)).toBe('fails')
  })

  it('a moment late is late', () => {
    const at = kit.settlesAt('in-time', 'main', 250)
    expect(missedBy(settled(1, 'value', 250.001), at)).toBeNull()
    expect(missedBy(settled(1, 'value', 251), at)).toBe('in-time')
    expect(missedBy(settled(1, 'value', 249), at)).toBe('in-time')
  })
})

describe('abort', () => {
  const all = kit.abortsAllAt('aborts', ['load'], 250)
  const none = kit.abortsNoneBefore('none-early', ['load'], 250)

  it('is missed for whoever goes on, not for who has ended in that instant', () => {
    const ended = events([0, 'called', { call: 0 }], [250, 'returned', { call: 0 }])
    const goesOn = events([0, 'called', { call: 0 }], [375, 'returned', { call: 0 }])
    expect(missedBy(ended, all)).toBeNull()
    expect(missedBy(goesOn, all)).toBe('aborts')
  })

  it('may not come early, nor late', () => {
    const aborted = (atMs: number) =>
      events(
        [0, 'called', { call: 0 }],
        [atMs, 'aborted', { call: 0 }],
        [500, 'stopped', { call: 0 }],
      )
    expect(missedBy(aborted(250), all, none)).toBeNull()
    expect(missedBy(aborted(125), all, none)).toBe('none-early')
    expect(missedBy(aborted(251), all, none)).toBe('aborts')
  })
})

describe('the verdict', () => {
  it('is the first rule in order that is not met, whenever that was', () => {
    const told = events(
      [0, 'began', { step: 'main' }],
      [9, 'settled', { step: 'main', how: 'value', value: 1 }],
    )
    const { missed, expectations } = verdict(told, [
      kit.gives('value', 'main', 2),
      kit.settlesAt('moment', 'main', 0),
    ])
    expect(missed?.id).toBe('value')
    expect(expectations.filter((one) => one.missed !== null).map(({ id }) => id)).toEqual([
      'value',
      'moment',
    ])
  })

  it('of a run that ended before its time is that end alone', () => {
    const { status, expectations } = verdict([], [kit.gives('value', 'main', 2)], {
      end: { how: 'forged' },
    })
    expect(status).toBe('fail')
    expect(expectations.map(({ id }) => id)).toEqual(['forged'])
  })

  it('is none where the machine was too busy', () => {
    expect(verdict([], [], { end: { how: 'busy' } }).status).toBe('error')
  })

  it('lets what waits for a call be left after an error, and no timer', () => {
    const left = (how: string, waitsFor: string) =>
      events(
        [0, 'began', { step: 'main' }],
        [1, 'settled', { step: 'main', how, value: 1 }],
        [1, 'left', { step: 'main', what: 'task', waitsFor, dueMs: null }],
      )
    expect(missedBy(left('error', 'call'))).toBeNull()
    expect(missedBy(left('error', 'time'))).toBe('left')
    expect(missedBy(left('value', 'call'))).toBe('left')
  })
})

describe('two cases at once', () => {
  const whole = overlapping(
    'both',
    caseOf(kit.settlesAt('in-time', 'main', 250)),
    caseOf(kit.settlesAt('in-time', 'main', 250)),
    125,
  )
  const told = (secondMs: number) => [
    { atMs: 0, look: 0, kind: 'scenario', id: 'both' } as const,
    ...events(
      [0, 'began', { step: 'both-1-main' }],
      [125, 'began', { step: 'both-2-main' }],
      [250, 'settled', { step: 'both-1-main', how: 'value', value: 1 }],
      [250, 'left', { step: 'both-1-main', what: 'timer', waitsFor: 'time', dueMs: 375 }],
      [secondMs, 'settled', { step: 'both-2-main', how: 'value', value: 1 }],
    ).slice(1),
  ]

  it('are each judged by their own time, and what one still needs is not left by the other', () => {
    const rules = [kit.settlesAt('in-time', 'main', 250)]
    expect(verdict(told(375), rules, { cases: [whole] }).missed).toBeNull()
    expect(verdict(told(376), rules, { cases: [whole] }).missed?.id).toBe('in-time')
  })

  it('have names of their own in the scenario that is run', () => {
    const { script, stubs } = scenarioOf(whole)
    expect(Object.keys(stubs)).toEqual(['both-1-load', 'both-2-load'])
    expect(script.map(({ step, atMs }) => [step, atMs])).toEqual([
      ['both-1-main', 0],
      ['both-2-main', 125],
    ])
  })
})
