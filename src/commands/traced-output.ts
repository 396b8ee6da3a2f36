import type { App } from '../app.ts'
import { lessonOf } from '../own-program/finding.ts'
import type { Traced } from '../own-program/traced.ts'
import { drawTimeline } from '../picture/draw.ts'
import { type Line, line } from '../picture/line.ts'
import { ownProgramPicture } from '../picture/own-program.ts'
import { narrowest } from '../picture/picture.ts'
import { inWords } from '../picture/words.ts'
import { columnsOf } from '../terminal/size.ts'
import { printable } from '../text/printable.ts'
import { wrap } from '../text/wrap.ts'

/** The picture and what is said of it, on stderr: stdout is the program's. */
export async function printTraced(app: App, made: Traced, against: Traced | null): Promise<void> {
  const width = columnsOf(app.streams.stderr)
  const { ascii, linear } = app.capabilities
  const pictures = [...(against === null ? [] : [against]), made].map((one) =>
    ownProgramPicture(one, { ascii }),
  )
  const drawn =
    linear !== null || width < narrowest
      ? inWords(pictures, { width, ascii })
      : drawTimeline(pictures, { width, ascii })
  const text = [[], ...drawn, [], ...said(made, width)]
    .map((one) => `${app.paintError(one as Line)}\n`)
    .join('')
  app.streams.stderr.write(text)
}

/** The findings, what was not seen, and what to go on with. */
export function said({ run, findings }: Traced, width: number): Line[] {
  const lessons = [...new Set(findings.map(({ kind }) => lessonOf[kind]))]
  const dropped =
    run.droppedEvents === 0
      ? []
      : [`${run.droppedEvents} events more than are kept: what came last is not drawn.`]
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
