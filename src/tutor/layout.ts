import type { CodePart } from '../course/deciding-code.ts'
import type { CodeLine } from '../course/source.ts'
import { wrap as wrapText } from '../course/text.ts'
import { type Line, line, type Role, type Span } from '../picture/line.ts'
import type { Highlight } from '../terminal/highlight.ts'
import { printable } from '../text/printable.ts'
import { wrap } from '../text/wrap.ts'

/** What lines are laid out for. */
export interface Page {
  width: () => number
  /** Plain lines instead of drawing and repainting. */
  linear: boolean
  ascii: boolean
}

/** Teaching text is set no wider than this, however wide the terminal. */
const widestText = 76

/** The columns that text has on a page. */
export function textWidth(width: number): number {
  return Math.min(width, widestText)
}

export const blank: Line = []

/** A paragraph wrapped to the width. */
export function paragraph(text: string, width: number, role: Role = 'plain'): Line[] {
  return text
    .split('\n')
    .flatMap((part) => wrap(printable(part), textWidth(width)).map((one) => line(one, role)))
}

/** A paragraph whose first word is marked: "Right: …". */
export function marked(mark: string, role: Role, text: string, width: number): Line[] {
  return begun(mark, role, `${mark} ${text}`, width)
}

/** A paragraph whose beginning tells what it is: "Question 2 of 4." */
export function headed(heading: string, text: string, width: number): Line[] {
  return heading === '' ? paragraph(text, width) : begun(heading, 'heading', text, width)
}

function begun(mark: string, role: Role, text: string, width: number): Line[] {
  return wrap(text, textWidth(width)).map((one, index) =>
    index === 0 && one.startsWith(mark)
      ? [
          { text: mark, role },
          { text: one.slice(mark.length), role: 'plain' },
        ]
      : line(one),
  )
}

/** Lines of the lesson's text. */
export function teachingText(lines: readonly string[], width: number): Line[] {
  return wrapText(lines, textWidth(width)).map((text) => line(text))
}

/** A page on which code is coloured; null where nothing is. */
export interface CodePage extends Page {
  highlight: Highlight | null
}

/** The code of a question, the names of other files above their lines. */
export function partLines(page: CodePage, parts: readonly CodePart[]): Line[] {
  return parts.flatMap(({ file, lines, goesOn }) => [
    ...(file === null ? [] : [line(page.linear ? `In ${file}:` : ` ${file}`, 'dim')]),
    ...codeLines(page, lines),
    ...(goesOn && !page.linear ? [gapLine(page, numberWidth(lines))] : []),
  ])
}

/**
 * Code as it stands on the screen: the file's own line numbers, coloured, wrapped
 * where it must be. In plain lines an empty one is left out: it would be said as
 * "Line 3:" and nothing.
 */
export function codeLines(page: CodePage, code: readonly CodeLine[]): Line[] {
  const { linear, ascii, highlight, width } = page
  if (linear) {
    const written = code.filter(({ text }) => text.trim() !== '')
    return written.map(({ number, text }) => line(`Line ${number}: ${printable(text)}`))
  }
  const columns = numberWidth(code)
  const bar = ascii ? '|' : '│'
  const coloured = highlight?.(code.map(({ text }) => text).join('\n'))
  return code.flatMap(({ number, text }, index) => {
    const spans = (coloured?.[index] ?? line(text)).map(
      (span): Span => ({ text: printable(span.text), role: span.role as Role }),
    )
    const before = code[index - 1]
    const isNext = before === undefined || number === before.number + 1
    const gap = isNext ? [] : [gapLine(page, columns)]
    const rows = wrapSpans(spans, width() - columns - 4).map((part, piece): Line => {
      const label = (piece === 0 ? String(number) : '').padStart(columns)
      return [{ text: ` ${label} ${bar} `, role: 'dim' }, ...part]
    })
    return [...gap, ...rows]
  })
}

function numberWidth(code: readonly CodeLine[]): number {
  return Math.max(2, String(code.at(-1)?.number ?? 0).length)
}

/** Where lines were left out. */
function gapLine({ ascii }: Page, columns: number): Line {
  return line(` ${(ascii ? '...' : '…').padStart(columns)} ${ascii ? '|' : '│'}`, 'dim')
}

/** Spans cut into lines of at most `columns`; nothing is lost. */
function wrapSpans(spans: readonly Span[], columns: number): Span[][] {
  const lines: Span[][] = [[]]
  let room = Math.max(8, columns)
  for (const { text, role } of spans) {
    let rest = text
    while (rest.length > room) {
      lines.at(-1)!.push({ text: rest.slice(0, room), role })
      rest = rest.slice(room)
      lines.push([])
      room = Math.max(8, columns)
    }
    lines.at(-1)!.push({ text: rest, role })
    room -= rest.length
  }
  return lines
}
