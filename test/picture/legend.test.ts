import { describe, expect, it } from 'vitest'
import { drawTimeline } from '../../src/picture/draw.ts'
import { make } from '../../src/picture/formats/svg.ts'
import { textOf } from '../../src/picture/line.ts'
import { legendEntries } from '../../src/picture/legend.ts'
import { pictureInWords } from '../../src/picture/words.ts'
import type { TraceEvent, WaitingFor } from '../../src/trace/event.ts'
import { labTrace, wait } from '../../testing/traces.ts'
import { saved } from './formats/saved-runs.ts'
import { picture } from './pictures.ts'

function waits(lane: string, what: WaitingFor, fromMs: number, toMs: number): TraceEvent[] {
  return [
    { kind: 'waiting', lane, for: what, atMs: fromMs },
    { kind: 'resumed', lane, dueMs: toMs, atMs: toMs },
  ]
}

const started = (lane: string, atMs = 0): TraceEvent => ({ kind: 'started', lane, atMs })
const finished = (lane: string, atMs: number): TraceEvent => ({ kind: 'finished', lane, atMs })
const logged = (lane: string, text: string, atMs: number): TraceEvent => ({
  kind: 'logged',
  lane,
  text,
  atMs,
})
const holds = (lane: string, fromMs: number, atMs: number): TraceEvent => ({
  kind: 'blocked',
  lane,
  fromMs,
  atMs,
  line: 7,
})

const signs = picture(
  'signs',
  labTrace([
    started('eater'),
    ...waits('eater', 'item', 0, 300),
    ...waits('eater', 'timer', 300, 1000),
    finished('eater', 1000),
    started('paced'),
    ...waits('paced', 'rate', 0, 500),
    ...waits('paced', 'timer', 500, 1000),
    finished('paced', 1000),
    started('held'),
    ...waits('held', 'place', 0, 500),
    ...waits('held', 'timer', 500, 1000),
    finished('held', 1000),
    started('slices'),
    holds('slices', 0, 400),
    holds('slices', 400, 800),
    finished('slices', 800),
    started('teller'),
    ...waits('teller', 'timer', 0, 500),
    logged('teller', 'half', 500),
    ...waits('teller', 'timer', 500, 1000),
    logged('teller', 'whole', 1000),
    { kind: 'failed', lane: 'teller', error: { name: 'Error', message: 'no' }, atMs: 1000 },
  ]),
)
const drawn = (ascii: boolean) =>
  `\n${drawTimeline([signs], { width: 60, ascii }).map(textOf).join('\n')}\n`

describe('what a question asks about has a sign', () => {
  it('on a terminal', () => {
    expect(drawn(false)).toMatchInlineSnapshot(`
      "
      signs                                                 1.00 s
        eater  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        paced  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒━━━━━━━━━━━━━━━━━━━━━━━━━
        held   ░░░░░░░░░░░░░░░░░░░░░░░░░░━━━━━━━━━━━━━━━━━━━━━━━━━
        slices ████████████████████┃████████████████████
        teller ━━━━━━━━━━━━━━━━━━━━━━━━━━●━━━━━━━━━━━━━━━━━━━━━━●×
               0 s       0.2       0.4        0.6       0.8      1
        ┄ waits for an item   ░ held back by a limit
        ▒ held back by a rate   █ holds the thread   × failed
        ● writes a line   ┃ next begins
      "
    `)
  })

  it('in ASCII', () => {
    expect(drawn(true)).toMatchInlineSnapshot(`
      "
      signs                                                 1.00 s
        eater  ,,,,,,,,,,,,,,,------------------------------------
        paced  %%%%%%%%%%%%%%%%%%%%%%%%%%-------------------------
        held   ~~~~~~~~~~~~~~~~~~~~~~~~~~-------------------------
        slices ####################|####################
        teller --------------------------*----------------------*x
               0 s       0.2       0.4        0.6       0.8      1
        , waits for an item   ~ held back by a limit
        % held back by a rate   # holds the thread   x failed
        * writes a line   | next begins
      "
    `)
  })

  it('in words', () => {
    expect(pictureInWords(signs)).toMatchInlineSnapshot(
      `"Signs: eater from 0 to 1.00 s (300 ms of it waiting for an item). paced from 0 to 1.00 s (500 ms of it held back by a rate). held from 0 to 1.00 s (500 ms of it held back). slices from 0 to 800 ms (800 ms holding the thread). teller from 0 to 1.00 s, then failed: no. teller logged half at 500 ms, whole at 1.00 s. Total 1.00 s. At most 5 under way at a time."`,
    )
  })

  it('in SVG, each with its meaning', () => {
    const svg = make(saved([signs]))
    expect(
      svg.match(
        /(?<=>)(?:waits for an item|held back by a \w+|holds the thread|writes a line)(?=<)/g,
      ),
    ).toEqual([
      'waits for an item',
      'held back by a limit',
      'held back by a rate',
      'holds the thread',
      'writes a line',
    ])
    // One for each line, and one in the legend.
    expect(svg.match(/class="mark-fill rim"/g)).toHaveLength(3)
  })

  it('and none is explained that does not occur', () => {
    const plain = picture('plain', labTrace(wait('A', 0, 1000)))
    expect(legendEntries([plain]).map(({ text }) => text)).toEqual(['waits'])
    expect(legendEntries([{ ...signs, isShrunk: true }])).toEqual([])
  })
})

describe('who waits for an item after the demo’s own end', () => {
  it('is drawn as what ran on', () => {
    const late = picture(
      'late',
      labTrace(
        [started('eater'), ...waits('eater', 'item', 0, 1000), finished('eater', 1000)],
        500,
      ),
    )
    expect(legendEntries([late]).map(({ name }) => name)).toEqual(['starved', 'own-end', 'orphan'])
    expect(drawTimeline([late], { width: 60, ascii: false }).map(textOf)[1]).toMatch(
      /^ {2}eater ┄+╎╌+$/,
    )
  })
})
