import { describe, expect, it } from 'vitest'
import { afterAny, timeFault } from '../../../src/lab/tools/time.ts'

const dayMs = 24 * 3600e3

/** A clock whose timers come late by `lateMs` each; it knows how often it was asked and refuses what Node would. */
function slowTime(lateMs: number) {
  let [nowMs, asked] = [0, 0]
  let pending: { atMs: number; callback: () => void } | null = null
  return {
    now: () => nowMs,
    after(ms: number, callback: () => void) {
      expect(ms).toBeGreaterThan(0)
      expect(ms).toBeLessThan(2 ** 31)
      asked++
      const own = { atMs: nowMs + ms + lateMs, callback }
      pending = own
      return () => {
        if (pending === own) pending = null
      }
    },
    get asked() {
      return asked
    },
    /** Lets timers fire, so many at most; whether one is left. */
    run(most: number): boolean {
      for (let count = 0; count < most && pending !== null; count++) {
        const { atMs, callback } = pending
        pending = null
        nowMs = atMs
        callback()
      }
      return pending !== null
    },
  }
}

describe('a time of any length', () => {
  it.each([1, 1000, dayMs, dayMs + 1, 30 * dayMs, 2 ** 31, 1000 * dayMs + 0.5])(
    '%d ms pass before it calls back, once, though each timer is late',
    (ms) => {
      const time = slowTime(5)
      const calledAt: number[] = []
      afterAny(time, ms, () => calledAt.push(time.now()))
      expect(time.run(2000)).toBe(false)
      expect(calledAt).toHaveLength(1)
      expect(calledAt[0]).toBeGreaterThanOrEqual(ms)
      expect(calledAt[0]).toBeLessThanOrEqual(ms + 12)
    },
  )

  it('without an end asks for one timer a day, and never calls back', () => {
    const time = slowTime(0)
    let called = false
    afterAny(time, Number.POSITIVE_INFINITY, () => (called = true))
    expect(time.run(365)).toBe(true)
    expect([called, time.asked, time.now()]).toEqual([false, 366, 365 * dayMs])
  })

  it('can be cancelled in any of its pieces', () => {
    const time = slowTime(0)
    const cancel = afterAny(time, 10 * dayMs, () => expect.fail('it was cancelled'))
    time.run(4)
    cancel()
    expect(time.run(1)).toBe(false)
  })
})

describe('what is no time', () => {
  it.each([
    [Number.NaN, 'NaN'],
    [-1, '-1'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [undefined, 'undefined'],
    [null, 'object'],
    ['100', 'string'],
    [5n, 'bigint'],
  ])('%s is refused', (ms, told) => {
    const fault = timeFault('a wait', ms)
    expect(fault).toBeInstanceOf(RangeError)
    expect(fault!.message).toBe(`a wait is a number of milliseconds of at least 0, not ${told}`)
  })

  it.each([0, -0, 0.5, 2 ** 31, Number.POSITIVE_INFINITY])('%d is not', (ms) => {
    expect(timeFault('a wait', ms)).toBe(null)
  })
})
