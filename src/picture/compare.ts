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

/** "You said" beside "it ran", line by line; only the fewest that must move are marked, beside what was said, and to where. */
export function compareOrder(
  given: readonly string[],
  ranItems: readonly RanItem[],
  { width, ascii }: { width: number; ascii: boolean },
): Line[] {
  const moving = movingItems(given, ranItems)
  const { move, more } = glyphs(ascii)
  const signs = moving.size === 0 ? 0 : stringWidth(move.earlier) + 2
  const column = Math.min(
    Math.max(
      8,
      ...[...given, ...ranItems.map(({ text }) => text)].map((text) => stringWidth(text)),
    ) + 2,
    Math.max(8, Math.floor((width - 10 - signs) / 2)),
  )
  const cell = (text: string): string => padEnd(cut(printable(text), column - 1, more), column)
  const times = ranItems.map(({ atMs }) => (atMs === null ? '' : time(atMs)))
  const timeWidth = Math.max(...times.map((text) => text.length))
  return [
    [{ text: `${cell('you said')}${' '.repeat(signs)}${cell('it ran')}`.trimEnd(), role: 'dim' }],
    ...ranItems.map((item, index): Line => {
      const said = given[index] ?? ''
      const to = moving.get(said)
      const sign = to === undefined ? '' : move[to]
      return [
        { text: cell(said) + padEnd(sign, signs), role: to === undefined ? 'plain' : 'wrong' },
        { text: cell(item.text), role: 'plain' },
        { text: times[index]!.padStart(timeWidth), role: 'dim' },
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
  const moving = [...movingItems(given, ranItems).keys()]
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

/**
 * What is left out of the longest part of the given order that already stands right, and to
 * where it has to move. Of parts as long, the one with most that stand in their own row.
 */
function movingItems(
  given: readonly string[],
  ranItems: readonly RanItem[],
): Map<string, 'earlier' | 'later'> {
  const places = given.map((text) => ranItems.findIndex((item) => item.text === text))
  const worth = (run: readonly number[]): number =>
    run.length * (given.length + 1) + run.filter((index) => places[index] === index).length
  const better = (one: readonly number[], other: readonly number[]): readonly number[] =>
    worth(other) >= worth(one) ? other : one
  // best[i]: of the rising runs of places that end at i the one worth most, as indices.
  const best: (readonly number[])[] = []
  for (const [index, place] of places.entries()) {
    const before = best.filter((run) => places[run.at(-1)!]! < place).reduce(better, [])
    best.push([...before, index])
  }
  const stays = best.reduce(better, [])
  return new Map(
    given.flatMap((text, index) => {
      if (stays.includes(index)) return []
      const isTooLate = stays.some((stay) => stay < index && places[stay]! > places[index]!)
      return [[text, isTooLate ? 'earlier' : 'later'] as const]
    }),
  )
}
