import stringWidth from 'fast-string-width'
import { glyphs } from './glyphs.ts'
import type { Line } from './line.ts'
import { printable } from '../text/printable.ts'
import { cut, padEnd } from '../text/width.ts'
import { time } from '../text/time.ts'

/** One thing of an order as it ran, and when, if there is a time to name. */
export interface RanItem {
  text: string
  atMs: number | null
}

/** "You said" beside "it ran", line by line; only the fewest that must move are marked. */
export function compareOrder(
  given: readonly string[],
  ranItems: readonly RanItem[],
  { width, ascii }: { width: number; ascii: boolean },
): Line[] {
  const moving = movingItems(given, ranItems)
  const { move: sign, more } = glyphs(ascii)
  const column = Math.min(
    Math.max(
      8,
      ...[...given, ...ranItems.map(({ text }) => text)].map((text) => stringWidth(text)),
    ) + 2,
    Math.max(8, Math.floor((width - 12 - sign.length) / 2)),
  )
  const cell = (text: string): string => padEnd(cut(printable(text), column - 1, more), column)
  const times = ranItems.map(({ atMs }) => (atMs === null ? '' : time(atMs)))
  const timeWidth = Math.max(...times.map((text) => text.length))
  return [
    [{ text: `${cell('you said')}${cell('it ran')}`.trimEnd(), role: 'dim' }],
    ...ranItems.map((item, index): Line => {
      const said = given[index] ?? ''
      const moved = moving.has(said)
      return [
        { text: cell(said), role: moved ? 'wrong' : 'plain' },
        { text: cell(item.text), role: 'plain' },
        { text: times[index]!.padStart(timeWidth), role: 'dim' },
        ...(moved ? [{ text: `  ${sign}`, role: 'wrong' as const }] : []),
      ]
    }),
  ]
}

/** "you said A, B, C; it was C at 500 ms, … One has to move: C, to the beginning." */
export function compareOrderInWords(
  given: readonly string[],
  ranItems: readonly RanItem[],
): string {
  const ranTexts = ranItems.map(({ text }) => text)
  const moving = [...movingItems(given, ranItems)]
  const both = `you said ${given.map(printable).join(', ')}; it was ${ranItems
    .map(({ text, atMs }) => printable(text) + (atMs === null ? '' : ` at ${time(atMs)}`))
    .join(', ')}.`
  if (moving.length === 0) return both
  const moves = moving.map((text) => {
    const before = ranTexts[ranTexts.indexOf(text) - 1]
    return `${printable(text)}, to ${before === undefined ? 'the beginning' : `after ${printable(before)}`}`
  })
  const count = moving.length === 1 ? 'One has' : `${moving.length} have`
  return `${both} ${count} to move: ${moves.join('; ')}.`
}

/** What is left out of the longest part of the given order that already stands right. */
function movingItems(given: readonly string[], ranItems: readonly RanItem[]): Set<string> {
  const places = given.map((text) => ranItems.findIndex((item) => item.text === text))
  // best[i]: the longest rising run of places that ends at i, as indices.
  const best: number[][] = []
  for (const [index, place] of places.entries()) {
    const before = best
      .slice(0, index)
      .filter((run) => places[run.at(-1)!]! < place)
      .reduce((longest, run) => (run.length >= longest.length ? run : longest), [] as number[])
    best.push([...before, index])
  }
  const stays = best.reduce((longest, run) => (run.length >= longest.length ? run : longest), [])
  return new Set(given.filter((_, index) => !stays.includes(index)))
}
