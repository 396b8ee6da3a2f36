import type { App } from '../app.ts'
import { changes } from '../own-program/against.ts'
import { lessonOf } from '../own-program/finding.ts'
import type { Traced } from '../own-program/traced.ts'
import { drawTimeline } from '../picture/draw.ts'
import { type Line, line } from '../picture/line.ts'
import { ownProgramPicture } from '../picture/own-program.ts'
import { narrowest } from '../picture/picture.ts'
import { inWords } from '../picture/words.ts'
import type { Capabilities } from '../terminal/capabilities.ts'
import { columnsOf } from '../terminal/size.ts'
import { printable } from '../text/printable.ts'
import { wrap } from '../text/wrap.ts'

/** The picture and what is said of it, on stderr: stdout is the program's. */
export function printTraced(app: App, made: Traced, against: Traced | null): void {
  const lines = tracedLines(made, against, {
    ...app.capabilities,
    width: columnsOf(app.streams.stderr),
  })
  app.streams.stderr.write(lines.map((one) => `${app.paintError(one)}\n`).join(''))
}

/** Both pictures on one scale, and in words what changed, where there are two. */
export function tracedLines(
  made: Traced,
  against: Traced | null,
  { ascii, linear, width }: Pick<Capabilities, 'ascii' | 'linear'> & { width: number },
): Line[] {
  const pictures = [...(against === null ? [] : [against]), made].map((one, index, all) => {
    const picture = ownProgramPicture(one, { ascii })
    const when = index < all.length - 1 ? 'before' : 'after'
    return all.length === 1 ? picture : { ...picture, notes: [when, ...picture.notes] }
  })
  const drawn =
    linear !== null || width < narrowest
      ? inWords(pictures, { width, ascii })
      : drawTimeline(pictures, { width, ascii })
  const changed = against === null ? [] : changes(against, made)
  return [
    [],
    ...drawn,
    [],
    ...changed.flatMap((text) => paragraph(text, width)),
    ...(changed.length === 0 ? [] : [[]]),
    ...said(made, width),
  ]
}

/** The findings, what was not seen, and what to go on with. */
function said({ run, findings }: Traced, width: number): Line[] {
  const lessons = [...new Set(findings.map(({ kind }) => lessonOf[kind]))]
  const dropped =
    run.droppedEvents === 0
      ? []
      : [
          `${run.droppedEvents} events more than are kept: what came ${run.language === 'javascript' ? 'first' : 'last'} is not drawn.`,
        ]
  return [
    ...findings.flatMap(({ text }) => paragraph(text, width)),
    ...[...run.unseen, ...dropped].flatMap((text) => paragraph(text, width, 'dim')),
    ...(lessons.length === 0
      ? []
      : [
          line(
            `Next: ${lessons.map((lesson) => `learn-async learn ${lesson}`).join(', ')}`,
            'next',
          ),
        ]),
  ]
}

function paragraph(text: string, width: number, role: 'plain' | 'dim' = 'plain'): Line[] {
  return wrap(printable(text), Math.min(width, 100)).map((one) => line(one, role))
}
