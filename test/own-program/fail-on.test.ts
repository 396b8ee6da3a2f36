import { describe, expect, it } from 'vitest'
import { failOn, parseFailOn } from '../../src/own-program/fail-on.ts'

describe('--fail-on', () => {
  it('reads kinds, some with a length', () => {
    expect(parseFailOn('blocked=50ms, unhandled,slot=1s')).toEqual([
      { kind: 'blocked', leastMs: 50 },
      { kind: 'unhandled', leastMs: 0 },
      { kind: 'slot', leastMs: 1000 },
    ])
  })

  it('names the nearest finding for a word that is none', () => {
    expect(() => parseFailOn('blockd')).toThrow('did you mean blocked')
  })

  it('fails on the first finding that is long enough', () => {
    const short = { kind: 'blocked', ms: 40, text: 'short' } as const
    const long = { kind: 'blocked', ms: 60, text: 'long' } as const
    expect(failOn([short, long], parseFailOn('blocked=50ms'))).toBe('blocked: long')
    expect(failOn([short], parseFailOn('blocked=50ms'))).toBeNull()
  })
})
