import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onAbort } from '../../../src/lab/tools/on-abort.ts'

it('calls all who asked, in order, by one listener', () => {
  const stop = new AbortController()
  const called: number[] = []
  const forget = [1, 2, 3].map((name) => onAbort(stop.signal, () => called.push(name)))
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1)
  forget[1]!()
  stop.abort()
  expect(called).toEqual([1, 3])
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
})

it('calls nobody who was taken back by one called before', () => {
  const stop = new AbortController()
  const called: string[] = []
  onAbort(stop.signal, () => (called.push('first'), forget()))
  const forget = onAbort(stop.signal, () => called.push('second'))
  stop.abort()
  expect(called).toEqual(['first'])
})

it('has a listener only while somebody asks, whoever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (steps) => {
      const { signal } = new AbortController()
      const asking = new Map<number, () => void>()
      for (const step of steps) {
        const forget = asking.get(step)
        if (forget === undefined)
          asking.set(
            step,
            onAbort(signal, () => {}),
          )
        else {
          asking.delete(step)
          forget()
          // Twice does nothing.
          forget()
        }
        expect(getEventListeners(signal, 'abort')).toHaveLength(asking.size > 0 ? 1 : 0)
      }
    }),
  )
})
