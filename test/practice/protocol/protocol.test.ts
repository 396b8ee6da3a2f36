import { describe, expect, it } from 'vitest'
import { practiceEvent } from '../../../src/practice/protocol/protocol.ts'

describe('an event from outside', () => {
  it('is taken as the protocol has it', () => {
    const event = { atMs: 1, look: 0, kind: 'returned', call: 3 }
    expect(practiceEvent(JSON.stringify(event))).toEqual(event)
  })

  it.each([
    ['half a line', '{"atMs":1,"look":0,"ki'],
    ['another kind', '{"atMs":1,"look":0,"kind":"passed"}'],
    ['a member too many', '{"atMs":1,"look":0,"kind":"returned","call":3,"x":1}'],
    ['a member that is missing', '{"atMs":1,"look":0,"kind":"returned"}'],
    ['an end of another kind', '{"atMs":1,"look":0,"kind":"end","how":"well"}'],
  ])('is none where it is %s', (_what, line) => {
    expect(practiceEvent(line)).toBeNull()
  })
})
