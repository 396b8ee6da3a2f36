import type { CodeLine } from '../course/source.ts'
import type { Line, Role, Span } from '../picture/line.ts'
import { printable } from '../text/printable.ts'
import type { Stage } from './stage.ts'

/**
 * Code as it stands on the screen: the file's own line numbers, coloured, wrapped
 * where it must be. In plain lines an empty one is left out: it would be said as
 * "Line 3:" and nothing.
 */
export function codeLines(
  { linear, ascii, highlight, width }: Pick<Stage, 'linear' | 'ascii' | 'highlight' | 'width'>,
  code: readonly CodeLine[],
): Line[] {
  if (linear) {
    const written = code.filter(({ text }) => text.trim() !== '')
    return written.map(({ number, text }) => [
      { text: `Line ${number}: ${printable(text)}`, role: 'plain' },
    ])
  }
  const numberWidth = Math.max(2, String(code.at(-1)?.number ?? 0).length)
  const bar = ascii ? '|' : '│'
  const coloured = highlight?.(code.map(({ text }) => text).join('\n'))
  return code.flatMap(({ number, text }, index) => {
    const spans = (coloured?.[index] ?? [{ text, role: 'plain' }]).map(
      (span): Span => ({ text: printable(span.text), role: span.role as Role }),
    )
    return wrapSpans(spans, width() - numberWidth - 4).map(
      (part, piece): Line => [
        {
          text: ` ${piece === 0 ? String(number).padStart(numberWidth) : ' '.repeat(numberWidth)} ${bar} `,
          role: 'dim',
        },
        ...part,
      ],
    )
  })
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
