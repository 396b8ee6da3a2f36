import { describe, expect, it } from 'vitest'
import { practiceKit as kit } from '../../src/practice/kit.ts'
import type { Told } from '../../src/practice/protocol/protocol.ts'
import { events, verdict } from './judging.ts'

const error = (name: string, rest: object = {}): Told =>
  ({ $error: null, name, message: 'of its own', is: [name], ...rest }) as Told
const settled = (value: Told, line = 7) => ({ step: 'main', how: 'error', value, line })
const began: [number, string, object] = [0, 'began', { step: 'main' }]
const called = kit.allCalledAt('called', ['load'], 1, 1000)

describe('what was missed is told with what it follows from:', () => {
  const missed = (...told: Parameters<typeof events>) =>
    verdict(events(began, ...told), [called]).missed?.missed

  it('an error of its own, with its line', () => {
    expect(missed([0, 'settled', settled(error('TypeError'))])).toEqual({
      atMs: 1000,
      line: 7,
      saw: 'load was not called at 1000 ms: it failed with TypeError "of its own"',
    })
    const unnamed = missed([0, 'settled', { ...settled(error('TypeError')), line: undefined }])
    expect(unnamed?.line).toBeUndefined()
  })

  it('but none that came later, is handed in, or is an end that was asked for', () => {
    const alone = 'load was not called at 1000 ms'
    for (const value of [
      error('Exception', { $error: 'not-found' }),
      error('TimeoutError'),
      error('ExceptionGroup', { of: [error('Exception', { $error: 'not-found' })] }),
      'no error',
    ]) {
      expect(missed([0, 'settled', settled(value)])?.saw).toBe(alone)
    }
    expect(missed([2000, 'settled', settled(error('TypeError'))])?.saw).toBe(alone)
  })

  it('a coroutine that is never awaited, whenever that is noticed', () => {
    expect(missed([3000, 'never-awaited', { what: 'load', line: 4 }])).toEqual({
      atMs: 1000,
      line: 4,
      saw: 'load was not called at 1000 ms: load() was called and never awaited',
    })
  })

  it('an error that nobody heard, where something waits for ever', () => {
    const hung = (...told: Parameters<typeof events>) =>
      verdict(events(began, ...told, [500, 'over', { how: 'hung', line: 2 }]), []).missed?.missed
    const unheard = error('AttributeError')
    expect(hung([250, 'unhandled', { error: unheard, line: 9 }])).toEqual({
      atMs: 500,
      line: 9,
      saw: 'it waits at line 2 for what can never come: AttributeError "of its own" was heard by nobody',
    })
    expect(hung()?.line).toBe(2)
  })

  it('not twice', () => {
    const told = events(began, [0, 'settled', settled(error('TypeError'))])
    const gives = kit.gives('gives', 'main', 1)
    const { saw } = verdict(told, [gives]).missed!.missed
    expect(saw).toBe('it failed with TypeError "of its own"')
  })
})

describe('what a long value differs in', () => {
  const long = 'a text that is longer than many others are'
  const wanted = { pages: { a: long, b: long, c: [1, 2] }, failed: ['x'] }

  it.each<[told: Told, words: string]>([
    [{ ...wanted, failed: [] }, 'failed.0: nothing instead of "x"'],
    [{ ...wanted, failed: ['x', 'y'] }, 'failed.1: "y" where none belongs'],
    [{ ...wanted, pages: { ...wanted.pages, c: [1, 3] } }, 'pages.c.1: 3 instead of 2'],
    [{ ...wanted, pages: { $other: 'Map' } }, 'pages: Map instead of { a: "'],
    [{ ...wanted, failed: { $other: 'set' } }, 'failed: set instead of ["x"]'],
  ])('is told alone: %j', (told, words) => {
    expect(kit.differenceInWords(told, wanted)).toContain(words)
  })

  it('is the whole where both are short, or nothing alike', () => {
    expect(kit.differenceInWords([1], [2])).toBe('[1] instead of [2]')
    expect(kit.differenceInWords(null, wanted)).toMatch(/^null instead of \{ pages: .*…$/)
  })
})
