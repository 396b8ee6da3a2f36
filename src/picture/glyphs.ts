import type { SegmentState } from '../trace/facts.ts'
import type { Role } from './line.ts'

/** The signs of a picture. Ink is work: a thin line waits, full ink holds the thread. */
export interface Glyphs {
  state: Record<SegmentState, string>
  failed: string
  cancelled: string
  /** The demo is still waiting for it, or it was left: where the run ended. */
  left: string
  /** Between two bars, or two waits, that touch. */
  between: string
  /** A line that was written. */
  logged: string
  /** The demo's own end, in lanes that ran on after it. */
  ended: string
  /** What still waits after the demo's own end. */
  orphan: string
  /** How long an earlier run took, of which no more is drawn. */
  earlier: string
  /** Sizes of a queue from none to the peak. */
  levels: readonly string[]
  move: string
  /** Under a moment, beside what is said of it. */
  pointer: string
  /** The moment lies beyond the end of the scale. */
  beyond: string
  more: string
}

const unicode: Glyphs = {
  state: { waiting: '━', held: '░', ready: '·', blocked: '█' },
  failed: '×',
  cancelled: '⊘',
  left: '…',
  between: '┃',
  logged: '●',
  ended: '╎',
  orphan: '╌',
  earlier: '─',
  levels: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  move: '← move',
  pointer: '▲',
  beyond: '→',
  more: '…',
}

const ascii: Glyphs = {
  state: { waiting: '-', held: '~', ready: '.', blocked: '#' },
  failed: 'x',
  cancelled: '/',
  left: '>',
  between: '|',
  logged: '*',
  ended: ':',
  orphan: '=',
  earlier: '_',
  levels: [' ', '1', '2', '3', '4', '5', '6', '7', '8'],
  move: '<- move',
  pointer: '^',
  beyond: '->',
  more: '...',
}

export function glyphs(onlyAscii: boolean): Glyphs {
  return onlyAscii ? ascii : unicode
}

export const stateRole = {
  waiting: 'wait',
  held: 'held',
  ready: 'ready',
  blocked: 'work',
} satisfies Record<SegmentState, Role>

/** What a sign means, for the legend under a picture in which it occurs. */
export const stateMeaning = {
  waiting: 'waits',
  held: 'held back by a limit',
  ready: 'ready, but the thread is taken',
  blocked: 'holds the thread',
} satisfies Record<SegmentState, string>
