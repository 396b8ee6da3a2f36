import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { drawTimeline } from '../../src/picture/draw.ts'
import { textOf } from '../../src/picture/line.ts'
import type { Picture } from '../../src/picture/picture.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { labTrace, processTrace, wait } from '../../testing/traces.ts'
import { picture } from './pictures.ts'

const draw = (pictures: Picture[], width = 72, ascii = false, lanes?: number) =>
  `\n${drawTimeline(pictures, { width, ascii, ...(lanes && { lanes }) })
    .map(textOf)
    .join('\n')}\n`

const oneByOne = picture(
  'one by one',
  labTrace([...wait('A', 0, 1000), ...wait('B', 1000, 3000), ...wait('C', 3000, 3500)]),
)
const together = picture(
  'together',
  labTrace([...wait('A', 0, 1000), ...wait('B', 0, 2000), ...wait('C', 0, 500)]),
)

describe('a timeline', () => {
  it('B6 and B8 draws variants on one scale, in whole cells', () => {
    expect(draw([oneByOne, together])).toMatchInlineSnapshot(`
      "
      one by one                                                        3.50 s
        A ━━━━━━━━━━━━━━━━━━━
        B                    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        C                                                           ━━━━━━━━━━
      together                                                          2.00 s
        A ━━━━━━━━━━━━━━━━━━━
        B ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        C ━━━━━━━━━━
          0 s       0.5      1         1.5       2         2.5      3      3.5
      "
    `)
  })

  it('B9 draws the same in ASCII', () => {
    expect(draw([together], 60, true)).toMatchInlineSnapshot(`
      "
      together                                              2.00 s
        A ----------------------------
        B --------------------------------------------------------
        C --------------
          0 s           0.5           1             1.5          2
      "
    `)
  })

  it('B3 says it in words below 40 columns', () => {
    expect(draw([together], 36)).toMatchInlineSnapshot(`
      "
      Together: A from 0 to 1.00 s. B from
      0 to 2.00 s. C from 0 to 500 ms.
      Total 2.00 s. At most 3 under way at
      a time.
      "
    `)
  })

  it('B7 tells touching waits of a lane apart, and what holds a lane back', () => {
    const events: TraceEvent[] = [
      { kind: 'started', lane: 'producer', atMs: 0 },
      { kind: 'waiting', lane: 'producer', for: 'timer', atMs: 0 },
      { kind: 'resumed', lane: 'producer', dueMs: 50, atMs: 50 },
      { kind: 'queued', lane: 'producer', queue: 'queue', size: 1, bound: 2, atMs: 50 },
      { kind: 'waiting', lane: 'producer', for: 'timer', atMs: 50 },
      { kind: 'resumed', lane: 'producer', dueMs: 100, atMs: 100 },
      { kind: 'queued', lane: 'producer', queue: 'queue', size: 2, bound: 2, atMs: 100 },
      { kind: 'waiting', lane: 'producer', for: 'room', atMs: 100 },
      { kind: 'resumed', lane: 'producer', dueMs: 200, atMs: 200 },
      { kind: 'queued', lane: 'consumer', queue: 'queue', size: 0, bound: 2, atMs: 200 },
      { kind: 'finished', lane: 'producer', atMs: 200 },
    ]
    expect(draw([picture('a queue of two', labTrace(events))])).toMatchInlineSnapshot(`
      "
      a queue of two                                                    200 ms
        producer ━━━━━━━━━━━━━┃━━━━━━━━━━━░░░░░░░░░░░░░░░░░░░░░░░░░
        in queue             ▄▄▄▄▄▄▄▄▄▄▄▄▄█████████████████████████  2 at most
                 0 ms         50          100          150      200
        ░ held back by a limit   ┃ next begins
      "
    `)
  })

  it('draws a ticker that is ready while another holds the thread', () => {
    const events: TraceEvent[] = [
      { kind: 'started', lane: 'ticker', atMs: 0 },
      { kind: 'waiting', lane: 'ticker', for: 'timer', atMs: 0 },
      { kind: 'started', lane: 'crunch', atMs: 100 },
      { kind: 'blocked', lane: 'crunch', fromMs: 100, atMs: 500, line: 7 },
      { kind: 'finished', lane: 'crunch', atMs: 500 },
      { kind: 'resumed', lane: 'ticker', dueMs: 200, atMs: 500 },
      { kind: 'finished', lane: 'ticker', atMs: 500 },
    ]
    expect(draw([picture('a ticker', labTrace(events))])).toMatchInlineSnapshot(`
      "
      a ticker                                                          500 ms
        ticker ━━━━━━━━━━━━━━━━━━━━━━━━━······································
        crunch              ██████████████████████████████████████████████████
               0 ms         100         200          300         400       500
        · ready, thread taken   █ holds the thread
      "
    `)
  })

  it('shows what failed, what was cancelled, and what ran on after the end', () => {
    const error = { name: 'Error', message: 'no' }
    const events: TraceEvent[] = [
      { kind: 'started', lane: 'A', atMs: 0 },
      { kind: 'failed', lane: 'A', atMs: 100, error },
      { kind: 'started', lane: 'B', atMs: 0 },
      { kind: 'cancelled', lane: 'B', atMs: 200, error },
      ...wait('C', 0, 400),
      { kind: 'logged', lane: '', text: 'caught', atMs: 100 },
    ]
    expect(draw([picture('all', labTrace(events, 100))])).toMatchInlineSnapshot(`
      "
      all                                                               100 ms
        A   ━━━━━━━━━━━━━━━━×
        B   ━━━━━━━━━━━━━━━━╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⊘
        C   ━━━━━━━━━━━━━━━━╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
        log                 ●
            0 ms    50       100     150     200     250      300     350  400
        × failed   ⊘ cancelled   ╎ the demo's end   ╌ ran on
      "
    `)
  })

  it('draws the lines of a process at their moments', () => {
    const trace = processTrace([
      ['first line', 0],
      ['hello', 0.4],
      ['last line', 50.2],
      ['done', 1001],
    ])
    expect(draw([picture('wait', trace)])).toMatchInlineSnapshot(`
      "
      wait                                                              1.00 s
        first line ●                                                    0
        hello      ●                                                    0
        last line    ●                                                  50 ms
        done                                                         ●  1.00 s
                   0 s       0.2       0.4        0.6       0.8      1
      "
    `)
  })

  it('draws a run under way as far as it has come, on the scale of its bound', () => {
    const growing = labTrace([{ kind: 'started', lane: 'A', atMs: 0 }])
    expect(
      draw([picture('together', growing, { nowMs: 500, boundMs: 2000, notes: ['at 4×'] })]),
    ).toMatchInlineSnapshot(`
      "
      together  at 4×                                                   500 ms
        A ━━━━━━━━━━━━━━━━━
          0 s              0.5              1                1.5             2
      "
    `)
  })

  it('lets alike neighbours share a row where there are more lanes than rows', () => {
    const crowd = Array.from({ length: 100 }, (_, index) => {
      const group = Math.floor(index / 10)
      return wait(`url ${index + 1}`, 0, (group + 1) * 200)
    }).flat()
    expect(draw([picture('ten connections', labTrace(crowd))])).toMatchInlineSnapshot(`
      "
      ten connections                                                   2.00 s
        url 1–10   ━━━━━━
        url 11–20  ━━━━━━━━━━━━
        url 21–30  ━━━━━━━━━━━━━━━━━━
        url 31–40  ━━━━━━━━━━━━━━━━━━━━━━━━
        url 41–50  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        url 51–60  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        url 61–70  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        url 71–80  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        url 81–90  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        url 91–100 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                   0 s            0.5            1             1.5           2
      "
    `)
  })

  it('B4 counts the lanes that have no room at all', () => {
    const crowd = Array.from({ length: 30 }, (_, index) =>
      wait(`task ${index + 1}`, 0, (index + 1) * 100),
    ).flat()
    expect(draw([picture('thirty', labTrace(crowd))], 60, false, 4)).toMatchInlineSnapshot(`
      "
      thirty                                                3.00 s
        task 1             ━
        task 2             ━━━
        … 27 more, the last ends at 2.90 s
        task 30            ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                           0 s          1            2           3
      "
    `)
  })

  it('B6 prints the number of a bar that is under one cell', () => {
    expect(
      draw([picture('short', labTrace([...wait('A', 0, 3), ...wait('B', 0, 2000)]))], 50),
    ).toMatchInlineSnapshot(`
      "
      short                                       2.00 s
        A ━ 3 ms
        B ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          0 s         0.5        1           1.5       2
      "
    `)
  })

  it('lets no name steer the terminal', () => {
    expect(
      draw([picture('x\u001b[2J', labTrace(wait('\u001b]0;evil\u0007', 0, 100)))], 60),
    ).not.toContain('\u001b')
  })

  it('B3 is never wider than it may be', () => {
    const event = fc.record({
      lane: fc.string({ minLength: 1, maxLength: 30 }),
      fromMs: fc.nat(5000),
      lengthMs: fc.nat(5000),
    })
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 40 }),
        fc.integer({ min: 10, max: 200 }),
        fc.boolean(),
        fc.nat(20_000),
        (all, width, ascii, saidMs) => {
          const trace = labTrace(
            all.flatMap(({ lane, fromMs, lengthMs }, index) =>
              wait(`${lane}${index}`, fromMs, fromMs + lengthMs),
            ),
          )
          const drawn = picture('any title at all', trace, { said: [saidMs], boundMs: saidMs / 2 })
          for (const line of drawTimeline([drawn], { width, ascii })) {
            if (stringWidth(textOf(line)) > width) throw new Error(textOf(line))
          }
        },
      ),
    )
  })
})
