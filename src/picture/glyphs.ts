import type { Role } from './line.ts'
import type { Stretch } from './rows.ts'

/** The signs of a picture. Ink is work: a thin line waits, full ink holds the thread. */
export interface Glyphs {
  state: Record<Stretch['state'], string>
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
  /** How long an earlier run took, of which no more is drawn. */
  earlier: string
  /** Sizes of a queue from none to the peak. */
  levels: readonly string[]
  /** Where what was said in another order has to go. */
  move: Record<'earlier' | 'later', string>
  /** Under a moment, beside what is said of it. */
  pointer: string
  /** The moment lies beyond the end of the scale. */
  beyond: string
  more: string
}

const unicode: Glyphs = {
  state: {
    waiting: '━',
    starved: '┄',
    held: '░',
    paced: '▒',
    ready: '·',
    blocked: '█',
    orphan: '╌',
  },
  failed: '×',
  cancelled: '⊘',
  left: '…',
  between: '┃',
  logged: '●',
  ended: '╎',
  earlier: '─',
  levels: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  move: { earlier: '↑ earlier', later: '↓ later' },
  pointer: '▲',
  beyond: '→',
  more: '…',
}

const ascii: Glyphs = {
  state: {
    waiting: '-',
    starved: ',',
    held: '~',
    paced: '%',
    ready: '.',
    blocked: '#',
    orphan: '=',
  },
  failed: 'x',
  cancelled: '/',
  left: '>',
  between: '|',
  logged: '*',
  ended: ':',
  earlier: '_',
  levels: [' ', '1', '2', '3', '4', '5', '6', '7', '8'],
  move: { earlier: '^ earlier', later: 'v later' },
  pointer: '^',
  beyond: '->',
  more: '...',
}

export function glyphs(onlyAscii: boolean): Glyphs {
  return onlyAscii ? ascii : unicode
}

export const stateRole = {
  waiting: 'wait',
  starved: 'wait',
  held: 'held',
  paced: 'held',
  ready: 'ready',
  blocked: 'work',
  orphan: 'wait',
} satisfies Record<Stretch['state'], Role>

/** What a sign means, for the legend under a picture in which it occurs. */
export const stateMeaning = {
  waiting: 'waits',
  starved: 'waits for an item',
  held: 'held back by a limit',
  paced: 'held back by a rate',
  ready: 'ready, thread taken',
  blocked: 'holds the thread',
  orphan: 'ran on',
} satisfies Record<Stretch['state'], string>
