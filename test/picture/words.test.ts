import { expect, it } from 'vitest'
import { compareOrder, compareOrderInWords } from '../../src/picture/compare.ts'
import { textOf } from '../../src/picture/line.ts'
import { wrap } from '../../src/text/wrap.ts'
import { milliseconds, seconds, span, time } from '../../src/text/time.ts'
import { pictureInWords } from '../../src/picture/words.ts'
import { labTrace, processTrace, wait } from '../../testing/traces.ts'
import { picture } from './pictures.ts'

it('C9 tells a run in sentences', () => {
  const trace = labTrace([
    ...wait('A', 0, 1000),
    ...wait('B', 1000, 3000),
    ...wait('C', 3000, 3500),
  ])
  expect(pictureInWords(picture('one by one', trace))).toBe(
    'One by one: A from 0 to 1.00 s. B from 1.00 to 3.00 s. C from 3.00 to 3.50 s. Total 3.50 s. At most 1 under way at a time.',
  )
})

it('tells failures, what ran on, and what the server saw', () => {
  const trace = labTrace(
    [
      { kind: 'started', lane: 'A', atMs: 0 },
      { kind: 'failed', lane: 'A', atMs: 250, error: { name: 'Error', message: 'no luck' } },
      ...wait('B', 0, 1500),
    ],
    250,
  )
  const counted = { ...trace, server: { requests: 2, peakInFlight: 2, connections: 1, gone: 0 } }
  expect(pictureInWords(picture('all', counted))).toBe(
    'All: A from 0 to 250 ms, then failed: no luck. B from 0 to 1.50 s. Total 250 ms. B ran on after that, until 1.50 s. The server saw 2 requests over 1 connection, at most 2 at a time.',
  )
})

it('names who ran on, and counts them where they are many', () => {
  const told = (lanes: number) =>
    pictureInWords(
      picture(
        'all',
        labTrace(
          Array.from({ length: lanes }, (_, index) => wait(`url ${index}`, 0, 900)).flat(),
          500,
        ),
      ),
    )
  expect(told(2)).toContain('Total 500 ms. url 0 and url 1 ran on after that, until 900 ms.')
  expect(told(5)).toContain('5 lanes ran on after that, until 900 ms.')
})

it('tells of a request that its client gave up', () => {
  const server = { requests: 3, peakInFlight: 1, connections: 1, gone: 2 }
  expect(pictureInWords(picture('limit', { ...labTrace([]), server }))).toContain(
    'at most 1 at a time. The connection of 2 was closed before the reply was whole.',
  )
})

it('tells a hang, a throw and an end that was asked for', () => {
  const empty = labTrace([])
  const ending = (one: (typeof empty)['ending']) =>
    pictureInWords(picture('x', { ...empty, ending: one }))
  expect(ending({ kind: 'hung', atMs: 5 })).toContain('It hangs from 5 ms on')
  expect(ending({ kind: 'threw', atMs: 5, error: { name: 'Error', message: 'no' } })).toContain(
    'It threw at 5 ms: no.',
  )
  expect(ending({ kind: 'stopped', atMs: 5, why: 'asked' })).toContain('Ended by you at 5 ms.')
  expect(ending({ kind: 'stopped', atMs: 5, why: 'deadline' })).toContain('Stopped at its deadline')
})

it('tells what a process wrote and how it died', () => {
  const trace = processTrace([['saved', 0]], 1, ['Error: upload failed'])
  expect(pictureInWords(picture('save', trace))).toBe(
    'Save: saved at 0. Exit code 1. On stderr: Error: upload failed.',
  )
})

const ran = [
  { text: 'first line', atMs: 0 },
  { text: 'hello', atMs: 0.2 },
  { text: 'last line', atMs: 50 },
  { text: 'timer', atMs: 51 },
]
const given = ['first line', 'last line', 'hello', 'timer']

it('marks the fewest lines of an order that must move', () => {
  expect(
    `\n${compareOrder(given, ran, { width: 80, ascii: false }).map(textOf).join('\n')}\n`,
  ).toMatchInlineSnapshot(`
    "
    you said               it ran
    first line             first line      0
    last line   ↓ later    hello           0
    hello                  last line   50 ms
    timer                  timer       51 ms
    "
  `)
})

it('leaves what stands in its own row, and says of the others to where they go', () => {
  const backwards = [...given].toReversed()
  const items = given.map((text) => ({ text, atMs: null }))
  const rows = compareOrder(backwards, items, { width: 40, ascii: true }).map(textOf)
  expect(rows.map((row) => /(?:\^ earlier|v later)/.exec(row)?.[0] ?? '')).toEqual([
    '',
    'v later',
    'v later',
    'v later',
    '',
  ])
  const three = ['timer', 'then', 'now']
  const ranItems = three.toReversed().map((text) => ({ text, atMs: 0 }))
  expect(compareOrder(three, ranItems, { width: 80, ascii: false }).map(textOf)).toEqual([
    'you said             it ran',
    'timer     ↓ later    now       0',
    'then                 then      0',
    'now       ↑ earlier  timer     0',
  ])
})

it('says the same in a sentence', () => {
  expect(compareOrderInWords(given, ran)).toBe(
    'you said first line, last line, hello, timer; it was first line at 0, hello at 0, last line at 50 ms, timer at 51 ms. One has to move: last line, to after hello.',
  )
})

it.each([
  [0, '0'],
  [0.3, '0'],
  [51.2, '51 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [3500, '3.50 s'],
])('says %d ms as a person would', (ms, text) => expect(time(ms)).toBe(text))

it('has both units, and names one once', () => {
  expect([
    seconds(500),
    milliseconds(30.4),
    span(0, 1000),
    span(1000, 3000),
    span(20, 40),
    span(20, 2000),
  ]).toEqual(['0.50 s', '30 ms', '0 to 1.00 s', '1.00 to 3.00 s', '20 to 40 ms', '20 ms to 2.00 s'])
})

it('keeps a number and its unit on one line', () => {
  expect(wrap('it took all of 3.50 s. So', 18)).toEqual(['it took all of', '3.50 s. So'])
})

it('tells of Python the last line on stderr, of a good end too', () => {
  const lost = { exitCode: 0, stderr: ['Task exception was never retrieved', 'OSError: offline'] }
  const withLane = { ...labTrace(wait('A', 0, 1000)), kind: 'python' as const, ...lost }
  expect(pictureInWords(picture('together, in Python', withLane))).toBe(
    'Together, in Python: A from 0 to 1.00 s. Total 1.00 s. At most 1 under way at a time. On stderr: OSError: offline.',
  )
})

it('tells of a Python warning, not of the line it is about', () => {
  const warned = { exitCode: 0, stderr: ["RuntimeWarning: coroutine 'a' …", '  a()'] }
  const trace = { ...labTrace(wait('A', 0, 1000)), kind: 'python' as const, ...warned }
  expect(pictureInWords(picture('alone', trace))).toContain(
    "On stderr: RuntimeWarning: coroutine 'a' …",
  )
})

it('tells a Python program without a named task by its lines', () => {
  const trace = { ...processTrace([['a', 0]]), kind: 'python' as const, exitCode: null }
  const hung = { ...trace, ending: { kind: 'hung' as const, atMs: 1 } }
  expect(pictureInWords(picture('join', hung))).toBe('Join: a at 0. Then it waits for ever.')
})

it('names the signal that ended a process', () => {
  const error = { name: 'Error', message: 'killed by SIGTERM' }
  const ending = { kind: 'threw' as const, atMs: 3, error }
  const trace = { ...processTrace([['a', 0]]), exitCode: null, ending }
  expect(pictureInWords(picture('stop', trace))).toBe('Stop: a at 0. Killed by SIGTERM.')
})
