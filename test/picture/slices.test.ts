import { expect, it } from 'vitest'
import { drawTimeline } from '../../src/picture/draw.ts'
import { textOf } from '../../src/picture/line.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { labTrace } from '../../testing/traces.ts'
import { picture } from './pictures.ts'

it('slices of computing that follow each other at once are told apart', () => {
  const slices: TraceEvent[] = [
    { kind: 'started', lane: 'A', atMs: 0 },
    { kind: 'blocked', lane: 'A', fromMs: 0, atMs: 500, line: null },
    { kind: 'blocked', lane: 'A', fromMs: 500, atMs: 1000, line: null },
    { kind: 'finished', lane: 'A', atMs: 1000 },
  ]
  const drawn = drawTimeline([picture('in slices', labTrace(slices))], { width: 40, ascii: false })
  expect(drawn.map(textOf)).toContainEqual(expect.stringMatching(/ A █+┃█+$/))
})
