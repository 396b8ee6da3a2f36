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

  it('counts what a kind has: what it would save, the longest, how long, or that it is there', () => {
    const text = 'it'
    expect(
      failOn([{ kind: 'overlap', savesMs: 30, text }], parseFailOn('overlap=20')),
    ).not.toBeNull()
    expect(failOn([{ kind: 'slot', maxMs: 9, text }], parseFailOn('slot=10ms'))).toBeNull()
    expect(failOn([{ kind: 'unhandled', text }], parseFailOn('unhandled=1s'))).not.toBeNull()
    expect(failOn([{ kind: 'blocked', ms: 900, text }], parseFailOn(undefined))).toBeNull()
  })

  it('names all findings where a word is near none', () => {
    expect(() => parseFailOn('50ms=blocked')).toThrow('--fail-on does not know "50ms=blocked"')
  })
})
