import type { Line, Role } from '../picture/line.ts'
import { line } from '../picture/line.ts'
import { printable } from '../text/printable.ts'
import { wrap } from '../text/wrap.ts'

/** Teaching text is set no wider than this, however wide the terminal. */
export const widestText = 76

/** A paragraph wrapped to the width. */
export function paragraph(text: string, width: number, role: Role = 'plain'): Line[] {
  return text
    .split('\n')
    .flatMap((part) =>
      wrap(printable(part), Math.min(width, widestText)).map((one) => line(one, role)),
    )
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
  const lines = wrap(text, Math.min(width, widestText))
  return lines.map((one, index) =>
    index === 0 && one.startsWith(mark)
      ? [
          { text: mark, role },
          { text: one.slice(mark.length), role: 'plain' },
        ]
      : line(one),
  )
}

export const blank: Line = []
