import { shownItems } from './pick-search.ts'
import { type PickState, pickedSoFar } from './pick-state.ts'
import { pickHint } from './pick-words.ts'
import { printableLines, printable } from '../text/printable.ts'
import type { Item, PickQuestion } from './prompter.ts'
import { inAscii } from '../text/typed/ascii.ts'
import { areBrief } from '../text/typed/pick.ts'
import { wrapPlain } from '../text/wrap.ts'

/** How a pick prompt looks; text in, coloured text out. */
export interface PickStyle {
  heading: (text: string) => string
  mark: (text: string) => string
  active: (text: string) => string
  dim: (text: string) => string
  columns: () => number
  ascii: boolean
}

/** Rows above the cursor, its own included, and rows below it. */
export interface PickFrame {
  above: string[]
  below: string[]
}

/** A question is set no wider than this, however wide the terminal. */
const widestText = 76

/** The words above the list. */
export function messageRows({ message }: PickQuestion, style: PickStyle): string[] {
  const text = printableLines(style.ascii ? inAscii(message) : message)
  return wrapPlain(text, Math.min(style.columns() - 1, widestText))
}

/**
 * The items and a hint, the cursor at the end of the active item, or of what is
 * typed. With the question above it never more than `rows`, if one item has room: of a
 * longer list the part around the active item is shown.
 */
export function pickFrame(
  state: PickState,
  question: PickQuestion,
  style: PickStyle,
  rows: number,
): PickFrame {
  const hintColumn = columnOfHints(question.items, style.columns() - 1)
  const picked = state.done ? state.picked : pickedSoFar(state, question)
  const all = question.items.map((item, index) =>
    itemRows(item, index, { ...state, picked }, question, { ...style, hintColumn }),
  )
  if (state.done) {
    // Mostly the row of the answer says all.
    const kept = staysListed(question) ? all.flat() : []
    return { above: [...kept, ...doneRows(state, question, style)], below: [] }
  }
  const note = noteRows(state, question, style)
  const entry = entryRows(state, style)
  const shown = shownItems(state, question)
  if (shown.length === 0) return { above: note, below: [] }
  const items = shown.map((place) => all[place]!)
  const active = shown.indexOf(state.active)
  const { from, to } = shownAround(
    active,
    items.map(({ length }) => length),
    rows - messageRows(question, style).length - note.length - entry.length,
  )
  const more = (count: number): string[] =>
    count > 0 ? [style.dim(`   ${style.ascii ? '...' : '…'} ${count} more`)] : []
  const [before, after] = [items.slice(from, active + 1).flat(), items.slice(active + 1, to).flat()]
  const [top, rest] = [
    [...more(from), ...before],
    [...after, ...more(items.length - to)],
  ]
  return entry.length > 0
    ? { above: [...top, ...rest, ...entry], below: note }
    : { above: top, below: [...rest, ...note] }
}

/** What is typed so far, its end where it is long; the cursor stands behind it. */
function entryRows({ entry }: PickState, style: PickStyle): string[] {
  if (entry === '') return []
  const signs = Array.from(printable(entry))
  const room = Math.max(8, style.columns() - 10)
  if (signs.length <= room) return [`typed: ${signs.join('')}`]
  const more = style.ascii ? '...' : '…'
  return [`typed: ${more}${signs.slice(more.length - room).join('')}`]
}

/**
 * As many items around the active one as have room, from `from` up to but without `to`; where
 * not all have, a row is kept above and below for how many are left out.
 */
function shownAround(
  active: number,
  heights: readonly number[],
  room: number,
): { from: number; to: number } {
  const all = heights.reduce((sum, height) => sum + height, 0)
  if (all <= room) return { from: 0, to: heights.length }
  let [from, to, left] = [active, active + 1, room - 2 - heights[active]!]
  for (let grown = true; grown; ) {
    grown = false
    if (to < heights.length && heights[to]! <= left) {
      left -= heights[to++]!
      grown = true
    }
    if (from > 0 && heights[from - 1]! <= left) {
      left -= heights[--from]!
      grown = true
    }
  }
  return { from, to }
}

function itemRows(
  { id, number, text, hint }: Item,
  index: number,
  state: PickState,
  { mode }: PickQuestion,
  style: PickStyle & { hintColumn: number },
): string[] {
  const at = state.picked.indexOf(id)
  const isActive = index === state.active && !state.done
  const place = {
    one: '',
    several: at === -1 ? '[ ] ' : '[x] ',
    order: at === -1 ? '   ' : `${at + 1}. `,
  }[mode]
  const pointer = style.ascii ? '>' : '❯'
  const lead = `${isActive ? pointer : ' '} ${place}${String(number).padStart(2)}  `
  const width = style.columns() - 1
  const paint = isActive || at !== -1 ? style.active : (plain: string) => plain
  const lines = printableLines(text)
    .split('\n')
    .flatMap((part) => wrapPlain(part, width - lead.length))
    .map((part, row) => paint(`${row === 0 ? lead : ' '.repeat(lead.length)}${part}`))
  return hint === undefined ? lines : withHint(lines, `${lead}${text}`, hint, width, style)
}

/** Where the hints stand: behind the longest text that leaves room for its hint, so that they can be read down. */
function columnOfHints(items: readonly Item[], width: number): number {
  const ends = items
    .filter(
      ({ text, hint = '' }) =>
        !text.includes('\n') && leadWidth + text.length + 2 + hint.length <= width,
    )
    .map(({ text }) => leadWidth + text.length)
  const longestHint = Math.max(0, ...items.map(({ hint = '' }) => hint.length))
  const column = Math.max(0, ...ends)
  return column + 2 + longestHint <= width ? column : 0
}

/** The pointer, the number and the spaces around them, in a list of one choice. */
const leadWidth = 6

/** A hint stands beside its item, or under it where there is no room. */
function withHint(
  lines: readonly string[],
  plain: string,
  hint: string,
  width: number,
  style: PickStyle & { hintColumn: number },
): string[] {
  const beside = lines.length === 1 && plain.length + hint.length + 2 <= width
  if (beside) {
    const gap = ' '.repeat(Math.max(0, style.hintColumn - plain.length))
    return [`${lines[0]}${gap}${style.dim(`  ${hint}`)}`]
  }
  const indent = ' '.repeat(6)
  return [
    ...lines,
    ...wrapPlain(printableLines(hint), width - indent.length).map((part) =>
      style.dim(indent + part),
    ),
  ]
}

/**
 * No window from 40 columns on wraps it. It stands below the cursor, and of rows
 * there that a narrower window wraps, not every terminal moves the cursor alike.
 */
const noteWidth = 39

function noteRows(state: PickState, question: PickQuestion, style: PickStyle): string[] {
  const { note, search } = state
  const hint = search === null ? pickHint(question).replace('; ', '\n') : searchHint(search)
  const text = note === '' ? hint : note
  const width = Math.min(noteWidth, style.columns() - 1)
  return text.split('\n').flatMap((part) => wrapPlain(part, width).map(style.dim))
}

function searchHint(search: string): string {
  return `/${printableLines(search)}\ntype a word; Enter takes, Esc shows all`
}

/** Of several long ones only numbers stand in the row of the answer. */
function staysListed({ items, mode, search }: PickQuestion): boolean {
  return mode === 'several' && !search && !areBrief(items)
}

function doneRows(state: PickState, question: PickQuestion, style: PickStyle): string[] {
  const { items, mode } = question
  if (state.note === 'passed') return [style.dim('passed')]
  const chosen = state.picked.map((id) => items.find((item) => item.id === id)!)
  const numbers = chosen.map(({ number }) => number).join(', ')
  const texts = printableLines(chosen.map(({ text }) => text).join(', ')).replaceAll('\n', '; ')
  const told = {
    one: `${numbers}  ${texts}`,
    several: staysListed(question) ? numbers : texts,
    order: texts,
  }[mode]
  return wrapPlain(`${style.ascii ? '>' : '›'} ${told}`, style.columns() - 1).map(style.mark)
}
