import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChildReader } from '../../src/runners/child-reader.ts'

const reader = (countsFrom: 'its own zero' | 'its first line' = 'its own zero', speed = 1) =>
  new ChildReader({ speed, countsFrom })

const logged = (atMs: number, text: string, lane = '') =>
  JSON.stringify({ kind: 'logged', atMs, lane, text })
const shown = ({ events }: ChildReader) =>
  events.map(
    (event) => `${event.atMs} ${event.kind} ${event.kind === 'logged' ? event.text : event.lane}`,
  )

describe('what a child tells and what it writes', () => {
  it('gives a line the time and the lane that were told of it', () => {
    const child = reader()
    child.message('{"kind":"began","atMs":0}', 1000)
    child.message('{"kind":"started","atMs":1,"lane":"A"}', 1001)
    child.message(logged(2, 'hello', 'A'), 1009)
    child.message('{"kind":"finished","atMs":3,"lane":"A"}', 1009)
    child.line('hello', 1009)
    expect(child.events).toEqual([
      { kind: 'started', atMs: 1, lane: 'A' },
      { kind: 'logged', atMs: 2, lane: 'A', text: 'hello' },
      { kind: 'finished', atMs: 3, lane: 'A' },
    ])
  })

  it('keeps a line that was written past it, between what was told before and after', () => {
    const child = reader()
    child.message('{"kind":"began","atMs":0}', 1000)
    child.message(logged(10, 'one'), 1011)
    child.message(logged(30, 'three'), 1031)
    child.line('one', 1031)
    child.line('two', 1031)
    child.line('three', 1031)
    expect(shown(child)).toEqual(['10 logged one', '30 logged two', '30 logged three'])
  })

  it('gives a line that nobody told of its time by its arrival, at the speed of the lab', () => {
    const child = reader('its own zero', 4)
    child.message('{"kind":"began","atMs":0}', 1005)
    child.message('{"kind":"started","atMs":40,"lane":"A"}', 1012)
    child.line('late', 1022)
    // The second message was under way for 2 ms at most, so zero was at 1002.
    expect(shown(child)).toEqual(['40 started A', '80 logged late'])
  })

  it('leaves out a line that was told of and never came', () => {
    const child = reader()
    child.message(logged(1, 'lost'), 1001)
    child.message('{"kind":"finished","atMs":2,"lane":"A"}', 1002)
    child.message(logged(3, 'came'), 1003)
    child.line('came', 1003)
    child.message(logged(4, 'lost too'), 1004)
    child.message('{"kind":"finished","atMs":5,"lane":"B"}', 1005)
    child.end(null)
    expect(shown(child)).toEqual(['2 finished A', '3 logged came', '5 finished B'])
  })

  it('counts from the first line, whoever wrote it, and ends with what was told of the end', () => {
    const child = reader('its first line')
    child.message('{"kind":"began","atMs":500}', 1000)
    child.message(logged(520, 'first'), 1020)
    child.line('first', 1021)
    child.message('{"kind":"exit","atMs":560}', 1060)
    child.line('last words', 1063)
    child.end(1090)
    expect([shown(child), child.lastMs]).toEqual([['0 logged first', '40 logged last words'], 40])
  })

  it('ends when it was seen to end, where it could not tell', () => {
    const child = reader('its first line')
    child.message('{"kind":"began","atMs":500}', 1000)
    child.message(logged(520, 'first'), 1020)
    child.line('first', 1021)
    child.end(1090)
    expect(child.lastMs).toBe(70)
  })
})

it.each([
  ['half a line', '{"kind":"logged","atMs":1,"la'],
  ['no object', 'null'],
  ['a kind that there is not', '{"kind":"nonsense","atMs":1}'],
  ['one that only an object has', '{"kind":"toString","atMs":1}'],
  ['no time', '{"kind":"started","lane":"A"}'],
  ['a time that is none', '{"kind":"hung","atMs":null}'],
  ['a time that nobody could draw', '{"kind":"hung","atMs":1e300}'],
  ['an error without a message', '{"kind":"error","atMs":1,"error":{"name":"Error"}}'],
  ['no error', '{"kind":"unhandled","atMs":1}'],
  ['a lane that is no text', '{"kind":"finished","atMs":1,"lane":{}}'],
  ['a wait for what there is not', '{"kind":"waiting","atMs":1,"lane":"A","for":"luck"}'],
  ['an end of main that there is not', '{"kind":"main","atMs":1,"how":"somehow"}'],
])('passes over %s', (_, line) => {
  const child = reader()
  child.message('{"kind":"started","atMs":1,"lane":"A"}', 1)
  child.message(line, 2)
  child.message('{"kind":"finished","atMs":3,"lane":"A"}', 3)
  child.end(null)
  expect([shown(child), child.isHung, child.error, child.unhandled, child.main]).toEqual([
    ['1 started A', '3 finished A'],
    false,
    null,
    [],
    null,
  ])
})

it('never goes back in time, and writes the lines of stdout in their order, whatever was told', () => {
  const text = fc.constantFrom('a', 'b', 'c')
  const step = fc.oneof(
    fc.record({ line: text }),
    fc.record({ told: text, atMs: fc.nat(1000) }),
    fc.record({ lane: text, atMs: fc.nat(1000) }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const child = reader()
      const lines: string[] = []
      let lanes = 0
      for (const [index, given] of steps.entries()) {
        if ('line' in given) {
          lines.push(given.line)
          child.line(given.line, 1000 + index)
        } else if ('told' in given) child.message(logged(given.atMs, given.told), 1000 + index)
        else {
          lanes += 1
          child.message(JSON.stringify({ kind: 'started', ...given }), 1000 + index)
        }
      }
      child.end(3000)
      const times = child.events.map(({ atMs }) => atMs)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      const written = child.events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))
      expect(written).toEqual(lines)
      expect(child.events.length - written.length).toBe(lanes)
    }),
  )
})
